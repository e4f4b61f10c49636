import Diagnostics
import DocumentReader

/// Collects what readers find wrong, and what they find that no service is written from yet.
final class Findings {
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var beyondToday: [BeyondToday] = []
    private var refused: Set<BeyondToday> = []
    /// So many times a name that means nothing is compared with one that does. Who has thousands of them among thousands
    /// has renamed something, and needs no suggestion for each.
    private var comparisonsLeft = 2_000_000
    /// The texts of the tables that have been read.
    private(set) var prose: [Prose] = []
    /// Tables below no heading that they could belong to, each with the heading that it has probably lost.
    private(set) var tablesWithoutHeading: [SourceSpan: String] = [:]
    /// The part of the design that is being read: "Component: Desk"; goes with each finding.
    var component: String?

    func error(
        _ id: DiagnosticID,
        _ message: String,
        at span: SourceSpan,
        label: String = "",
        because secondary: [DiagnosticLabel] = [],
        leadsTo consequence: String,
        help: String,
        fixIts: [FixIt] = []
    ) {
        diagnostics.append(
            Diagnostic(
                id,
                .error,
                message,
                at: span,
                label: label,
                because: secondary,
                leadsTo: consequence,
                help: help,
                fixIts: fixIts,
                component: component
            )
        )
    }

    /// Keeps the texts of a table's row, for rules about the words that stand in it.
    func keep(_ cells: some Sequence<Inline>) { prose += cells.filter { !$0.isNone }.map(Prose.init) }

    func note(tableAt span: SourceSpan, without heading: String) { tablesWithoutHeading[span] = heading }

    /// Takes over what another room found.
    func take(_ others: [Diagnostic]) {
        for var other in others {
            other.component = other.component ?? component
            diagnostics.append(other)
        }
    }

    /// Notes a part of the format that is read but that no service is written from yet.
    func refuse(_ feature: Feature, at span: SourceSpan) { refuse(feature.rawValue, at: span) }

    private func refuse(_ feature: String, at span: SourceSpan) {
        let found = BeyondToday(feature: feature, span: span)
        if refused.insert(found).inserted { beyondToday.append(found) }
    }

    /// Notes a function of the expression language that no service is written from yet.
    func refuse(function name: String, at span: SourceSpan) {
        refuse("The function `\(name)`", at: span)
    }

    /// A name that nothing in the design has, with the one that was probably meant.
    func unknown(
        _ kind: String,
        _ name: Located<String>,
        among candidates: some Sequence<String>,
        leadsTo consequence: String,
        help: String = ""
    ) {
        let names = Array(candidates)
        comparisonsLeft -= names.count
        let meant = comparisonsLeft > 0 ? didYouMean(name.value, among: names) : nil
        error(
            DiagnosticID(rawValue: "unknown-" + kind.replacing(" ", with: "-")),
            "There is no \(kind) `\(name.value)`",
            at: name.span,
            leadsTo: consequence,
            help: meant.map { "Did you mean `\($0)`?" } ?? (help.isEmpty ? Self.known(names) : help),
            fixIts: meant.map { [FixIt(meaning: $0, insteadOf: name.value, among: names, at: name.span)] } ?? []
        )
    }

    private static func known(_ names: [String]) -> String {
        if names.isEmpty { return "The design has none." }
        // Of very many the first ones tell as much as any, and each finding would sort them all.
        let shown = (names.count > 500 ? names : names.sorted()).prefix(12).map { "`\($0)`" }
        return "Known: \(shown.joined(separator: ", "))\(names.count > 12 ? " …" : "")."
    }

    /// Two things with one name, at the later one.
    func duplicate(_ kind: String, _ name: Located<String>, first: SourceSpan, leadsTo consequence: String) {
        error(
            "duplicate-name",
            "The \(kind) `\(name.value)` stands here for the second time",
            at: name.span,
            because: [DiagnosticLabel(first, "the first one")],
            leadsTo: consequence,
            help: "Rename one of them, or remove it."
        )
    }

    /// In the order of their places.
    var sorted: [Diagnostic] {
        diagnostics.enumerated().sorted { left, right in
            (left.element.primary.span, left.offset) < (right.element.primary.span, right.offset)
        }.map(\.element)
    }
}
