import DesignModel
import Diagnostics

/// A waiver that does not say why.
enum WaiverWithoutReason: Rule {
    static let id: DiagnosticID = "waiver-without-reason"
    static let explanation = Explanation(
        fault: "A row of `Waivers` has no reason.",
        whyItMatters: "Nobody could judge later whether it still holds.",
        bad: "| filter-without-index | GET /customers | | 2026-12-31 |",
        good: "| filter-without-index | GET /customers | fewer than 100 rows | 2026-12-31 |"
    )

    /// Waivers are looked at one by one, after all other rules.
    static func check(_ view: DesignView) -> [Diagnostic] { [] }

    static func finding(_ waiver: Waiver) -> Diagnostic? {
        ["", "–", "—", "-"].contains(waiver.reason.value) ? without(waiver) : nil
    }

    // MARK: Messages

    private static func without(_ waiver: Waiver) -> Diagnostic {
        finding(
            "The waiver of `\(waiver.rule.value)` has no reason",
            at: waiver.rule.span,
            leadsTo: "Nobody could judge later whether it still holds.",
            help: "Write in `Reason` why the finding does no harm here."
        )
    }
}
