import DesignModel
import Diagnostics

/// Work that fails is tried for ever.
enum RetryWithoutEnd: Rule {
    static let id: DiagnosticID = "retry-without-end"
    static let severity = Severity.danger
    static let explanation = Explanation(
        fault: "`On failure` of a worker says `retry forever`.",
        whyItMatters: """
            Work that can never succeed is tried until the service is switched off. It holds a place of the worker,
            calls other systems each time, and no dead letter ever tells of it.
            """,
        bad: "retry forever, exponential 1s to 5m",
        good: "retry 20 times, exponential 1s to 1h; then dead-letter and alert"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.workers.compactMap { worker in
            guard let policy = worker.onFailure, policy.value.retries == .endless else { return nil }
            return withoutEnd(worker, policy.span)
        }
    }

    // MARK: Messages

    private static func withoutEnd(_ worker: Worker, _ policy: SourceSpan) -> Diagnostic {
        finding(
            "`\(worker.name.value)` tries again without end",
            at: policy,
            leadsTo: "Work that can never succeed would be tried for ever, and nobody would be told.",
            help: "Write how often: `retry 20 times, exponential 1s to 1h; then dead-letter and alert`."
        )
    }
}
