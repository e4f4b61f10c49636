import Diagnostics
import Expressions

/// Takes a condition apart: what belongs to the row, and what is in hand and becomes a parameter.
struct ConditionShape {
    /// The part of a condition that becomes one function, still without a name.
    struct Leaf {
        let entity: String
        let expression: TypedExpression
        let parameters: [ConditionPlan.Parameter]
        let arguments: [TypedExpression]
        /// `customerIs`; `nil` where the expression suggests no name.
        let suggestion: String?
    }

    indirect enum Tree {
        case leaf(Leaf)
        case all([Tree])
        case any([Tree])
        case some(entity: String, Tree)
        case value(TypedExpression)
        case always
    }

    /// The row that the condition is about: a name, or the candidate of `get … where`.
    enum Row {
        case name(String)
        case candidate
        /// The question is about no row: `Ticket.filter(…).map(t, t.price).sum()`.
        case none
    }

    let entity: String
    let row: Row

    func tree(of condition: TypedExpression) -> Tree {
        let condition = condition.withoutConversion
        switch condition.kind {
        case .binary(.and, let left, let right): return joined([tree(of: left), tree(of: right)])
        case .binary(.or, let left, let right): return .any([tree(of: left), tree(of: right)])
        case .literal(.boolean(true)): return .always
        case .macro(.exists, let collection, let binding, let body) where !dependsOnRow(condition):
            guard let rows = CollectionShape(collection) else { break }
            let inner = ConditionShape(entity: rows.entity, row: .name(binding)).tree(of: body)
            return .some(entity: rows.entity, joined(rows.filters.map(tree) + [inner]))
        default: break
        }
        if isInHand(condition) { return .value(condition) }
        return .leaf(leaf(of: condition))
    }

    private func tree(of filter: CollectionShape.Filter) -> Tree {
        ConditionShape(entity: filter.entity, row: .name(filter.binding)).tree(of: filter.condition)
    }

    private func joined(_ parts: [Tree]) -> Tree {
        let flat = parts.flatMap { part -> [Tree] in
            switch part {
            case .all(let inner): inner
            case .always: []
            default: [part]
            }
        }
        return flat.isEmpty ? .always : flat.count == 1 ? flat[0] : .all(flat)
    }

    // MARK: What belongs to the row

    private func isRow(_ expression: TypedExpression) -> Bool {
        switch (expression.kind, row) {
        case (.name(let name), .name(let own)): name == own
        case (.candidate, .candidate): true
        default: false
        }
    }

    private func dependsOnRow(_ expression: TypedExpression) -> Bool { expression.contains(where: isRow) }

    /// Whether Swift has the value: nothing of the row, and no rows of a table.
    private func isInHand(_ expression: TypedExpression) -> Bool {
        !expression.contains { part in
            if case .everyRow = part.kind { return true }
            return isRow(part)
        }
    }

    // MARK: Leaves

    private func leaf(of original: TypedExpression) -> Leaf {
        let condition = comparingIDs(original)
        let naming = ConditionNaming.simple(condition, isRow: isRow, isInHand: isInHand)
        var abstraction = Abstraction(shape: self, wanted: naming?.parameter, literalsToo: naming != nil)
        let expression = abstraction.abstracted(condition, bound: [])
        return Leaf(
            entity: entity,
            expression: expression,
            parameters: abstraction.parameters,
            arguments: abstraction.arguments,
            suggestion: naming?.name
        )
    }

    /// Rows are compared by their ids: `self == me` and `self.id == me.id` ask the same, and so do
    /// `self.ticket == x` and `self.ticket.id == x.id`.
    private func comparingIDs(_ condition: TypedExpression) -> TypedExpression {
        guard case .binary(let sign, let left, let right) = condition.kind, [.equal, .notEqual].contains(sign) else {
            return condition
        }
        if isInHand(right), let row = rowSide(left) {
            return condition.replacing(kind: .binary(sign, row, right.retyped(like: row)))
        }
        if isInHand(left), let row = rowSide(right) {
            return condition.replacing(kind: .binary(sign, left.retyped(like: row), row))
        }
        return condition
    }

    /// The id of the row, or the reference whose id is meant; `nil` where neither is.
    private func rowSide(_ expression: TypedExpression) -> TypedExpression? {
        if isRow(expression) {
            return TypedExpression(.member(expression, name: "id"), type: .uuid, span: expression.span)
        }
        guard case .member(let base, let name) = expression.kind, dependsOnRow(base) else { return nil }
        if name == "id", case .entity = base.type.unwrapped { return isRow(base) ? expression : base }
        if case .entity = expression.type.unwrapped { return expression }
        return nil
    }

    /// The expression as a function of the values in hand that it uses.
    func abstracted(_ expression: TypedExpression) -> (TypedExpression, [ConditionPlan.Parameter], [TypedExpression]) {
        var abstraction = Abstraction(shape: self, wanted: nil, literalsToo: false)
        let result = abstraction.abstracted(expression, bound: [])
        return (result, abstraction.parameters, abstraction.arguments)
    }

    /// Replaces values in hand by parameters, and the row by `self`.
    private struct Abstraction {
        let shape: ConditionShape
        let wanted: String?
        /// Whether a literal becomes a parameter too, so that `stateIs(.open)` and `stateIs(input.state)` are one function.
        let literalsToo: Bool
        var parameters: [ConditionPlan.Parameter] = []
        var arguments: [TypedExpression] = []

        mutating func abstracted(_ expression: TypedExpression, bound: Set<String>) -> TypedExpression {
            if shape.isRow(expression) { return expression.replacing(kind: .name("self")).unplaced }
            if shape.isInHand(expression), !expression.contains(where: { $0.isName(of: bound) }) {
                let isNull = expression.type == .null
                if isNull || (expression.isConstant && !literalsToo) { return expression.unplaced }
                if !expression.type.isRowCollection { return parameter(for: expression) }
            }
            switch expression.kind {
            case .macro(let macro, let collection, let binding, let body):
                let over = abstracted(collection, bound: bound)
                let inner = abstracted(body, bound: bound.union([binding]))
                return expression.replacing(kind: .macro(macro, over: over, binding: binding, body: inner)).unplaced
            default:
                return expression.mappingParts { abstracted($0, bound: bound) }.unplaced
            }
        }

        private mutating func parameter(for expression: TypedExpression) -> TypedExpression {
            let value = expression.unplaced
            let argument = value.withoutRetyping
            if let known = arguments.firstIndex(of: argument) { return parameters[known].reference }
            var name = wanted ?? ConditionNaming.parameter(for: expression)
            if parameters.contains(where: { $0.name == name }) { name += "\(parameters.count + 1)" }
            let parameter = ConditionPlan.Parameter(name: name, type: value.type.asID)
            parameters.append(parameter)
            arguments.append(argument)
            return parameter.reference
        }
    }
}

/// Rows of one entity and the filters that were put on them: `Ticket.filter(t, …)`.
struct CollectionShape {
    struct Filter {
        let entity: String
        let binding: String
        let condition: TypedExpression
    }

    let entity: String
    let filters: [Filter]

    /// `nil` where the expression is anything else.
    init?(_ expression: TypedExpression) {
        switch expression.withoutConversion.kind {
        case .everyRow(let entity):
            self.entity = entity
            filters = []
        case .macro(.filter, let inner, let binding, let body):
            guard let base = CollectionShape(inner) else { return nil }
            entity = base.entity
            filters = base.filters + [Filter(entity: base.entity, binding: binding, condition: body)]
        default: return nil
        }
    }
}
