import Diagnostics
import DocumentReader

extension Reading {
    /// Goes through a table `Setting, Value`: calls the reader that belongs to each row's setting.
    func readSettings(_ part: OutlinePart, _ grammar: TableGrammar, _ readers: [(name: String, read: (Inline) -> Void)])
    {
        let heading = part.kind.rawValue
        guard let table = findings.table(in: part.section, of: heading, grammar) else { return }
        var seen: [String: SourceSpan] = [:]
        for row in table.rows {
            guard let name = findings.needed(grammar.key, of: row, help: "Name what is set.")?.located else { continue }
            let key = matchKey(name.value)
            guard let reader = readers.first(where: { matchKey($0.name) == key }) else {
                let help = "\(heading) has \(readers.map { "`\($0.name)`" }.joined(separator: ", "))."
                findings.unknown(
                    "setting",
                    name,
                    among: readers.map(\.name),
                    leadsTo: "It would not be in force.",
                    help: help
                )
                continue
            }
            if let first = seen.updateValue(name.span, forKey: key) {
                findings.duplicate("setting", name, first: first, leadsTo: "Only one of the two can be in force.")
                continue
            }
            if let value = findings.needed(.value, of: row, help: "Give it a value, or remove the row.") {
                reader.read(value)
            }
        }
    }
}
