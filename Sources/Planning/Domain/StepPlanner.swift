import DesignModel
import Expressions

/// Turns the steps of a flow or of a transition's effects into what is written down, in their order.
struct StepPlanner {
    let behaviour: BehaviourPlanner
    /// The entity of `self`, whose row the transition stores with its new state.
    let row: String?

    private var data: DataPlan { behaviour.data }

    func plan(_ steps: [Step]) -> [StepPlan] {
        var plans: [StepPlan] = []
        var index = 0
        while index < steps.count {
            let rest = steps[(index + 1)...]
            if case .set(let target, let entity, _, _) = steps[index].kind {
                let merged = mergeable(steps[index...], target.value, entity)
                index += merged.count
                plans.append(change(merged, target.value, entity, later: Array(steps[index...])))
                continue
            }
            if let merged = demanded(steps[index], rest) {
                plans.append(merged)
                index += 2
                continue
            }
            if let plan = plan(steps[index], later: Array(rest)) { plans.append(plan) }
            index += 1
        }
        return plans
    }

    /// The first step, and the `set`s of the same row behind it that need not see it stored.
    private func mergeable(_ steps: ArraySlice<Step>, _ target: String, _ entity: String) -> [Step] {
        var merged: [Step] = []
        for step in steps {
            guard case .set(let other, _, _, let value) = step.kind, other.value == target else { break }
            if let first = merged.first, !step.isAnswered(like: first) || value.looks(at: entity) { break }
            merged.append(step)
        }
        return merged
    }

    /// `find` with a `require x != null` right behind it is a `get` with that answer.
    private func demanded(_ step: Step, _ later: ArraySlice<Step>) -> StepPlan? {
        guard case .find(let name, let entity, let condition) = step.kind, let next = later.first,
            case .require(let demand) = next.kind, demand.namePresent == name.value,
            case .require(_, let failure)? = kind(of: next, later: [])
        else { return nil }
        let rest = Array(later.dropFirst())
        let kind = StepPlan.Kind.get(
            name: rest.used(name),
            entity: entity.value,
            data.use(condition, of: entity.value, binding: nil),
            absent: failure,
            changes: rest.change(name.value)
        )
        return StepPlan(number: step.number, kind: kind)
    }

    private func plan(_ step: Step, later: [Step]) -> StepPlan? {
        kind(of: step, later: later).map { StepPlan(number: step.number, kind: $0) }
    }

    private func kind(of step: Step, later: [Step]) -> StepPlan.Kind? {
        switch step.kind {
        case .bind(let name, let value): return .bind(name: later.used(name), value: value)
        case .get(let name, let entity, let condition):
            let absent = FailurePlanner.absent(entity.value)
            let answer = FailurePlanner.answer("absent", of: step)
            return .get(
                name: later.used(name),
                entity: entity.value,
                data.use(condition, of: entity.value, binding: nil),
                absent: answer.map { FailurePlanner.plan($0, standard: absent) } ?? absent,
                changes: later.change(name.value)
            )
        case .find(let name, let entity, let condition):
            let use = data.use(condition, of: entity.value, binding: nil)
            return .find(name: later.used(name), entity: entity.value, use, changes: later.change(name.value))
        case .create, .ensure, .deleteWhere, .delete, .transition: return writing(step, later: later)
        case .require(let condition):
            let answer = FailurePlanner.answer("", of: step)
            let standard = FailurePlan(status: 422, code: "validation", message: "A rule is broken.", absentEntity: nil)
            return .require(
                condition,
                otherwise: answer.map { FailurePlanner.plan($0, standard: standard) } ?? standard
            )
        case .when(let condition, let inner): return .when(condition, plan(inner))
        case .forEach(let name, let over, let inner):
            return .forEach(name: name.value, over: over, plan(inner), changes: inner.change(name.value))
        case .custom(let name, let custom, let arguments):
            return self.custom(step, name.flatMap(later.used), custom.value, arguments)
        case .giveBack(let value): return .giveBack(value)
        // `set` is merged before; the others are refused before planning.
        case .set, .call, .start, .faulty: return nil
        }
    }

    private func writing(_ step: Step, later: [Step]) -> StepPlan.Kind? {
        switch step.kind {
        case .create(let name, let entity, let fields):
            return .create(
                name: name.flatMap(later.used),
                entity: entity.value,
                values(fields, of: entity.value, withDefaults: true),
                FailurePlanner.otherAnswers(of: step, [.rule, .unique]),
                changes: name.map { later.change($0.value) } ?? false
            )
        case .ensure(let entity, let fields):
            let values = values(fields, of: entity.value, withDefaults: true)
            let answers = FailurePlanner.otherAnswers(of: step, [.rule])
            return .ensure(entity: entity.value, values, uniqueBy: uniqueMembers(values, of: entity.value), answers)
        case .deleteWhere(let entity, let condition):
            let use = data.use(condition, of: entity.value, binding: nil)
            return .deleteWhere(entity: entity.value, use, FailurePlanner.otherAnswers(of: step, [.referenced]))
        case .delete(let target, let entity):
            return .delete(target: target.value, entity: entity, FailurePlanner.otherAnswers(of: step, [.referenced]))
        case .transition(let target, let entity, let event):
            let call = behaviour.shape(of: event.value, entity) ?? CallShape(row: entity, input: nil, me: nil)
            return .transition(
                target: target.value,
                entity: entity,
                event: .init(member: Names.member(event.value), call: call),
                FailurePlanner.otherAnswers(of: step, [.illegal])
            )
        default: return nil
        }
    }

    /// The row of a transition is stored with its new state, unless a later step looks at its table before.
    private func change(_ steps: [Step], _ target: String, _ entity: String, later: [Step]) -> StepPlan {
        let values = steps.compactMap { step -> StepPlan.FieldValue? in
            guard case .set(_, _, let field, let value) = step.kind else { return nil }
            return self.value(field.value, value, of: entity)
        }
        let isOwn = target == "self"
        let answers = FailurePlanner.otherAnswers(of: steps[0], [.rule, .unique])
        return StepPlan(
            number: steps[0].number,
            kind: .change(target: target, entity: entity, values, answers, stores: !isOwn || later.look(at: entity))
        )
    }

    /// In the order of the model's initialiser; defaults that are no constants (`now()`) are given with the others.
    private func values(_ fields: [Step.Assignment], of entity: String, withDefaults: Bool) -> [StepPlan.FieldValue] {
        let columns = data.entity(named: entity)?.columns ?? []
        let defaults = columns.filter { column in
            withDefaults && !column.hasConstantDefault && !fields.contains { $0.name.value == column.name }
        }.compactMap { column in column.defaultValue.map { StepPlan.FieldValue(member: column, value: $0) } }
        let given = fields.compactMap { value($0.name.value, $0.value, of: entity) } + defaults
        let order = columns.map(\.name)
        return given.sorted { left, right in
            (order.firstIndex(of: left.member.name) ?? 0) < (order.firstIndex(of: right.member.name) ?? 0)
        }
    }

    private func value(_ field: String, _ value: TypedExpression, of entity: String) -> StepPlan.FieldValue? {
        data.entity(named: entity)?.member(named: field).map { StepPlan.FieldValue(member: $0, value: value) }
    }

    private func uniqueMembers(_ values: [StepPlan.FieldValue], of entity: String) -> [MemberPlan] {
        let given = Set(values.map(\.member.name))
        let uniques = data.entity(named: entity)?.uniques ?? []
        return uniques.first { $0.members.allSatisfy { given.contains($0.name) } }?.members ?? values.map(\.member)
    }

    private func custom(
        _ step: Step,
        _ name: String?,
        _ custom: String,
        _ arguments: [Step.Assignment]
    ) -> StepPlan.Kind? {
        guard let plan = behaviour.customs.first(where: { $0.name == custom }) else { return nil }
        let values = plan.inputs.compactMap { input in
            arguments.first { $0.name.value == input.name }.map { StepPlan.FieldValue(member: input, value: $0.value) }
        }
        var answers: [String: FailurePlan] = [:]
        for error in plan.errors {
            let message = error.description.isEmpty ? FailurePlanner.sentence(for: error.name) : error.description
            let answer = FailurePlanner.answer(error.name, of: step)
            let status = answer?.status ?? 422
            answers[error.name] = FailurePlan(
                status: status,
                code: answer?.code ?? FailurePlanner.code(for: status),
                message: answer?.message ?? message,
                absentEntity: nil
            )
        }
        return .custom(name: name, plan, values, answers)
    }
}

extension StepPlan {
    /// The refusals that the step itself answers with, and those inside it.
    var failures: [FailurePlan] {
        switch kind {
        case .get(_, _, _, let absent, _): [absent]
        case .require(_, let otherwise): [otherwise]
        case .create(_, _, _, let answers, _), .ensure(_, _, _, let answers), .deleteWhere(_, _, let answers),
            .change(_, _, _, let answers, _), .delete(_, _, let answers), .transition(_, _, _, let answers):
            answers.map(\.answer)
        case .custom(_, let custom, _, let answers): custom.errors.compactMap { answers[$0.name] }
        case .when(_, let inner), .forEach(_, _, let inner, _): inner.flatMap(\.failures)
        case .bind, .find, .giveBack: []
        }
    }
}
