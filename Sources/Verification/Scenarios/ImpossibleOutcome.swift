import DesignModel
import Diagnostics

extension ScenarioExpectsImpossible {
    /// The answer cannot be had while another system does what the bullets above say.
    static func impossibleOutcome(
        _ exchange: TriedExchange,
        _ status: Located<Int>,
        _ view: DesignView
    ) -> Impossibility? {
        // A repeated request may get the answer that was given when the other system did something else.
        guard !exchange.isRepeated, exchange.isWhole else { return nil }
        let calls = view.certainCalls(of: exchange.endpoint)
        if status.value == exchange.endpoint.success.status {
            return calls.lazy.compactMap { failure(of: $0, exchange, status) }.first
        }
        return missingFailure(among: calls, exchange, status, view)
    }

    /// Success is expected, and the call fails.
    private static func failure(
        of call: CertainCall,
        _ exchange: TriedExchange,
        _ status: Located<Int>
    ) -> Impossibility? {
        let label: String
        let bullet: SourceSpan
        let does: String
        switch exchange.systems.outcome(of: call.operation, of: call.integration) {
        case .success, .open: return nil
        case .declared(let name, let answer, let span): (label, bullet, does) = (name, span, "answers \(answer)")
        case .undeclared(let answer, let span): (label, bullet, does) = ("unavailable", span, "answers \(answer)")
        case .down(let span): (label, bullet, does) = ("unavailable", span, "is down")
        }
        let answer = call.step.answer(for: label)
        let given = answer.map { ": the answer is \(errorText(status: $0.status, code: $0.code))" } ?? ""
        let declared = ([call.operation.success.status] + call.operation.errors.map(\.status.value)).map(String.init)
        return Impossibility(
            finding(
                "\(exchange.endpoint.title) cannot answer \(status.value) while `\(call.title)` \(does)",
                at: status.span,
                because: [
                    DiagnosticLabel(bullet, "what the other system does"),
                    DiagnosticLabel(answer?.span ?? call.step.span, "the call fails\(given)"),
                ],
                leadsTo: "The scenario would fail whatever the service does.",
                help: answer.map { "Write `HTTP \($0.status)`, or let the other system answer \(declared[0])." }
                    ?? "The operation declares \(declared.joined(separator: ", "))."
            ),
            cause: "bullet \(bullet)"
        )
    }

    /// An answer is expected that only a failure of the call gives, and the call does not fail so.
    private static func missingFailure(
        among calls: [CertainCall],
        _ exchange: TriedExchange,
        _ status: Located<Int>,
        _ view: DesignView
    ) -> Impossibility? {
        let codes = view.assertedCodes(of: exchange.entry).map(\.code)
        let meant = view.derivation(of: exchange.endpoint).errors.filter { error in
            error.status == status.value && codes.allSatisfy { $0 == error.code }
        }
        // A plain 503 is what every service answers whose database is away.
        guard !meant.isEmpty, status.value != 503 || !codes.isEmpty else { return nil }
        var missing: (call: CertainCall, answer: FailureAnswer)?
        for error in meant {
            guard error.code != nil, let (call, answer) = onlyCause(of: error, among: calls, exchange, view),
                !happens(answer.label?.value, call, exchange.systems)
            else { return nil }
            missing = missing ?? (call, answer)
        }
        return missing.map { notFailing($0.call, $0.answer, exchange, status) }
    }

    /// The call whose failure gives the answer, where nothing else does.
    private static func onlyCause(
        of error: DerivedError,
        among calls: [CertainCall],
        _ exchange: TriedExchange,
        _ view: DesignView
    ) -> (CertainCall, FailureAnswer)? {
        let answers = view.stepsOnTop(of: exchange.endpoint).flatMap(\.everyStep).flatMap(\.failures)
            .filter { $0.status == error.status && $0.code == error.code }
        guard answers.count == 1, let answer = answers.first, answer.span == error.cause,
            let call = calls.first(where: { $0.step.failures.contains { $0.span == answer.span } })
        else { return nil }
        // A label that the operation does not have has been reported.
        let labels = call.operation.errors.map(\.name.value) + ["unavailable"]
        return answer.label.map { labels.contains($0.value) } ?? true ? (call, answer) : nil
    }

    /// Whether the call may fail with the label; a single answer without one stands for every failure.
    private static func happens(_ label: String?, _ call: CertainCall, _ systems: ScriptedSystems) -> Bool {
        let isOften = systems.spokenOf[call.integration, default: 0] > 1
        switch systems.outcome(of: call.operation, of: call.integration) {
        case .open: return true
        // After calls that failed, a circuit breaker may still be open.
        case .success: return label != nil && label == "unavailable" && isOften
        case .declared(let name, _, _): return label == nil || label == name || (label == "unavailable" && isOften)
        case .undeclared, .down: return label == nil || label == "unavailable"
        }
    }

    // MARK: Messages

    private static func notFailing(
        _ call: CertainCall,
        _ answer: FailureAnswer,
        _ exchange: TriedExchange,
        _ status: Located<Int>
    ) -> Impossibility {
        let label = answer.label?.value ?? "a failure"
        let declared = call.operation.errors.first { $0.name.value == label }
        let does = declared.map { "\(call.integration) `\(call.operation.name.value)` answers \($0.status.value)" }
        var because = [DiagnosticLabel(answer.span, "only this answers so, when `\(call.title)` is `\(label)`")]
        var cause: String?
        switch exchange.systems.outcome(of: call.operation, of: call.integration) {
        case .success(let span?), .declared(_, _, let span), .undeclared(_, let span), .down(let span):
            because.append(DiagnosticLabel(span, "what the other system does"))
            cause = "bullet \(span)"
        case .success(nil), .open: break
        }
        return Impossibility(
            finding(
                "Nothing here makes \(exchange.endpoint.title) answer \(errorText(status: status.value, code: answer.code))",
                at: status.span,
                because: because,
                leadsTo: "The scenario would fail whatever the service does.",
                help:
                    "Write the bullet ``- \(does ?? "\(call.integration) is down")`` above, or what is answered as it is."
            ),
            cause: cause
        )
    }
}
