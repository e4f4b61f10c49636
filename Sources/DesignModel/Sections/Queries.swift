import Diagnostics
import DocumentReader
import Expressions

extension Reading {
    func resolveQueries() {
        for component in components {
            findings.component = component.label
            for part in component.outline.parts(.query) where names.queries.place(of: part.name.value) == part.name.span
            {
                queries[part.name.value] = readQuery(part)
            }
        }
        findings.component = nil
    }

    private func readQuery(_ part: OutlinePart) -> Query {
        let tables = findings.tables(
            in: part.section,
            of: "Query: \(part.name.value)",
            expecting: [Self.inputGrammar, Self.resultGrammar],
            fences: ["sql"]
        )
        let inputs = inputs(readFields(tables[0], .input, .input))
        let sql = readSQL(part)
        checkParameters(of: sql, inputs)
        return Query(
            name: part.name,
            requirements: findings.readRequirements(of: part.heading, known: names.requirements),
            inputs: inputs,
            sql: sql,
            result: results(tables[1]),
            span: part.heading.span
        )
    }

    /// The rows of a result table.
    func results(_ table: ReadTable?) -> [Input] {
        readFields(table, .field, .result).map { draft in
            Input(
                name: draft.name,
                type: draft.type,
                rules: draft.rules.rules,
                description: draft.description,
                span: draft.span
            )
        }
    }

    private func readSQL(_ part: OutlinePart) -> Located<String> {
        var fences: [Fence] = []
        for case .fence(let fence) in part.section.blocks where fence.language.lowercased().hasPrefix("sql") {
            fences.append(fence)
        }
        if fences.count > 1 {
            findings.error(
                "duplicate-block",
                "A second `sql` block stands below one query",
                at: fences[1].span,
                because: [DiagnosticLabel(fences[0].span, "the first one")],
                leadsTo: "Only the first one would be run.",
                help: "Give each query a heading of its own."
            )
        }
        guard let fence = fences.first, fence.content.value.contains(where: { !$0.isWhitespace }) else {
            findings.error(
                "missing-sql",
                "The query has no statement",
                at: fences.first?.span ?? part.heading.span,
                leadsTo: "There is nothing to run.",
                help: "Add a `sql` block with a `SELECT`."
            )
            return Located("", at: part.heading.span)
        }
        return fence.content
    }

    /// `:name` stands for an input.
    private func checkParameters(of sql: Located<String>, _ inputs: [Input]) {
        for parameter in SQLParameters.find(in: sql) where !inputs.contains(where: { $0.name.value == parameter.value })
        {
            findings.unknown(
                "input",
                parameter,
                among: inputs.map(\.name.value),
                leadsTo: "The statement could not be run.",
                help: "Declare it in the query's input table."
            )
        }
    }
}

/// Finds `:name` in a statement, outside of texts, quoted names and comments.
enum SQLParameters {
    static func find(in sql: Located<String>) -> [Located<String>] {
        let bytes = Array(sql.value.utf8)
        var found: [Located<String>] = []
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "'"), UInt8(ascii: "\""): index = end(of: bytes[index], in: bytes, from: index + 1)
            case UInt8(ascii: "-") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "-"):
                index = end(of: UInt8(ascii: "\n"), in: bytes, from: index + 2)
            case UInt8(ascii: ":"):
                let isCast = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: ":")
                let start = index + 1
                index = isCast ? start + 1 : start
                while !isCast, index < bytes.count,
                    isLetter(bytes[index]) || isDigit(bytes[index]) || bytes[index] == 0x5F
                {
                    index += 1
                }
                guard !isCast, index > start, isLetter(bytes[start]) else { continue }
                let span = SourceSpan(file: sql.span.file, start: sql.span.start + start, end: sql.span.start + index)
                found.append(Located(String(decoding: bytes[start..<index], as: UTF8.self), at: span))
                continue
            default: break
            }
            index += 1
        }
        return found
    }

    private static func end(of byte: UInt8, in bytes: [UInt8], from start: Int) -> Int {
        guard start < bytes.count else { return bytes.count }
        return bytes[start...].firstIndex(of: byte) ?? bytes.count
    }
}
