import Diagnostics
import DocumentReader

extension Reading {
    private static let grammar = TableGrammar(
        name: "table of requirements",
        columns: [.id, .requirement, .acceptance]
    )

    func readRequirements() -> [Requirement] {
        guard let part = outline.parts[.requirements],
            let table = findings.table(in: part.section, of: "Requirements", Self.grammar)
        else { return [] }
        var requirements: [Requirement] = []
        for row in table.rows {
            guard
                let id = findings.needed(.id, of: row, help: "Give the requirement an id, such as `REQ-001`.")?.located
            else {
                continue
            }
            guard names.requirements.declare(id) else {
                if let first = names.requirements.place(of: id.value) {
                    findings.duplicate("requirement", id, first: first, leadsTo: "Links to it could mean either.")
                }
                continue
            }
            let sentence = findings.needed(.requirement, of: row, help: "Say what the system shall do, and when.")
            requirements.append(
                Requirement(
                    id: id,
                    sentence: sentence?.located ?? Located("", at: row.span(.requirement)),
                    prose: sentence.map(Prose.init) ?? Prose(runs: [], span: row.span(.requirement)),
                    acceptance: readAcceptance(row[.acceptance]),
                    span: row.span
                )
            )
        }
        return requirements
    }

    /// `Scenario: From report to resolution; Scenario: Comments`.
    private func readAcceptance(_ cell: Inline?) -> [Located<String>] {
        guard let cell else { return [] }
        return cell.list(separatedBy: ";").compactMap { item in
            let text = SpannedText(item)
            guard let colon = text.bytes.firstIndex(of: UInt8(ascii: ":")), matchKey(text.text(0..<colon)) == "scenario"
            else {
                findings.error(
                    "acceptance-syntax",
                    "`\(item.value)` names no scenario",
                    at: item.span,
                    leadsTo: "Nothing would show that the requirement is met.",
                    help: "Write `Scenario: NAME`; several are separated by `;`."
                )
                return nil
            }
            return text.located(text.trimmed(colon + 1..<text.bytes.count))
        }
    }
}
