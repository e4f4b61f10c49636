import DesignModel
import Diagnostics

/// A step calls an operation that changes something, and a repetition of the call is not known as one.
enum CallWithoutKey: Rule {
    static let id: DiagnosticID = "call-without-key"
    static let severity = Severity.danger
    static let explanation = Explanation(
        fault: "A flow or a worker calls an operation that is no `GET` and has no `Idempotent by`.",
        whyItMatters: """
            A call whose answer is lost is repeated, by the recovery of its run or by the worker's next attempt, until
            its outcome is known. Without a key the other system does it once more each time.
            """,
        bad: """
            | Operation | Request | Success | Errors | Idempotent by |
            |---|---|---|---|---|
            | book | `PUT /parcels/{reference}` | `200 {tracking: text(1..80)}` | 422 rejected | |
            """,
        good: """
            | Operation | Request | Success | Errors | Idempotent by |
            |---|---|---|---|---|
            | book | `PUT /parcels/{reference}` | `200 {tracking: text(1..80)}` | 422 rejected | path `reference` |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        var seen: Set<SourceSpan> = []
        let calls = view.calls
        return calls.compactMap { call in
            let operation = call.operation
            // Where the integration itself retries, a rule of its own has said it.
            guard operation.idempotentBy == nil, !operation.onlyReads, call.integration.attempts == 1,
                !view.isTroubled(in: operation.idempotentBySpan), seen.insert(operation.span).inserted
            else { return nil }
            return withoutKey(call, calls.filter { $0.operation.span == operation.span })
        }
    }

    // MARK: Messages

    private static func withoutKey(_ call: Call, _ all: [Call]) -> Diagnostic {
        let name = "\(call.integration.name.value).\(call.operation.name.value)"
        let repeats =
            call.caller.worker == nil
            ? "recovery repeats the stored call" : "the next attempt repeats the call"
        return finding(
            "`\(name)` is called without a key that a repetition is known by",
            at: call.operation.keyPlace,
            because: all.map { DiagnosticLabel($0.step.span, "called here, by \($0.caller.title)") },
            leadsTo: "If an answer is lost, \(repeats), and `\(call.operation.name.value)` happens twice.",
            help:
                "Write in `Idempotent by` what the other system knows a repetition by, as in \(call.operation.keyExample)."
        )
    }
}
