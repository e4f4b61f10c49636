import DesignModel
import Diagnostics

/// A call is repeated although the other system cannot tell a repetition from a new one.
enum RetryNotIdempotent: Rule {
    static let id: DiagnosticID = "retry-not-idempotent"
    static let severity = Severity.danger
    static let explanation = Explanation(
        fault: "An integration retries, and one of its operations that change something has no `Idempotent by`.",
        whyItMatters: """
            A call that timed out may have been done. Without a key that the other system knows it by, the repetition
            is done as well: two charges, two parcels.
            """,
        bad: """
            | Operation | Request | Success | Errors | Idempotent by |
            |---|---|---|---|---|
            | charge | `POST /charges {source: text(1..200)}` | `201 {id: text(1..80)}` | 402 declined | |
            """,
        good: """
            | Operation | Request | Success | Errors | Idempotent by |
            |---|---|---|---|---|
            | charge | `POST /charges {source: text(1..200)}` | `201 {id: text(1..80)}` | 402 declined | header `Idempotency-Key` |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.integrations.flatMap { integration -> [Diagnostic] in
            guard let retry = integration.retry, integration.attempts > 1 else { return [] }
            return integration.operations
                .filter { $0.idempotentBy == nil && !$0.onlyReads && !view.isTroubled(in: $0.idempotentBySpan) }
                .map { notIdempotent($0, integration, retry.span) }
        }
    }

    // MARK: Messages

    private static func notIdempotent(
        _ operation: Integration.Operation,
        _ integration: Integration,
        _ retry: SourceSpan
    ) -> Diagnostic {
        let name = "\(integration.name.value).\(operation.name.value)"
        return finding(
            "`\(name)` is tried \(integration.attempts) times, and nothing tells a repetition from a new call",
            at: operation.keyPlace,
            because: [DiagnosticLabel(retry, "the attempts")],
            leadsTo:
                "An attempt that timed out may have been done: `\(operation.name.value)` could happen \(integration.attempts) times.",
            help:
                "Write in `Idempotent by` what the other system knows a repetition by, as in \(operation.keyExample); else `none` in `Retry`."
        )
    }
}
