import Diagnostics
import DocumentReader

extension Findings {
    /// The tables below a heading, one for each grammar; reports those that are missing, unknown or there twice, and
    /// fences that carry meaning but not here.
    func tables(
        in section: Section,
        of heading: String,
        expecting grammars: [TableGrammar],
        fences: Set<String> = []
    ) -> [ReadTable?] {
        var found = [ReadTable?](repeating: nil, count: grammars.count)
        var isMissed = false
        for block in section.blocks {
            switch block {
            case .table(let table):
                guard let index = bestFit(table, grammars, found) else {
                    isMissed = true
                    unknownTable(table, heading, grammars)
                    continue
                }
                if let first = found[index] {
                    duplicateTable(grammars[index], table, first.span)
                } else {
                    found[index] = read(table, as: grammars[index])
                }
            case .fence(let fence): checkPlace(of: fence, heading, allowed: fences)
            case .paragraph, .list, .other: break
            }
        }
        for (grammar, table) in zip(grammars, found) where table == nil && grammar.isRequired && !isMissed {
            missingTable(grammar, heading, section.span)
        }
        return found
    }

    /// What stands below a heading that holds only headings and prose; a list has a meaning below `Scenarios` only.
    func blocks(directlyIn section: Section, of heading: String, lists: Bool = false) {
        _ = tables(in: section, of: heading, expecting: [])
        guard lists, let list = section.blocks.first(where: { if case .list = $0 { true } else { false } }) else {
            return
        }
        error(
            "misplaced-block",
            "A list has no meaning below `\(heading)`",
            at: list.span,
            leadsTo: "Nothing of it would be tried.",
            help: "It belongs below a heading `### Scenario: NAME`."
        )
    }

    /// A single table below a heading.
    func table(in section: Section, of heading: String, _ grammar: TableGrammar) -> ReadTable? {
        tables(in: section, of: heading, expecting: [grammar])[0]
    }

    /// Prose may hold tables and blocks, unless it stands where they would be taken for the meaning of a heading.
    func tables(inProse section: Section, isMeaningful: Bool) {
        guard isMeaningful else { return }
        for case .fence(let fence) in section.blocks { checkPlace(of: fence, "prose", allowed: []) }
    }

    private func bestFit(_ table: Table, _ grammars: [TableGrammar], _ found: [ReadTable?]) -> Int? {
        let header = table.header.map { matchKey($0.plainText) }
        let fits = grammars.map { $0.fit(of: header) }
        guard let best = fits.max(), best > 0 else { return nil }
        // Of two grammars that fit equally, the one that is still open.
        return grammars.indices.first { fits[$0] == best && found[$0] == nil } ?? fits.firstIndex(of: best)
    }

    private func checkPlace(of fence: Fence, _ heading: String, allowed: Set<String>) {
        let language = fence.language.split(separator: " ").first.map { $0.lowercased() } ?? ""
        let isDiagram = language == "mermaid" && fence.content.value.contains("stateDiagram")
        guard ["hurl", "sql"].contains(language) || isDiagram, !allowed.contains(language) else { return }
        let belongs =
            switch language {
            case "hurl": "`### Scenario: NAME`"
            case "sql": "`### Query: NAME`"
            default: "`### Lifecycle: ENTITY`"
            }
        error(
            "misplaced-block",
            "A `\(language)` block has no meaning here",
            at: fence.span,
            leadsTo: "Nothing of it would be built.",
            help: "It belongs below a heading \(belongs)."
        )
    }

    func unknownTable(_ table: Table, _ heading: String, _ grammars: [TableGrammar]) {
        let expected = grammars.map { "a \($0.name) (\($0.header))" }.joined(separator: ", ")
        let lost = headingLost(above: table)
        if let lost { note(tableAt: table.headerSpan, without: lost) }
        error(
            "unknown-table",
            "This table has no meaning \(heading.isEmpty ? "here" : "below `\(heading)`")",
            at: table.headerSpan,
            leadsTo: "Nothing of it would be built.",
            help: lost.map { "Is the heading `\($0)` above it missing?" }
                ?? (grammars.isEmpty
                    ? "Is the heading above it missing? Tables of prose stand below headings of their own."
                    : "Here stands \(expected); is a heading above this table missing?")
        )
    }

    private func duplicateTable(_ grammar: TableGrammar, _ table: Table, _ first: SourceSpan) {
        error(
            "duplicate-table",
            "A second \(grammar.name) stands below one heading",
            at: table.headerSpan,
            because: [DiagnosticLabel(first, "the first one")],
            leadsTo: "Only the first one would be read.",
            help: "Put both together, or give the second one the heading that it lacks."
        )
    }

    func missingTable(_ grammar: TableGrammar, _ heading: String, _ span: SourceSpan) {
        error(
            "missing-table",
            "Below `\(heading)` stands no \(grammar.name)",
            at: span,
            leadsTo: "The heading says nothing without it.",
            help: "Its columns are \(grammar.header)."
        )
    }
}
