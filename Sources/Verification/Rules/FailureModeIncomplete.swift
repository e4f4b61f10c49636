import DesignModel
import Diagnostics

/// A failure mode that says nothing of one of its sides.
enum FailureModeIncomplete: Rule {
    static let id: DiagnosticID = "failure-mode-incomplete"
    static let explanation = Explanation(
        fault: "A row of `Failure modes` leaves detection, impact, recovery or RTO empty.",
        whyItMatters:
            "A failure that nobody notices, or that nobody knows the way out of, is an outage of unknown length.",
        bad: "| Database down | readiness probe | requests answer 503 | | 30s |",
        good: "| Database down | readiness probe | requests answer 503 | reconnect with backoff | 30s |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.design.components.flatMap(\.failureModes).flatMap { mode -> [Diagnostic] in
            let cells = [
                ("detection", mode.detection), ("impact", mode.impact), ("recovery", mode.recovery),
                ("RTO", mode.recoveryTime),
            ]
            return cells.filter { isNone($0.1.value) && !view.isTroubled(in: $0.1.span) }.map {
                incomplete(mode, $0.0, $0.1.span)
            }
        }
    }

    private static func isNone(_ text: String) -> Bool {
        ["", "–", "—", "-"].contains(text)
    }

    // MARK: Messages

    private static func incomplete(_ mode: FailureMode, _ cell: String, _ span: SourceSpan) -> Diagnostic {
        finding(
            "The failure mode `\(mode.name.value)` does not say its \(cell)",
            at: span.isEmpty ? mode.name.span : span,
            leadsTo: "Whoever is woken by it would have to find out.",
            help: cell == "RTO"
                ? "Write how long it may last at most, as in `30s`; `0s` where nobody notices."
                : "Write it, or `none needed`."
        )
    }
}
