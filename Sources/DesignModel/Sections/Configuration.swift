import Diagnostics
import DocumentReader

extension Reading {
    private static let grammar = TableGrammar(
        name: "table of variables",
        columns: [.variable, .type, .standard, .description]
    )

    func readConfiguration() -> [Variable] {
        guard let part = outline.parts[.configuration],
            let table = findings.table(in: part.section, of: "Configuration", Self.grammar)
        else { return [] }
        return table.rows.compactMap(readVariable)
    }

    private func readVariable(_ row: ReadRow) -> Variable? {
        guard let name = findings.needed(.variable, of: row, help: "Name the variable.")?.located else { return nil }
        findings.checkStyle(name, "a variable", .upperSnake)
        guard names.variables.declare(name) else {
            if let first = names.variables.place(of: name.value) {
                findings.duplicate("variable", name, first: first, leadsTo: "It would be open which of the two counts.")
            }
            return nil
        }
        let type = readType(row, .variable)
        return Variable(
            name: name,
            type: type,
            need: readNeed(row, type.value),
            description: row.prose(.description),
            span: row.span
        )
    }

    /// `required`, `none`, or a value as the environment would hold it.
    private func readNeed(_ row: ReadRow, _ type: FieldType) -> Located<Variable.Need> {
        guard let cell = row[.standard], !cell.isNone else { return Located(.optional, at: row.span(.standard)) }
        let text = cell.plainText
        if cell.codes.isEmpty {
            switch text.lowercased() {
            case "required": return Located(.required, at: cell.span)
            case "none", "optional": return Located(.optional, at: cell.span)
            default: break
            }
        }
        let value = cell.located.value
        if !type.accepts(value) {
            findings.error(
                "default-does-not-fit",
                "The default `\(value)` is not of the variable's type",
                at: cell.span,
                because: [DiagnosticLabel(row.span(.type), "the type")],
                leadsTo: "The service would refuse to start with it.",
                help: "Write a value of the type, `required` or `none`."
            )
        }
        return Located(.standard(value), at: cell.span)
    }
}
