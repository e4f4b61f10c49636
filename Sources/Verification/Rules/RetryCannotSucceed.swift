import DesignModel
import Diagnostics

/// A call is repeated after an answer that a repetition cannot change.
enum RetryCannotSucceed: Rule {
    static let id: DiagnosticID = "retry-cannot-succeed"
    static let severity = Severity.warning
    static let explanation = Explanation(
        fault: """
            `Retry` of an integration names 400, 401, 403, 404, 422 or 4xx, or a worker retries a declared error with
            such a status.
            """,
        whyItMatters: """
            The same request gets the same answer each time. The attempts cost time and load, hide the fault that is in
            the request or its credentials, and can lock the account.
            """,
        bad: "| Retry | 2 times, exponential 100ms to 1s, on timeout, 4xx, 5xx |",
        good: "| Retry | 2 times, exponential 100ms to 1s, on timeout, 429, 5xx |"
    )

    /// What a repetition cannot change.
    private static let hopeless = [400, 401, 403, 404, 422]

    static func check(_ view: DesignView) -> [Diagnostic] {
        let settings = view.integrations.compactMap { integration -> Diagnostic? in
            guard let retry = integration.retry, case .times(_, _, let causes) = retry.value else { return nil }
            let words = causes.compactMap(hopelessWord)
            return words.isEmpty ? nil : inSetting(integration, words, retry.span)
        }
        let steps = view.calls.filter { $0.caller.worker != nil }.flatMap { call -> [Diagnostic] in
            call.operation.errors.compactMap { error in
                guard hopeless.contains(error.status.value),
                    let answer = call.step.jobAnswer(for: error.name.value), answer.action == .retry
                else { return nil }
                return inStep(call, error, answer.span)
            }
        }
        return settings + steps
    }

    private static func hopelessWord(_ cause: Integration.Retry.Cause) -> String? {
        switch cause {
        case .status(let status): hopeless.contains(status) ? "\(status)" : nil
        case .statusClass(4): "4xx"
        case .statusClass, .timeout, .connection: nil
        }
    }

    // MARK: Messages

    private static func inSetting(_ integration: Integration, _ words: [String], _ span: SourceSpan) -> Diagnostic {
        finding(
            "`\(integration.name.value)` is called again after \(words.joined(separator: ", ")), which a repetition cannot change",
            at: span,
            leadsTo: "The same request would get the same answer \(integration.attempts) times.",
            help: "Name what can pass: `on timeout, connection, 429, 5xx`."
        )
    }

    private static func inStep(
        _ call: Call,
        _ error: Integration.DeclaredError,
        _ span: SourceSpan
    ) -> Diagnostic {
        let attempts = call.caller.worker?.attempts.map { "\($0) times" } ?? "each time"
        return finding(
            "`\(error.name.value)` is a \(error.status.value), which a repetition cannot change",
            at: span,
            because: [DiagnosticLabel(error.span, "declared here")],
            leadsTo: "The same request would get the same answer \(attempts) before somebody is told.",
            help: "Write `\(error.name.value): dead-letter`, and `unavailable: retry` for what can pass."
        )
    }
}

extension Step {
    /// What becomes of a job by a label; an answer without a label stands for all of them.
    func jobAnswer(for label: String) -> JobAnswer? {
        jobAnswers.first { $0.label?.value == label } ?? jobAnswers.first { $0.label == nil }
    }
}
