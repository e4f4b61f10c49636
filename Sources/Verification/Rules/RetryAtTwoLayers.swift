import DesignModel
import Diagnostics

/// An integration retries, and so does everybody who calls it.
enum RetryAtTwoLayers: Rule {
    static let id: DiagnosticID = "retry-at-two-layers"
    static let severity = Severity.warning
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: """
            An integration has `Retry`, and each of its calls stands in a worker that retries by itself. The worker's
            own retries replace those of the integration, so that these never happen.
            """,
        whyItMatters: """
            Two numbers stand in the design, and whoever reads one of them is wrong: multiplied, they would be a storm
            on a system that is already down.
            """,
        bad: """
            | Retry | 2 times, exponential 100ms to 1s, on timeout, 429, 5xx |

            (and called only by a worker with `retry 5 times, exponential 1s to 5m; then dead-letter and alert`)
            """,
        good: "| Retry | none |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let calls = view.calls
        return view.integrations.compactMap { integration in
            guard let retry = integration.retry, integration.attempts > 1 else { return nil }
            let workers = calls.filter { $0.integration.name.value == integration.name.value }.map(\.caller.worker)
            guard let first = workers.first.flatMap({ $0 }), let policy = first.onFailure,
                workers.allSatisfy({ $0.flatMap(\.attempts) ?? 1 > 1 })
            else { return nil }
            return atTwoLayers(integration, retry.span, first, policy.span)
        }
    }

    // MARK: Messages

    private static func atTwoLayers(
        _ integration: Integration,
        _ retry: SourceSpan,
        _ worker: Worker,
        _ policy: SourceSpan
    ) -> Diagnostic {
        let inner = integration.attempts
        let outer = worker.attempts ?? 1
        return finding(
            "Only workers that retry by themselves call `\(integration.name.value)`, so that its own retries never happen",
            at: retry,
            because: [DiagnosticLabel(policy, "`\(worker.name.value)` tries \(outer) times")],
            leadsTo:
                "A reader would count \(inner) × \(outer) = \(inner * outer) calls for each piece of work, and there are \(outer).",
            help: "Write `none` in `Retry`: the worker decides."
        )
    }
}
