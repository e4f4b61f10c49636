import DesignModel
import Diagnostics

/// A waiver whose last day has passed, or that has none.
enum WaiverExpired: Rule {
    static let id: DiagnosticID = "waiver-expired"
    static let explanation = Explanation(
        fault: "The day in `Until` has passed, or is no day.",
        whyItMatters: "A waiver is a debt with a date: after it the finding counts again.",
        bad: "| filter-without-index | GET /customers | fewer than 100 rows | 2020-01-31 |",
        good: "| filter-without-index | GET /customers | fewer than 100 rows | 2026-12-31 |"
    )

    /// Waivers are looked at one by one, after all other rules.
    static func check(_ view: DesignView) -> [Diagnostic] { [] }

    static func finding(_ waiver: Waiver, today: CalendarDay?) -> Diagnostic? {
        guard let last = CalendarDay(waiver.until.value) else { return noDay(waiver) }
        guard let today, last < today else { return nil }
        return expired(waiver, last)
    }

    // MARK: Messages

    private static func noDay(_ waiver: Waiver) -> Diagnostic {
        finding(
            "The waiver of `\(waiver.rule.value)` does not say until when it holds",
            at: waiver.until.span.isEmpty ? waiver.rule.span : waiver.until.span,
            leadsTo: "It would hold for ever, and nobody would look at it again.",
            help: "Write the last day as `2026-12-31`."
        )
    }

    private static func expired(_ waiver: Waiver, _ last: CalendarDay) -> Diagnostic {
        finding(
            "The waiver of `\(waiver.rule.value)` has expired on \(last)",
            at: waiver.until.span,
            leadsTo: "What it waived counts again.",
            help: "Mend what the rule finds and remove the row, or judge it anew and write a later day."
        )
    }
}
