import Diagnostics
import DocumentReader
import Expressions

extension Reading {
    private static let errorGrammar = TableGrammar(
        name: "table of errors",
        columns: [.error, .description],
        isRequired: false
    )

    func resolveCustoms() {
        for component in components {
            findings.component = component.label
            for part in component.outline.parts(.custom)
            where names.customs.place(of: part.name.value) == part.name.span {
                customs[part.name.value] = readCustom(part)
            }
        }
        findings.component = nil
    }

    private func readCustom(_ part: OutlinePart) -> Custom {
        let grammars = [Self.inputGrammar, Self.resultGrammar, Self.errorGrammar]
        var section = part.section
        let examples = takeExamples(from: &section, grammars)
        let tables = findings.tables(in: section, of: "Custom: \(part.name.value)", expecting: grammars)
        let inputs = inputs(readFields(tables[0], .input, .input))
        var custom = Custom(
            name: part.name,
            requirements: findings.readRequirements(of: part.heading, known: names.requirements),
            inputs: inputs,
            result: results(tables[1]),
            errors: readCustomErrors(tables[2]),
            examples: [],
            span: part.heading.span
        )
        if let examples {
            custom.examples = ExampleReader(reading: self, custom: custom).read(examples)
        } else {
            missingExamples(part)
        }
        return custom
    }

    /// The table that is none of the others: a column per input, then what comes out.
    private func takeExamples(from section: inout Section, _ grammars: [TableGrammar]) -> Table? {
        let index = section.blocks.firstIndex { block in
            guard case .table(let table) = block else { return false }
            let header = table.header.map { matchKey($0.plainText) }
            return grammars.allSatisfy { grammar in
                grammar.fit(of: header) < 2
                    || (header.first != matchKey(grammar.key.rawValue) && grammar.fit(of: header) < 3)
            }
        }
        guard let index, case .table(let table) = section.blocks[index] else { return nil }
        section.blocks.remove(at: index)
        return table
    }

    private func readCustomErrors(_ table: ReadTable?) -> [Custom.CustomError] {
        var errors: [Custom.CustomError] = []
        for row in table?.rows ?? [] {
            guard let name = findings.needed(.error, of: row, help: "Name the error.")?.located else { continue }
            findings.checkStyle(name, "an error", .lowerSnake)
            if let first = errors.first(where: { $0.name.value == name.value }) {
                findings.duplicate(
                    "error",
                    name,
                    first: first.name.span,
                    leadsTo: "It would be open which one is meant."
                )
            } else {
                errors.append(.init(name: name, description: row.prose(.description), span: row.span))
            }
        }
        return errors
    }

    private func missingExamples(_ part: OutlinePart) {
        findings.error(
            "missing-table",
            "Below `Custom: \(part.name.value)` stands no table of examples",
            at: part.heading.span,
            leadsTo: "Nothing would show that the logic written by hand is right.",
            help: "Add a table with a column per input and the column `Result`, and `Error` where it can fail."
        )
    }
}

/// Reads the examples of hand-written logic: `| weight | zone | Result | Error |`.
struct ExampleReader {
    let reading: Reading
    let custom: Custom

    private enum Meaning {
        case input(Input)
        case result(Input)
        case error
    }

    func read(_ table: Table) -> [Custom.Example] {
        var meanings: [Int: Meaning] = [:]
        for (index, header) in table.header.enumerated() { meanings[index] = meaning(of: header.located) }
        for input in custom.inputs where !table.header.contains(where: { $0.plainText == input.name.value }) {
            missingColumn(input.name.value, table)
        }
        return table.rows.compactMap { readRow($0, meanings) }
    }

    private func meaning(of header: Located<String>) -> Meaning? {
        if let input = custom.inputs.first(where: { $0.name.value == header.value }) { return .input(input) }
        if let result = custom.result.first(where: { $0.name.value == header.value }) { return .result(result) }
        let key = matchKey(header.value)
        if key == "result", custom.result.count == 1 { return .result(custom.result[0]) }
        if key == "error" { return .error }
        let names = custom.inputs.map(\.name.value) + custom.result.map(\.name.value) + ["Result", "Error"]
        reading.findings.unknown("column", header, among: names, leadsTo: "Nothing in this column would be tried.")
        return nil
    }

    private func readRow(_ row: Table.Row, _ meanings: [Int: Meaning]) -> Custom.Example? {
        var arguments: [Step.Assignment] = []
        var results: [Step.Assignment] = []
        var failure: Located<String>?
        for (index, cell) in row.cells.enumerated() where !cell.isNone {
            switch meanings[index] {
            case .input(let input): arguments.append(value(of: cell, input))
            case .result(let result): results.append(value(of: cell, result))
            case .error: failure = cell.located
            case nil: break
            }
        }
        for input in custom.inputs
        where input.isRequired && !arguments.contains(where: { $0.name.value == input.name.value }) {
            exampleFault(
                "The example gives `\(input.name.value)` no value",
                at: row.span,
                help: "Fill the cell, or make the input `optional`."
            )
        }
        guard let outcome = outcome(results, failure, row) else { return nil }
        return Custom.Example(arguments: arguments, outcome: outcome, span: row.span)
    }

    private func outcome(_ results: [Step.Assignment], _ failure: Located<String>?, _ row: Table.Row) -> Custom.Outcome?
    {
        guard let failure else {
            let missing = custom.result.filter { result in
                !results.contains { $0.name.value == result.name.value } && result.rules.isOptional == nil
            }
            if missing.isEmpty { return .result(results) }
            exampleFault(
                "The example does not say what comes out",
                at: row.span,
                help: "Fill the column of the result, or `Error`."
            )
            return nil
        }
        guard results.isEmpty else {
            exampleFault("The example has a result and an error", at: failure.span, help: "Leave one of them empty.")
            return nil
        }
        guard custom.errors.contains(where: { $0.name.value == failure.value }) else {
            reading.findings.unknown(
                "error",
                failure,
                among: custom.errors.map(\.name.value),
                leadsTo: "The example could not be tried.",
                help: "Declare it in the table of errors."
            )
            return nil
        }
        return .error(failure.value)
    }

    /// A literal, bare or in a code span; a text may stand in quotes.
    private func value(of cell: Inline, _ input: Input) -> Step.Assignment {
        let text = cell.located
        let type = input.valueType
        let isBareText = [ValueType.text, .uuid, .date, .timestamp, .duration].contains(type.unwrapped)
        let isWord = if case .oneOf = type.unwrapped { true } else { false }
        let value: TypedExpression
        if isBareText || isWord, !text.value.contains("\""), !text.value.contains("(") {
            value = reading.bareValue(text, as: type)
        } else {
            value = reading.check(text, in: Surroundings(), as: type)
        }
        return Step.Assignment(name: input.name, value: value)
    }

    private func missingColumn(_ name: String, _ table: Table) {
        reading.findings.error(
            "missing-column",
            "The table of examples lacks the column `\(name)`",
            at: table.headerSpan,
            leadsTo: "The logic could not be called.",
            help: "It has a column for each input."
        )
    }

    private func exampleFault(_ message: String, at span: SourceSpan, help: String) {
        reading.findings.error(
            "example-syntax",
            message,
            at: span,
            leadsTo: "The example could not be tried.",
            help: help
        )
    }
}

extension Reading {
    /// A value that stands bare in a cell, as a text would hold it: `2026-03-01`, `normal`.
    func bareValue(_ text: Located<String>, as type: ValueType) -> TypedExpression {
        let literal = ExpressionSyntax(.literal(.text(text.value)), at: text.span)
        let conversion: String? =
            switch type.unwrapped {
            case .uuid: "uuid"
            case .date: "date"
            case .timestamp: "timestamp"
            case .duration: "duration"
            default: nil
            }
        guard let conversion else { return check(literal, of: text, in: Surroundings(), as: type) }
        let call = ExpressionSyntax(.call(Located(conversion, at: text.span), receiver: nil, [literal]), at: text.span)
        return check(call, of: text, in: Surroundings(), as: type)
    }
}
