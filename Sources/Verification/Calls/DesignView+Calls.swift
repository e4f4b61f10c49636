import DesignModel
import Diagnostics

/// A step that calls another system.
struct Call {
    var step: Step
    var integration: Integration
    var operation: Integration.Operation
    var caller: Caller

    enum Caller {
        case flow(Flow)
        /// The effects in a transition's row.
        case transition(Transition)
        case worker(Worker)

        /// The worker `Book`, the flow `Pay`, the transition `pay`.
        var title: String {
            switch self {
            case .flow(let flow): "the flow `\(flow.name.value)`"
            case .transition(let transition): "the transition `\(transition.trigger.value.text)`"
            case .worker(let worker): "the worker `\(worker.name.value)`"
            }
        }

        var worker: Worker? { if case .worker(let worker) = self { worker } else { nil } }
    }
}

extension DesignView {
    /// Every step that calls another system, by who does it.
    var calls: [Call] {
        flows.flatMap { calls(in: $0.steps, of: .flow($0)) }
            + lifecycles.flatMap { rows(of: $0) }.flatMap { calls(in: $0.ownSteps, of: .transition($0)) }
            + workers.flatMap { calls(in: $0.steps, of: .worker($0)) }
    }

    func calls(in steps: [Step], of caller: Call.Caller) -> [Call] {
        steps.flatMap(\.everyStep).compactMap { step in
            guard case .call(_, let name, let operation, _) = step.kind, let integration = integration(name.value),
                let operation = integration.operation(operation.value)
            else { return nil }
            return Call(step: step, integration: integration, operation: operation, caller: caller)
        }
    }
}

extension Integration.Operation {
    /// Whether doing it twice is as good as doing it once, because it changes nothing.
    var onlyReads: Bool { method == .get }

    /// What to write in `Idempotent by`.
    var keyExample: String {
        let inPath = parameters.first { $0.place == .path }
        if let inPath, method == .put || method == .delete { return "path `\(inPath.name.value)`" }
        return "header `Idempotency-Key`"
    }

    /// The cell that lacks the key, or the operation's name where it is not to be seen.
    var keyPlace: SourceSpan { idempotentBySpan.isEmpty ? name.span : idempotentBySpan }
}
