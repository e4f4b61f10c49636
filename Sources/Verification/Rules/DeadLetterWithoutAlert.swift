import DesignModel
import Diagnostics

/// Work is put aside, and nobody is told.
enum DeadLetterWithoutAlert: Rule {
    static let id: DiagnosticID = "dead-letter-without-alert"
    static let severity = Severity.danger
    static let explanation = Explanation(
        fault: "`On failure` of a worker dead-letters what keeps failing, and does not raise an alert.",
        whyItMatters: """
            A dead letter is work that nobody does any more. A share of failures, as `Monitoring` watches it, does not
            tell of a single one.
            """,
        bad: "retry 5 times, exponential 1s to 5m; then dead-letter",
        good: "retry 5 times, exponential 1s to 5m; then dead-letter and alert"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.workers.compactMap { worker in
            guard let policy = worker.onFailure, policy.value.deadLetters, !policy.value.alerts else { return nil }
            return withoutAlert(worker, policy.span)
        }
    }

    // MARK: Messages

    private static func withoutAlert(_ worker: Worker, _ policy: SourceSpan) -> Diagnostic {
        let end = SourceSpan(file: policy.file, start: policy.end, end: policy.end)
        return finding(
            "Nobody is told of a dead letter of `\(worker.name.value)`",
            at: policy,
            leadsTo: "The work would lie there until somebody misses it.",
            help: "Write `then dead-letter and alert`.",
            fixIts: [FixIt("write `and alert`", replacing: end, with: " and alert")]
        )
    }
}
