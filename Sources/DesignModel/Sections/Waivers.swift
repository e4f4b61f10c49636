import Diagnostics
import DocumentReader

extension Reading {
    private static let grammar = TableGrammar(name: "table of waivers", columns: [.rule, .place, .reason, .until])

    func readWaivers() -> [Waiver] {
        guard let part = outline.parts[.waivers],
            let table = findings.table(in: part.section, of: "Waivers", Self.grammar)
        else { return [] }
        return table.rows.compactMap { row in
            guard let rule = findings.needed(.rule, of: row, help: "Name the rule that is waived.") else { return nil }
            func text(_ column: Column) -> Located<String> { Located(row.prose(column), at: row.span(column)) }
            return Waiver(
                rule: rule.located,
                place: text(.place),
                reason: text(.reason),
                until: text(.until),
                span: row.span
            )
        }
    }

    /// Every item of the list below `Open questions`.
    func readOpenQuestions() -> [Located<String>] {
        guard let part = outline.parts[.openQuestions] else { return [] }
        var questions: [Located<String>] = []
        for case .list(let items) in part.section.blocks {
            questions += items.map { Located($0.text.plainText, at: $0.text.span) }
        }
        return questions
    }
}
