import DesignModel
import Diagnostics

/// A waiver that covers no finding.
enum WaiverForNothing: Rule {
    static let id: DiagnosticID = "waiver-for-nothing"
    static let explanation = Explanation(
        fault: "A waiver's rule finds nothing at the place in `Where`.",
        whyItMatters: "The fault is mended already, or the place is misspelled and the finding still stands.",
        bad: "| filter-without-index | GET /customer | fewer than 100 rows | 2026-12-31 |",
        good: "| filter-without-index | GET /customers | fewer than 100 rows | 2026-12-31 |"
    )

    /// Waivers are looked at one by one, after all other rules.
    static func check(_ view: DesignView) -> [Diagnostic] { [] }

    // MARK: Messages

    static func finding(_ waiver: Waiver) -> Diagnostic {
        let place = waiver.place.value.isEmpty ? "" : " at `\(waiver.place.value)`"
        return finding(
            "The waiver of `\(waiver.rule.value)`\(place) waives nothing",
            at: waiver.rule.span,
            leadsTo: "A later fault of this kind would pass unseen.",
            help:
                "Remove the row, or write in `Where` the name that the finding speaks of: `GET /customers`, `Ticket.agent`, `Component: Desk`."
        )
    }
}
