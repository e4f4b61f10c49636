import Diagnostics
import Expressions

/// Steps that call another system or start a worker.
extension StepReader {
    /// `call Integration.operation(a: expr)`.
    func readCall(_ step: inout StepText, _ name: Located<String>?) -> Step.Kind {
        findings.refuse(.call, at: step.source.span)
        guard let integration = step.parser.expectIdentifier("the name of an integration"),
            step.parser.expectSymbol(".", help: "Write `call Payments.charge(amount: …)`."),
            let called = step.parser.expectIdentifier("an operation")
        else { return .faulty }
        let entries = step.parser.parseLabelledArguments()
        guard step.parser.diagnostics.isEmpty,
            let operation = operation(called, of: integration, step.source)
        else { return .faulty }
        let arguments = check(
            entries,
            against: operation.parameters.map {
                CallParameter(name: $0.name, type: $0.type.valueType, isRequired: true)
            },
            Located("\(integration.value).\(called.value)", at: integration.span.union(called.span)),
            step.source
        )
        return .call(name: name, integration: integration, operation: called, arguments: arguments)
    }

    /// The operation of that name; reports one that there is not.
    private func operation(
        _ name: Located<String>,
        of integration: Located<String>,
        _ source: Located<String>
    ) -> Integration.Operation? {
        guard let known = reading.integrations[integration.value] else {
            let meant = didYouMean(integration.value, among: reading.names.integrations.order)
            report(
                "unknown-integration",
                "There is no integration `\(integration.value)`",
                at: integration.span,
                source,
                help: meant.map { "Did you mean `\($0)`?" }
                    ?? "Declare it with `### Integration: \(integration.value)`."
            )
            return nil
        }
        if let operation = known.operation(name.value) { return operation }
        // Of an operation that was not understood, its own row has told.
        guard !reading.faultyOperations.contains(name.value) else { return nil }
        let others = known.operations.map(\.name.value)
        let meant = didYouMean(name.value, among: others)
        report(
            "unknown-operation",
            "\(integration.value) has no operation `\(name.value)`",
            at: name.span,
            source,
            because: [DiagnosticLabel(known.name.span, "the integration")],
            help: meant.map { "Did you mean `\($0)`?" }
                ?? (others.isEmpty
                    ? "Add it to the integration's table of operations."
                    : "Its operations are \(others.map { "`\($0)`" }.joined(separator: ", ")).")
        )
        return nil
    }

    /// `start Worker(a: expr)`, `… after 10m`.
    func readStart(_ step: inout StepText) -> Step.Kind {
        findings.refuse(.start, at: step.source.span)
        guard let worker = step.takeWords() else {
            fault(&step, "step-syntax", "`start` names no worker", help: "Write `start Worker(a: expr)`.")
            return .faulty
        }
        let entries = step.parser.parseLabelledArguments()
        guard step.parser.diagnostics.isEmpty else { return .faulty }
        var delay: Located<String>?
        if step.parser.takeWord("after") {
            delay = step.parser.takeDuration()
            if delay == nil {
                fault(&step, "step-syntax", "Expected a duration behind `after`", help: "Write `after 10m`.")
            }
        }
        guard let inputs = reading.workerInputs[worker.value] else {
            if reading.names.workers.contains(worker.value) { return .faulty }
            let meant = didYouMean(worker.value, among: reading.names.workers.order)
            report(
                "unknown-worker",
                "There is no worker `\(worker.value)`",
                at: worker.span,
                step.source,
                help: meant.map { "Did you mean `\($0)`?" } ?? "Declare it below `### Workers`."
            )
            return .faulty
        }
        let arguments = check(entries, against: inputs.map(CallParameter.init), worker, step.source)
        return .start(worker: worker, arguments: arguments, after: delay)
    }
}
