import DesignModel
import Diagnostics
import Expressions

/// One way in which a step can fail, with the answer that it gives then.
struct StepFailure {
    /// As `On failure` labels it: `absent`, `rule`, `unique`, `referenced`, `illegal`, a declared error.
    var label: String
    var status: Int
    var code: String?
    var likelihood: Likelihood
    var why: String
    var cause: SourceSpan
    /// Whether `On failure` says so, or the default does.
    var isWritten: Bool
    /// Of a failure that has a default answer; the design's own errors are told apart by their codes.
    var kind: ErrorShape.Kind?

    enum Likelihood { case certain, possible, impossible }
}

/// The labels that a step may have, and whether an answer must be written for them.
struct StepLabels {
    var names: [String]
    var needAnswers: Bool
}

extension Step {
    /// `nil` for steps that have none, or whose labels are not known.
    func labels(_ view: DesignView) -> StepLabels? {
        switch kind {
        case .get: StepLabels(names: ["absent"], needAnswers: false)
        case .create, .set: StepLabels(names: ["rule", "unique"], needAnswers: false)
        case .ensure: StepLabels(names: ["rule"], needAnswers: false)
        case .delete, .deleteWhere: StepLabels(names: ["referenced"], needAnswers: false)
        case .transition: StepLabels(names: ["illegal"], needAnswers: false)
        case .require: StepLabels(names: ["false"], needAnswers: true)
        case .custom(_, let name, _):
            view.custom(name.value).map { StepLabels(names: $0.errors.map(\.name.value), needAnswers: true) }
        case .call(_, let integration, let operation, _):
            view.integration(integration.value)?.operation(operation.value).map {
                StepLabels(names: $0.errors.map(\.name.value) + ["unavailable"], needAnswers: true)
            }
        case .faulty: nil
        case .bind, .find, .when, .forEach, .start, .giveBack: StepLabels(names: [], needAnswers: false)
        }
    }

    /// The answer written for a label; a single one without a label stands for the only failure.
    func answer(for label: String) -> FailureAnswer? {
        failures.first { $0.label?.value == label } ?? failures.first { $0.label == nil }
    }
}

extension Derivation {
    static func failures(of step: Step, in context: StepContext, _ view: DesignView) -> [StepFailure] {
        switch step.kind {
        case .get(_, let entity, let condition):
            [
                failure(
                    "absent",
                    (404, nil),
                    of: step,
                    absence(condition, context, view),
                    "no `\(entity.value)` fits the condition",
                    at: step.span
                )
            ]
        case .create(_, let entity, let fields):
            writeFailures(step, entity.value, fields, isInsert: true, context, view)
        case .set(_, let entity, let field, let value):
            writeFailures(step, entity, [Step.Assignment(name: field, value: value)], isInsert: false, context, view)
        case .ensure(let entity, let fields):
            writeFailures(step, entity.value, fields, isInsert: true, context, view).filter { $0.label == "rule" }
        case .delete(_, let entity): referencedFailures(step, entity, view)
        case .deleteWhere(let entity, _): referencedFailures(step, entity.value, view)
        case .transition(_, let entity, let event): illegalFailures(step, entity, event.value, view)
        case .require, .call, .custom: writtenFailures(step)
        case .bind, .find, .when, .forEach, .start, .giveBack, .faulty: []
        }
    }

    static func failure(
        _ label: String,
        _ standard: (status: Int, code: String?),
        of step: Step,
        _ likelihood: StepFailure.Likelihood,
        _ why: String,
        at cause: SourceSpan
    ) -> StepFailure {
        let kinds: [String: ErrorShape.Kind] = [
            "absent": .absent, "rule": .rule, "unique": .unique, "referenced": .stillReferenced, "illegal": .illegal,
        ]
        guard let answer = step.answer(for: label) else {
            return StepFailure(
                label: label,
                status: standard.status,
                code: standard.code,
                likelihood: likelihood,
                why: why,
                cause: cause,
                isWritten: false,
                kind: kinds[label]
            )
        }
        let code = answer.code ?? (answer.status == standard.status ? standard.code : nil)
        return StepFailure(
            label: label,
            status: answer.status,
            code: code,
            likelihood: likelihood,
            why: why,
            cause: answer.span,
            isWritten: true,
            kind: kinds[label]
        )
    }

    private static func writtenFailures(_ step: Step) -> [StepFailure] {
        step.failures.map { answer in
            StepFailure(
                label: answer.label?.value ?? "",
                status: answer.status,
                code: answer.code,
                likelihood: .certain,
                why: "step \(step.number.isEmpty ? "" : step.number + " ")answers so",
                cause: answer.span,
                isWritten: true
            )
        }
    }

    private static func referencedFailures(_ step: Step, _ entity: String, _ view: DesignView) -> [StepFailure] {
        let restriction = view.restrictions[entity]
        let why = restriction.map { "`\($0.entity.name.value).\($0.field.name.value)` says `on delete restrict`" }
        return [
            failure(
                "referenced",
                (409, "still_referenced"),
                of: step,
                restriction == nil ? .impossible : .certain,
                why ?? "nothing refers to `\(entity)`",
                at: restriction?.field.span ?? step.span
            )
        ]
    }

    private static func illegalFailures(_ step: Step, _ entity: String, _ event: String, _ view: DesignView)
        -> [StepFailure]
    {
        guard let lifecycle = view.lifecycle(of: entity) else { return [] }
        let from = Set(lifecycle.arrows.filter { $0.event == event }.map(\.from))
        let isGuarded = view.transitions(on: event, of: entity).contains { $0.guardExpression != nil }
        let isAlwaysLegal = lifecycle.states.allSatisfy { from.contains($0.value) } && !isGuarded
        return [
            failure(
                "illegal",
                (409, "illegal_transition"),
                of: step,
                isAlwaysLegal ? .impossible : .certain,
                "`\(event)` may not be open in the row's state",
                at: step.span
            )
        ]
    }
}
