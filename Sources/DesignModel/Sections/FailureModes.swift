import Diagnostics
import DocumentReader

extension Reading {
    private static let grammar = TableGrammar(
        name: "table of failure modes",
        columns: [.failureMode, .detection, .impact, .recovery, .recoveryTime]
    )

    func readFailureModes(_ component: OutlineComponent) -> [FailureMode] {
        guard let part = component.part(.failureModes),
            let table = findings.table(in: part.section, of: "Failure modes", Self.grammar)
        else { return [] }
        var seen: [String: SourceSpan] = [:]
        return table.rows.compactMap { row in
            guard let name = findings.needed(.failureMode, of: row, help: "Say what fails.")?.located else {
                return nil
            }
            if let first = seen.updateValue(name.span, forKey: name.value) {
                findings.duplicate("failure mode", name, first: first, leadsTo: "It would be tried twice.")
            }
            func text(_ column: Column) -> Located<String> { Located(row.prose(column), at: row.span(column)) }
            return FailureMode(
                name: name,
                detection: text(.detection),
                impact: text(.impact),
                recovery: text(.recovery),
                recoveryTime: text(.recoveryTime),
                span: row.span
            )
        }
    }
}
