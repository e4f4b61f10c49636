import DesignModel
import Diagnostics

/// Times of a call that do not fit into each other.
enum DeadlineTooShort: Rule {
    static let id: DiagnosticID = "deadline-too-short"
    static let severity = Severity.danger
    static let explanation = Explanation(
        fault: """
            No retry fits into the time for all attempts once an attempt has timed out, or the calls of a worker do not
            fit into the worker's timeout.
            """,
        whyItMatters: """
            The shorter time always wins: the longer one stands in the design and never counts. A call that is cut off
            by its caller has been done all the same, and nobody hears the answer.
            """,
        bad: """
            | Timeout | 2s, connect 500ms, 2s in all |
            | Retry | 2 times, exponential 100ms to 1s, on timeout, 429, 5xx |
            """,
        good: """
            | Timeout | 2s, connect 500ms, 5s in all |
            | Retry | 2 times, exponential 100ms to 1s, on timeout, 429, 5xx |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.integrations.compactMap { ofSetting($0) } + view.workers.compactMap { ofWorker($0, view) }
    }

    private static func ofSetting(_ integration: Integration) -> Diagnostic? {
        guard let timeout = integration.timeout, let all = timeout.value.inAll else { return nil }
        // A retry of an answer that comes at once fits in any case; one after a timeout starts at the earliest then.
        guard let retry = integration.retry, case .times(_, let backoff, let causes) = retry.value,
            causes.isEmpty || causes.contains(.timeout)
        else { return nil }
        let attempt = timeout.value.attempt
        let wait = backoff?.firstMilliseconds ?? 0
        guard attempt + wait >= all else { return nil }
        let wanted = WorstCase(attempts: integration.attempts, of: attempt, backoff)
        return noRetry(integration, attempt: attempt, wait: wait, all: all, wanted, retry.span, timeout.span)
    }

    /// In a worker each call is tried once: the worker retries as a whole.
    private static func ofWorker(_ worker: Worker, _ view: DesignView) -> Diagnostic? {
        let calls = view.calls(in: worker.steps, of: .worker(worker))
        guard let limit = worker.timeout, limit.value < WorstCase.longest / 1000,
            let first = calls.first(where: { $0.integration.timeout != nil })
        else { return nil }
        let times = times(of: worker.steps, worker, view)
        let sum = times.reduce(0, +)
        guard sum > limit.value * 1000 else { return nil }
        return callsTooLong(worker, times, sum, limit, first)
    }

    /// Of each call that one run may come by; branches may exclude each other, so that only the longest counts.
    private static func times(of steps: [Step], _ worker: Worker, _ view: DesignView) -> [Int] {
        var times: [Int] = []
        var branch: [Int] = []
        for step in steps {
            switch step.kind {
            case .when(_, let inner):
                let other = Self.times(of: inner, worker, view)
                if other.reduce(0, +) > branch.reduce(0, +) { branch = other }
            case .forEach(_, _, let inner): times += Self.times(of: inner, worker, view)
            case .call:
                let timeout = view.calls(in: [step], of: .worker(worker)).first?.integration.timeout?.value
                if let timeout { times.append(min(timeout.attempt, timeout.inAll ?? .max, WorstCase.longest)) }
            default: continue
            }
        }
        return times + branch
    }

    // MARK: Messages

    private static func noRetry(
        _ integration: Integration,
        attempt: Int,
        wait: Int,
        all: Int,
        _ wanted: WorstCase,
        _ retry: SourceSpan,
        _ timeout: SourceSpan
    ) -> Diagnostic {
        finding(
            "`\(integration.name.value)` is never tried again after a timeout: \(spelled(attempt)) + \(spelled(wait)) of backoff leave nothing of \(spelled(all)) in all",
            at: timeout,
            because: [DiagnosticLabel(retry, "all attempts would take \(wanted.sum)")],
            leadsTo: "The design promises retries on timeout that do not happen.",
            help: "Write more time `in all`, a shorter attempt, or `none` in `Retry`."
        )
    }

    private static func callsTooLong(
        _ worker: Worker,
        _ times: [Int],
        _ sum: Int,
        _ limit: Located<Int>,
        _ call: Call
    ) -> Diagnostic {
        let terms = times.map(spelled).joined(separator: " + ")
        let total = times.count > 1 ? " = \(spelled(sum))" : ""
        return finding(
            "The calls of `\(worker.name.value)` can take \(terms)\(total), longer than its timeout of \(limit.value) s",
            at: limit.span,
            because: [
                DiagnosticLabel(call.step.span, "the call"),
                DiagnosticLabel(call.integration.timeout?.span ?? call.integration.name.span, "its time"),
            ],
            leadsTo: "The worker would give up a call that is still answered, and do it again.",
            help: "Write a timeout of more than \(spelled(sum)) for the worker, or shorter ones for its calls."
        )
    }
}
