import Expressions

/// Finds speaking names for conditions: `customerIs`, `placedAtIsAfter`, `nameStartsWith`.
enum ConditionNaming {
    /// The name of a comparison between a field of the row and a value in hand; `nil` for anything else.
    static func simple(
        _ condition: TypedExpression,
        isRow: (TypedExpression) -> Bool,
        isInHand: (TypedExpression) -> Bool
    ) -> (name: String, parameter: String)? {
        switch condition.kind {
        case .binary(let sign, let left, let right):
            if let path = path(left, isRow), isInHand(right) { return comparison(path, sign, with: right) }
            if let path = path(right, isRow), isInHand(left), let turned = sign.turned {
                return comparison(path, turned, with: left)
            }
            return nil
        case .call(let function, let arguments) where arguments.count == 2:
            guard let path = path(arguments[0], isRow), isInHand(arguments[1]) else { return nil }
            guard ["startsWith", "endsWith", "contains"].contains(function.rawValue) else { return nil }
            return (member(path) + function.rawValue.prefix(1).uppercased() + function.rawValue.dropFirst(), last(path))
        default:
            if condition.type == .boolean, let path = path(condition, isRow) { return (flag(path, "is"), last(path)) }
            if case .unary(.not, let operand) = condition.kind, let path = path(operand, isRow) {
                return (flag(path, "is not"), last(path))
            }
            return nil
        }
    }

    /// What a value in hand is called as a parameter.
    static func parameter(for expression: TypedExpression) -> String {
        switch expression.withoutConversion.kind {
        case .name(let name): Names.member(name)
        case .member(let base, let name):
            if case .name(let word) = base.kind, ["input", "path"].contains(word) {
                Names.member(name)
            } else {
                Names.member(parameter(for: base) + " " + name)
            }
        case .call(let function, let arguments) where arguments.isEmpty: Names.member(function.rawValue)
        default: "value"
        }
    }

    private static func comparison(
        _ path: [String],
        _ sign: BinaryOperator,
        with value: TypedExpression
    ) -> (name: String, parameter: String)? {
        if value.type == .null {
            switch sign {
            case .equal: return (member(path) + "IsMissing", last(path))
            case .notEqual: return (member(path) + "IsPresent", last(path))
            default: return nil
            }
        }
        let isTime = [.timestamp, .date].contains(value.type.unwrapped)
        let words: String
        switch sign {
        case .equal: words = "Is"
        case .notEqual: words = "IsNot"
        case .less: words = isTime ? "IsBefore" : "IsBelow"
        case .lessOrEqual: words = isTime ? "IsNotAfter" : "IsAtMost"
        case .greater: words = isTime ? "IsAfter" : "IsAbove"
        case .greaterOrEqual: words = isTime ? "IsNotBefore" : "IsAtLeast"
        case .isIn: words = "IsIn"
        default: return nil
        }
        return (member(path) + words, last(path))
    }

    private static func member(_ path: [String]) -> String { Names.member(path.joined(separator: " ")) }
    /// `isActive`, `roomIsOpen`, `roomIsNotOpen`
    private static func flag(_ path: [String], _ verb: String) -> String {
        Names.member((path.dropLast() + [verb] + path.suffix(1)).joined(separator: " "))
    }

    private static func last(_ path: [String]) -> String { Names.member(path.last ?? "value") }

    /// `self.ticket.customer` is `["ticket", "customer"]`; the row itself is its id, and so is the id of a reference.
    private static func path(_ expression: TypedExpression, _ isRow: (TypedExpression) -> Bool) -> [String]? {
        var fields: [String] = []
        var rest = expression.withoutConversion
        while case .member(let base, let name) = rest.kind {
            fields.insert(name, at: 0)
            rest = base.withoutConversion
        }
        guard isRow(rest) else { return nil }
        if fields.count > 1, fields.last == "id" { fields.removeLast() }
        return fields.isEmpty ? ["id"] : fields
    }
}

extension BinaryOperator {
    /// The operator with its operands exchanged; `nil` where it cannot be turned.
    fileprivate var turned: BinaryOperator? {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        default: nil
        }
    }
}
