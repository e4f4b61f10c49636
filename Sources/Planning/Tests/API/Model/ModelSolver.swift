import DesignModel
import Expressions

/// Changes the rows of a model until a condition holds, or does not hold.
///
/// It knows the forms that designs use: fields compared with values and rows, counts compared with limits, rows that
/// exist. Where it finds no way it says so, and changes nothing.
struct ModelSolver {
    var world: ModelWorld
    var names: [String: ModelValue]
    var candidate: String?
    /// Rows whose fields are changed last: the caller.
    var caller: String?
    /// Whether numbers are to come as near to their limits as they can, even where the condition is met already.
    var seeksLimits = false

    private var evaluator: ModelEvaluator { ModelEvaluator(world: world, names: names, candidate: candidate) }

    /// Makes the condition true or false; of numbers compared with a limit the one nearest to it is chosen.
    mutating func make(_ condition: TypedExpression, _ wanted: Bool) -> Bool {
        let condition = condition.withoutConversion
        if !seeksLimits || !isBoundary(condition), evaluator.value(condition)?.truth == wanted { return true }
        let saved = self
        if attempt(condition, wanted), evaluator.value(condition)?.truth == wanted { return true }
        self = saved
        return evaluator.value(condition)?.truth == wanted
    }

    /// Whether numbers are compared with a limit, so that the nearest one is worth more than any.
    private func isBoundary(_ condition: TypedExpression) -> Bool {
        switch condition.kind {
        case .binary(let sign, _, _): [.less, .lessOrEqual, .greater, .greaterOrEqual].contains(sign)
        case .unary(.not, let inner): isBoundary(inner)
        default: false
        }
    }

    private mutating func attempt(_ condition: TypedExpression, _ wanted: Bool) -> Bool {
        switch condition.kind {
        case .unary(.not, let inner): return make(inner, !wanted)
        case .binary(.and, let left, let right):
            return wanted ? make(left, true) && make(right, true) : make(left, false) || make(right, false)
        case .binary(.or, let left, let right):
            return wanted ? make(left, true) || make(right, true) : make(left, false) && make(right, false)
        case .binary(.equal, let left, let right): return wanted ? makeEqual(left, right) : makeDifferent(left, right)
        case .binary(.notEqual, let left, let right):
            return wanted ? makeDifferent(left, right) : makeEqual(left, right)
        case .binary(.isIn, let left, let right): return makeMember(left, of: right, wanted)
        case .binary(let sign, let left, let right): return compare(sign, left, right, wanted)
        case .macro(.exists, let collection, let binding, let body):
            return exists(collection, binding, body, wanted)
        case .call(let function, let arguments) where arguments.count == 2:
            return fit(function.rawValue, arguments[0], arguments[1], wanted)
        case .member: return assign(condition, .boolean(wanted))
        default: return false
        }
    }

    // MARK: Fields

    private mutating func makeEqual(_ left: TypedExpression, _ right: TypedExpression) -> Bool {
        if let count = countComparison(left, right) { return fill(count.collection, upTo: count.limit) }
        let sides = isCallers(left) ? [(right, left), (left, right)] : [(left, right), (right, left)]
        for (target, source) in sides {
            guard let value = evaluator.value(source) else { continue }
            if assign(target, value) { return true }
        }
        return false
    }

    private mutating func makeDifferent(_ left: TypedExpression, _ right: TypedExpression) -> Bool {
        let sides = isCallers(left) ? [right, left] : [left, right]
        for target in sides {
            guard let current = evaluator.value(target) else { continue }
            for other in alternatives(to: current, of: target) where assign(target, other) {
                if let first = evaluator.value(left), let second = evaluator.value(right), first != second {
                    return true
                }
            }
        }
        return false
    }

    private mutating func makeMember(_ element: TypedExpression, of list: TypedExpression, _ wanted: Bool) -> Bool {
        guard case .list(let elements)? = evaluator.value(list), let current = evaluator.value(element) else {
            return false
        }
        let choices = wanted ? elements : alternatives(to: current, of: element).filter { !elements.contains($0) }
        for choice in choices where assign(element, choice) { return true }
        return false
    }

    /// `self.name.startsWith(input.name)`: the same text holds, any other does not.
    private mutating func fit(_ function: String, _ text: TypedExpression, _ part: TypedExpression, _ wanted: Bool)
        -> Bool
    {
        guard ["startsWith", "endsWith", "contains"].contains(function) else { return false }
        return wanted ? makeEqual(text, part) : makeDifferent(text, part)
    }

    /// Whether the expression is about the caller itself.
    private func isCallers(_ expression: TypedExpression) -> Bool {
        guard case .member(let base, _) = expression.withoutConversion.kind else {
            return evaluator.value(expression)?.rowName == caller && caller != nil
        }
        return evaluator.value(base)?.rowName == caller && caller != nil
    }

    /// The reference itself where the id of its row is meant: `self.ticket` for `self.ticket.id`.
    private func withoutID(_ expression: TypedExpression) -> TypedExpression {
        let expression = expression.withoutConversion
        guard case .member(let base, "id") = expression.kind, case .member = base.withoutConversion.kind else {
            return expression
        }
        return base.withoutConversion
    }

    /// Sets the field that the expression names.
    private mutating func assign(_ target: TypedExpression, _ value: ModelValue) -> Bool {
        let target = withoutID(target)
        guard case .member(let base, let member) = target.withoutConversion.kind, member != "id",
            case .row(let name)? = evaluator.value(base), let row = world.materialised(name),
            let plan = world.data.entity(named: world[row]?.entity ?? ""), let field = plan.member(named: member)
        else { return false }
        var value = value
        if let open = value.rowName {
            guard let known = world.materialised(open) else { return false }
            value = .row(known)
        }
        if value == .null, !field.isOptional { return false }
        if field.referencedEntity != nil, value.rowName == nil, value != .null { return false }
        world.set(row, member, value)
        return true
    }

    /// Other values that the field may have.
    private mutating func alternatives(to current: ModelValue, of target: TypedExpression) -> [ModelValue] {
        let target = withoutID(target)
        guard case .member(let base, let name) = target.withoutConversion.kind,
            case .row(let owner)? = evaluator.value(base), let row = world.materialised(owner),
            let plan = world.data.entity(named: world[row]?.entity ?? ""), let field = plan.member(named: name)
        else { return [] }
        let null: [ModelValue] = field.isOptional && current != .null ? [.null] : []
        if let entity = field.referencedEntity {
            let other = world.rows(of: entity).first { $0.isShared && .row($0.name) != current }?.name
            return [.row(other ?? world.add(entity, named: "other" + Names.type(name), isShared: true))] + null
        }
        switch field.type {
        case .boolean: return [.boolean(current != .boolean(true))]
        case .oneOf(let words): return words.map { .text($0) }.filter { $0 != current } + null
        case .integer:
            return [.integer((current.integerValue ?? 0) + 1), .integer((current.integerValue ?? 0) - 1)] + null
        default:
            return [world.samples.input(field, in: plan, number: 97), world.samples.input(field, in: plan, number: 98)]
                + null
        }
    }

    // MARK: Limits

    private mutating func compare(
        _ sign: BinaryOperator,
        _ left: TypedExpression,
        _ right: TypedExpression,
        _ wanted: Bool
    ) -> Bool {
        let sign = wanted ? sign : sign.opposite
        if let count = countComparison(left, right) {
            return fill(count.collection, upTo: count.limit + sign.nearestBelowOrAt)
        }
        if let count = countComparison(right, left) {
            return fill(count.collection, upTo: count.limit + sign.mirrored.nearestBelowOrAt)
        }
        if let limit = evaluator.value(right), let near = limit.shifted(by: sign.nearestBelowOrAt), assign(left, near) {
            return true
        }
        if let limit = evaluator.value(left), let near = limit.shifted(by: sign.mirrored.nearestBelowOrAt),
            assign(right, near)
        {
            return true
        }
        return false
    }

    /// `Ticket.filter(…).size()` beside a number.
    private func countComparison(
        _ count: TypedExpression,
        _ limit: TypedExpression
    ) -> (collection: TypedExpression, limit: Int)? {
        guard case .call(let function, let arguments) = count.withoutConversion.kind,
            ["size", "count"].contains(function.rawValue), let collection = arguments.first,
            CollectionShape(collection) != nil, let limit = evaluator.value(limit)?.integerValue
        else { return nil }
        return (collection, limit)
    }

    /// Adds rows until the collection has that many.
    private mutating func fill(_ collection: TypedExpression, upTo wanted: Int) -> Bool {
        guard let shape = CollectionShape(collection), wanted >= 0, wanted <= 1000 else { return false }
        while true {
            guard case .list(let elements)? = evaluator.value(collection) else { return false }
            if elements.count == wanted {
                if seeksLimits { addDecoys(shape, of: collection) }
                return true
            }
            guard elements.count < wanted else { return false }
            let row = world.add(shape.entity, named: "filler", isAnonymous: true)
            guard fits(row, shape) else { return false }
            guard case .list(let after)? = evaluator.value(collection), after.count == elements.count + 1 else {
                return false
            }
        }
    }

    /// For each part of each filter a row that meets all the others and not this one: it must not be counted.
    private mutating func addDecoys(_ shape: CollectionShape, of collection: TypedExpression) {
        guard case .list(let counted)? = evaluator.value(collection) else { return }
        let parts = shape.filters.flatMap { filter in
            filter.condition.conjuncts.map { (binding: filter.binding, condition: $0) }
        }
        for index in parts.indices {
            let saved = self
            let row = world.add(shape.entity, named: "decoy", isAnonymous: true)
            let others = parts.indices.filter { $0 != index }
            let isDecoy =
                others.allSatisfy { make(parts[$0].condition, true, binding: parts[$0].binding, to: row) }
                && make(parts[index].condition, false, binding: parts[index].binding, to: row)
            guard isDecoy, evaluator.value(collection) == .list(counted) else {
                self = saved
                continue
            }
        }
    }

    private mutating func fits(_ row: String, _ shape: CollectionShape) -> Bool {
        for filter in shape.filters where !make(filter.condition, true, binding: filter.binding, to: row) {
            return false
        }
        return true
    }

    private mutating func make(_ condition: TypedExpression, _ wanted: Bool, binding: String, to row: String) -> Bool {
        let outer = names
        names[binding] = .row(row)
        defer { names = outer }
        return make(condition, wanted)
    }

    // MARK: Rows that exist

    private mutating func exists(
        _ collection: TypedExpression,
        _ binding: String,
        _ body: TypedExpression,
        _ wanted: Bool
    ) -> Bool {
        guard let shape = CollectionShape(collection) else { return false }
        for row in world.rows(of: shape.entity) {
            let saved = self
            if wanted {
                if fits(row.name, shape), make(body, true, binding: binding, to: row.name) { return true }
                self = saved
            } else {
                var inner = evaluator
                inner.names[binding] = .row(row.name)
                if inner.value(body)?.truth == true, !make(body, false, binding: binding, to: row.name) { return false }
            }
        }
        guard wanted else { return true }
        let row = world.add(shape.entity)
        return fits(row, shape) && make(body, true, binding: binding, to: row)
    }
}

extension TypedExpression {
    /// The parts of `a && b && c`.
    fileprivate var conjuncts: [TypedExpression] {
        guard case .binary(.and, let left, let right) = withoutConversion.kind else { return [self] }
        return left.conjuncts + right.conjuncts
    }
}

extension BinaryOperator {
    /// What holds where this does not.
    var opposite: BinaryOperator {
        switch self {
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        default: self
        }
    }

    /// The same with its sides exchanged.
    var mirrored: BinaryOperator {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        default: self
        }
    }

    /// How far from the limit the nearest value lies for which the comparison holds.
    fileprivate var nearestBelowOrAt: Int {
        switch self {
        case .less: -1
        case .greater: 1
        default: 0
        }
    }
}

extension ModelValue {
    /// The next value in either direction: one more, one second later.
    fileprivate func shifted(by steps: Int) -> ModelValue? {
        switch self {
        case .integer(let value): .integer(value + steps)
        case .timestamp(let moment): .timestamp(microseconds: moment + Int64(steps) * 1_000_000)
        case .duration(let seconds): .duration(seconds: seconds + steps)
        case .decimal: steps == 0 ? self : nil
        default: nil
        }
    }
}
