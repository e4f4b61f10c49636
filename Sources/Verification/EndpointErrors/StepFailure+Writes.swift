import DesignModel
import Diagnostics
import Expressions

extension Derivation {
    /// The broken rules and the taken values of `create`, `ensure` and `set`.
    static func writeFailures(
        _ step: Step,
        _ entity: String,
        _ assignments: [Step.Assignment],
        isInsert: Bool,
        _ context: StepContext,
        _ view: DesignView
    ) -> [StepFailure] {
        guard let entity = view.entity(entity) else { return [] }
        let broken = brokenRule(assignments, of: entity, context, view)
        var failures = [
            failure("rule", (422, nil), of: step, broken.likelihood, broken.why, at: broken.cause ?? step.span)
        ]
        let assigned = Dictionary(
            assignments.map { ($0.name.value, $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
        let constraints = view.uniqueConstraints(of: entity).filter { !Set(assigned.keys).isDisjoint(with: $0.columns) }
        for constraint in constraints {
            let values = constraint.columns.compactMap { assigned[$0] }
            failures.append(
                failure(
                    "unique",
                    (409, constraint.code),
                    of: step,
                    collision(values, of: entity, isInsert: isInsert, context),
                    Self.reason(constraint),
                    at: constraint.span
                )
            )
        }
        if constraints.isEmpty, let answer = step.failures.first(where: { $0.label?.value == "unique" }) {
            failures.append(
                failure("unique", (409, nil), of: step, .impossible, "nothing that is set is unique", at: answer.span)
            )
        }
        return failures
    }

    private static func brokenRule(
        _ assignments: [Step.Assignment],
        of entity: Entity,
        _ context: StepContext,
        _ view: DesignView
    ) -> (likelihood: StepFailure.Likelihood, why: String, cause: SourceSpan?) {
        var doubtful: (StepFailure.Likelihood, String, SourceSpan?)?
        for assignment in assignments {
            guard let field = entity.fields.first(where: { $0.name.value == assignment.name.value }) else { continue }
            let why = "the value may break the rule of `\(entity.name.value).\(field.name.value)`"
            switch ValueLimits(context: context, view: view).breaking(of: field, by: assignment.value) {
            case .certain: return (.certain, why, field.type.span)
            case .possible: doubtful = doubtful ?? (.possible, why, field.type.span)
            case .impossible: break
            }
        }
        return doubtful ?? (.impossible, "no value that is set can break its field's rule", nil)
    }

    /// Whether the values can be those of another row.
    private static func collision(
        _ values: [TypedExpression],
        of entity: Entity,
        isInsert: Bool,
        _ context: StepContext
    ) -> StepFailure.Likelihood {
        var isOwn = false
        var isAnother = false
        for value in values.map(context.resolved) {
            // Numbers of a sequence and new ids are unlike all others.
            if value.calls("sequence") || value.calls("uuid") { return .impossible }
            // A row that this flow has just inserted can only collide within this flow.
            if case .name(let name) = value.kind, context.created.contains(name) { isOwn = true }
            if case .name(let name) = value.kind,
                context.ownRows.isAnotherEachTime(name, insertedInto: entity.name.value)
            {
                isAnother = true
            }
        }
        if isInsert, isOwn, isAnother { return .impossible }
        return isOwn ? .possible : .certain
    }

    /// Whether `get … where` can find nothing.
    static func absence(_ condition: TypedExpression, _ context: StepContext, _ view: DesignView)
        -> StepFailure.Likelihood
    {
        guard let row = Self.rowNamedByID(condition).map(context.resolved) else { return .certain }
        if row.uses(name: "input") {
            // The reference was looked up when the body was read; only a deletion in between can make it absent.
            return .possible
        }
        guard case .entity = row.type else { return .certain }
        guard case .member(let owner, let name) = row.kind, case .entity(let entity) = owner.type.unwrapped else {
            return .impossible
        }
        let field = view.entity(entity)?.fields.first { $0.name.value == name }
        return field?.rules.onDelete?.value == .restrict ? .impossible : .possible
    }

    /// `row` of the condition `id == row.id`, standing alone.
    static func rowNamedByID(_ condition: TypedExpression) -> TypedExpression? {
        guard case .binary(.equal, let left, let right) = condition.withoutConversion.kind else { return nil }
        for (own, other) in [(left, right), (right, left)] {
            guard case .member(let candidate, "id") = own.withoutConversion.kind, case .candidate = candidate.kind,
                case .member(let row, "id") = other.withoutConversion.kind
            else { continue }
            if case .entity = row.type.unwrapped { return row.withoutConversion }
        }
        return nil
    }
}
