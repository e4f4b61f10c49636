import Expressions

/// A value that an expression takes from a table, where Swift needs it: the number of rows, a row, a sum.
public enum Reading: Sendable {
    case count(entity: String, ConditionUse)
    case exists(entity: String, ConditionUse)
    /// No row breaks the condition: what is asked for are the rows that do.
    case none(entity: String, ConditionUse)
    case exactlyOne(entity: String, ConditionUse)
    case rows(entity: String, ConditionUse)
    case first(entity: String, ConditionUse)
    /// Whether a row in hand is among the rows.
    case contains(entity: String, row: TypedExpression, ConditionUse)
    /// A function of the repository that asks for one value.
    case value(ReadingCall)
}

/// `OrderRepository.sumOfPrice(customer.id, in: transaction)`
public struct ReadingCall: Sendable, Hashable {
    public let entity: String
    public let function: String
    public let arguments: [TypedExpression]
    /// The label of each argument; the first has none.
    public let labels: [String?]
}

/// A function of a repository that asks for one value beside rows: a sum, the greatest, a list of values.
public struct ReadingPlan: Sendable, Hashable {
    public let name: String
    public let entity: String
    public let parameters: [ConditionPlan.Parameter]
    /// Parameters stand as names.
    public let expression: TypedExpression
    public let scale: Int
}

/// The parts of an expression that need the database.
struct ReadingShape {
    indirect enum Part {
        case count(CollectionShape)
        case exists(CollectionShape)
        case none(CollectionShape)
        case exactlyOne(CollectionShape)
        case rows(CollectionShape)
        case first(CollectionShape)
        case contains(row: TypedExpression, CollectionShape)
        /// Some value of rows of the entity.
        case value(entity: String, TypedExpression)
    }

    /// The expression itself as a question to the database; `nil` where its parts are to be looked at.
    static func part(_ expression: TypedExpression) -> Part? {
        switch expression.kind {
        case .converted(let inner) where expression.type.isRowCollection: return part(inner)
        case .call(let function, let arguments) where arguments.count == 1:
            guard let rows = CollectionShape(arguments[0]) else { break }
            if ["size", "count"].contains(function.rawValue) { return .count(rows) }
            if function == "first" { return .first(rows) }
        case .macro(let macro, let over, let binding, let body):
            guard let rows = CollectionShape(over) else { break }
            switch macro {
            case .exists: return .exists(rows.adding(binding, body))
            case .existsOne: return .exactlyOne(rows.adding(binding, body))
            case .all: return .none(rows.adding(binding, body.negated))
            case .filter: return CollectionShape(expression).map { .rows($0) }
            case .map, .sortBy: break
            }
        case .binary(.isIn, let row, let collection):
            if let rows = CollectionShape(collection) { return .contains(row: row, rows) }
        default: break
        }
        if let rows = CollectionShape(expression) { return .rows(rows) }
        return value(expression)
    }

    /// An aggregate or a list of values over rows: whatever has rows at its root and gives no rows itself.
    private static func value(_ expression: TypedExpression) -> Part? {
        switch expression.kind {
        case .call, .macro:
            guard let entity = root(expression) else { return nil }
            return .value(entity: entity, expression)
        default: return nil
        }
    }

    /// The entity whose rows the innermost receiver is.
    private static func root(_ expression: TypedExpression) -> String? {
        switch expression.kind {
        case .everyRow(let entity): entity
        case .call(_, let arguments): arguments.first.flatMap(root)
        case .macro(_, let over, _, _): root(over)
        case .converted(let inner): root(inner)
        default: nil
        }
    }
}

extension CollectionShape {
    func adding(_ binding: String, _ condition: TypedExpression) -> CollectionShape {
        CollectionShape(
            entity: entity,
            filters: filters + [Filter(entity: entity, binding: binding, condition: condition)]
        )
    }

    private init(entity: String, filters: [Filter]) {
        self.entity = entity
        self.filters = filters
    }
}

extension TypedExpression {
    var negated: TypedExpression {
        if case .unary(.not, let operand) = kind { return operand }
        return TypedExpression(.unary(.not, self), type: .boolean, span: span)
    }
}

/// The functions that ask for one value, by repository.
public struct ReadingCatalog: Sendable {
    private struct Key: Hashable {
        let entity: String
        let expression: TypedExpression
    }

    private var plans: [String: [ReadingPlan]] = [:]
    private var names: [Key: String] = [:]

    public func readings(of entity: String) -> [ReadingPlan] { plans[entity] ?? [] }

    mutating func register(
        _ expression: TypedExpression,
        of entity: String,
        scale: Int,
        purpose: String,
        taken: Set<String>
    ) {
        let (abstracted, parameters, _) = ConditionShape(entity: entity, row: .none).abstracted(expression)
        let key = Key(entity: entity, expression: abstracted)
        guard names[key] == nil else { return }
        let used = taken.union(readings(of: entity).map(\.name))
        let wanted = Self.suggestion(for: expression) ?? purpose
        var name = wanted
        var count = 2
        while used.contains(name) {
            name = wanted + "\(count)"
            count += 1
        }
        names[key] = name
        plans[entity, default: []].append(
            ReadingPlan(name: name, entity: entity, parameters: parameters, expression: abstracted, scale: scale)
        )
    }

    func call(_ expression: TypedExpression, of entity: String) -> ReadingCall {
        let (abstracted, parameters, arguments) = ConditionShape(entity: entity, row: .none).abstracted(expression)
        let name = names[Key(entity: entity, expression: abstracted)] ?? "value"
        return ReadingCall(entity: entity, function: name, arguments: arguments, labels: parameters.labels)
    }

    /// `sumOfPrice` for `….map(o, o.price).sum()`.
    private static func suggestion(for expression: TypedExpression) -> String? {
        guard case .call(let function, let arguments) = expression.kind, arguments.count == 1,
            case .macro(.map, _, _, let body) = arguments[0].kind,
            case .member(_, let field) = body.withoutConversion.kind
        else { return nil }
        return Names.member(function.rawValue + " of " + field)
    }
}
