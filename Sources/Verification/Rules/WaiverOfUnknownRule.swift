import DesignModel
import Diagnostics

/// A waiver for a rule that there is not, or that cannot be waived.
enum WaiverOfUnknownRule: Rule {
    static let id: DiagnosticID = "waiver-of-unknown-rule"
    static let explanation = Explanation(
        fault: "A row of `Waivers` names no rule, or a rule that finds errors, which cannot be waived.",
        whyItMatters: "What it was to allow is still found, or something that cannot be built was to be ignored.",
        bad: "| filter-without-indx | GET /customers | few rows | 2026-12-31 |",
        good: "| filter-without-index | GET /customers | few rows | 2026-12-31 |"
    )

    /// Waivers are looked at one by one, after all other rules.
    static func check(_ view: DesignView) -> [Diagnostic] { [] }

    static func finding(_ waiver: Waiver) -> Diagnostic? {
        guard let rule = allRules.first(where: { $0.id.rawValue == waiver.rule.value }) else { return unknown(waiver) }
        return rule.severity == .error ? ofError(waiver) : nil
    }

    // MARK: Messages

    private static func unknown(_ waiver: Waiver) -> Diagnostic {
        let name = waiver.rule.value
        let known = allRules.filter { $0.severity != .error }.map { $0.id.rawValue }
        let meant = didYouMean(name, among: known)
        return finding(
            "There is no rule `\(waiver.rule.value)`",
            at: waiver.rule.span.isEmpty ? waiver.span : waiver.rule.span,
            leadsTo: "Nothing is waived by this row.",
            help: meant.map { "Did you mean `\($0)`?" }
                ?? "Write the name that stands in brackets behind `danger` or `warning`.",
            fixIts: meant.map { [FixIt(meaning: $0, insteadOf: name, among: known, at: waiver.rule.span)] } ?? []
        )
    }

    private static func ofError(_ waiver: Waiver) -> Diagnostic {
        finding(
            "`\(waiver.rule.value)` finds errors, which cannot be waived",
            at: waiver.rule.span,
            leadsTo: "No service can be built with the error in the design.",
            help: "Mend what the rule finds and remove this row."
        )
    }
}
