import DesignModel
import Diagnostics
import Expressions

extension Step {
    /// The steps inside it.
    var substeps: [Step] {
        switch kind {
        case .when(_, let steps), .forEach(_, _, let steps): steps
        default: []
        }
    }

    /// It and the steps inside it, in order.
    var everyStep: [Step] { [self] + substeps.flatMap(\.everyStep) }

    /// The expressions that stand in it, without those of its substeps.
    var expressions: [TypedExpression] {
        switch kind {
        case .bind(_, let value), .require(let value), .giveBack(let value): [value]
        case .get(_, _, let condition), .find(_, _, let condition), .deleteWhere(_, let condition): [condition]
        case .create(_, _, let fields), .ensure(_, let fields): fields.map(\.value)
        case .set(_, _, _, let value): [value]
        case .when(let condition, _): [condition]
        case .forEach(_, let collection, _): [collection]
        case .call(_, _, _, let arguments), .custom(_, _, let arguments), .start(_, let arguments, _):
            arguments.map(\.value)
        case .delete, .transition, .faulty: []
        }
    }

    /// The name that it gives to a value.
    var boundName: Located<String>? {
        switch kind {
        case .bind(let name, _), .get(let name, _, _), .find(let name, _, _), .forEach(let name, _, _): name
        case .create(let name, _, _), .call(let name, _, _, _), .custom(let name, _, _): name
        default: nil
        }
    }

    /// The name of an earlier step, or `self`, that it changes.
    var target: Located<String>? {
        switch kind {
        case .set(let target, _, _, _), .delete(let target, _), .transition(let target, _, _): target
        default: nil
        }
    }

    var isFaulty: Bool { if case .faulty = kind { true } else { expressions.contains(where: \.isFaulty) } }
}

extension Transition {
    /// The steps written in its own row.
    var ownSteps: [Step] { if case .steps(let steps) = effects { steps } else { [] } }
}

extension DesignView {
    /// The steps of flows and of transitions' rows, which a caller waits for or a timer does.
    var stepsOfRequests: [Step] {
        (flows.flatMap(\.steps) + lifecycles.flatMap { rows(of: $0).flatMap(\.ownSteps) }).flatMap(\.everyStep)
    }

    /// The steps of workers, which answer nobody.
    var stepsOfWorkers: [Step] { workers.flatMap(\.steps).flatMap(\.everyStep) }

    /// The rows of a lifecycle's transition table, each once.
    func rows(of lifecycle: Lifecycle) -> [Transition] {
        var seen: Set<SourceSpan> = []
        return lifecycle.transitions.filter { seen.insert($0.span).inserted }
    }

    /// Every expression of the design, once its steps are known.
    func findExpressions() -> [TypedExpression] {
        var found = everyStep.flatMap(\.expressions)
        for lifecycle in lifecycles {
            for row in rows(of: lifecycle) {
                found += row.access.compactMap(\.condition) + [row.guardExpression].compactMap { $0 }
            }
        }
        for endpoint in endpoints {
            found += endpoint.access.compactMap(\.condition) + endpoint.parameters.compactMap(\.filter)
            switch endpoint.does.value {
            case .read(_, let condition), .list(_, let condition, _): found += [condition].compactMap { $0 }
            default: break
            }
        }
        found += views.flatMap(\.fields).map(\.value)
        found += entities.flatMap(\.fields).flatMap { $0.rules.expressions }
        let inputs =
            flows.flatMap(\.inputs) + queries.flatMap(\.inputs) + customs.flatMap(\.inputs) + workers.flatMap(\.inputs)
        found += inputs.flatMap { $0.rules.expressions }
        found += workers.flatMap { $0.idempotentBy?.value ?? [] }
        found += design.errorShape?.cases.compactMap(\.body) ?? []
        return found
    }
}

extension FieldRules {
    var expressions: [TypedExpression] {
        conditions.map(\.expression) + [defaultValue?.value, computed?.value.expression].compactMap { $0 }
    }
}
