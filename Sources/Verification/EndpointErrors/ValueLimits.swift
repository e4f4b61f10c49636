import DesignModel
import Expressions

/// What values an expression can have, as far as the rules of what it is made of tell.
struct ValueLimits {
    let context: StepContext
    let view: DesignView

    /// Where a value comes from: a type and a pattern that it keeps to.
    private struct Source {
        var type: FieldType
        var pattern: String?

        init(_ type: FieldType, _ rules: FieldRules? = nil) {
            self.type = type
            pattern = rules?.matches?.value
        }
    }

    /// Whether setting the field to the value can break the field's rule.
    ///
    /// `certain`: the caller decides the value, and nothing keeps it within the rule. `possible`: the service computes
    /// it, and there is no proof.
    func breaking(of field: Field, by value: TypedExpression) -> StepFailure.Likelihood {
        let value = context.resolved(value)
        let unproven: StepFailure.Likelihood = dependsOnCaller(value) ? .certain : .possible
        guard field.rules.conditions.isEmpty else { return unproven }
        switch value.kind {
        case .conditional(_, let then, let otherwise):
            return graver(breaking(of: field, by: then), breaking(of: field, by: otherwise))
        case .literal(let literal): return keeps(literal, to: field) ? .impossible : .certain
        default: break
        }
        if let source = source(of: value) {
            return keeps(source, to: field) ? .impossible : unproven
        }
        switch field.type.value {
        case .boolean, .uuid, .date, .timestamp, .duration, .json, .reference, .children, .setOf, .faulty:
            return .impossible
        case .integer(let bounds): return range(of: value).isWithin(bounds) ? .impossible : unproven
        case .text, .decimal, .email, .url, .password, .oneOf, .list, .record, .secret, .sort: return unproven
        }
    }

    private func graver(_ left: StepFailure.Likelihood, _ right: StepFailure.Likelihood) -> StepFailure.Likelihood {
        if left == .certain || right == .certain { return .certain }
        return left == .possible || right == .possible ? .possible : .impossible
    }

    private func dependsOnCaller(_ value: TypedExpression) -> Bool {
        value.everyPart.contains { part in
            guard case .name(let name) = part.kind else { return false }
            return name == "input" || name == "path" || context.namesOfCaller.contains(name)
                || context.values[name].map { $0.uses(name: "input") } ?? false
        }
    }

    /// The input or the field that the value is taken from as it stands.
    private func source(of value: TypedExpression) -> Source? {
        guard case .member(let base, let name) = value.kind else { return nil }
        let owner = context.resolved(base)
        if case .name("input") = owner.kind {
            return context.inputs[name].map { Source($0.type.value, $0.rules) }
        }
        if case .name(let step) = owner.kind, let member = context.members[step]?.first(where: { $0.name == name }) {
            return Source(member.type)
        }
        guard case .entity(let entity) = owner.type.unwrapped else { return nil }
        return view.entity(entity)?.fields.first { $0.name.value == name }.map { Source($0.type.value, $0.rules) }
    }

    private func keeps(_ source: Source, to field: Field) -> Bool {
        guard field.rules.matches == nil || field.rules.matches?.value == source.pattern else { return false }
        return source.type.isWithin(field.type.value)
    }

    private func keeps(_ literal: Literal, to field: Field) -> Bool {
        switch literal {
        case .null: true
        case .text(let text): field.type.value.admits(text: text) && field.rules.matches == nil
        case .integer(let number): field.type.value.admits(integer: Int(number))
        case .boolean, .decimal: true
        }
    }

    // MARK: Whole numbers

    /// The least and greatest value of an integer expression; open where nothing is known.
    func range(of value: TypedExpression) -> FieldType.Bounds {
        let value = context.resolved(value)
        switch value.kind {
        case .literal(.integer(let number)): return FieldType.Bounds(least: Int(number), most: Int(number))
        case .member:
            if let source = source(of: value), case .integer(let bounds) = source.type { return bounds }
            return FieldType.Bounds()
        case .binary(.add, let left, let right): return range(of: left).plus(range(of: right))
        case .binary(.subtract, let left, let right): return range(of: left).plus(range(of: right).negated)
        case .unary(.negate, let operand): return range(of: operand).negated
        case .call("size", _), .call("count", _): return FieldType.Bounds(least: 0)
        default: return FieldType.Bounds()
        }
    }
}
