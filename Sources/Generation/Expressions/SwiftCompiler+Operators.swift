import Expressions

extension SwiftCompiler {
    /// A boolean that is there; of an optional one only true counts.
    mutating func condition(_ expression: TypedExpression) throws -> SwiftFragment {
        let value = try fragment(expression)
        guard value.isOptional else { return value }
        return SwiftFragment(
            text: "\(value.within(.addition)) == true",
            precedence: .comparison,
            canThrow: value.canThrow
        )
    }

    mutating func unary(_ sign: UnaryOperator, _ operand: TypedExpression) throws -> SwiftFragment {
        switch sign {
        case .not:
            let value = try condition(operand)
            let inner = value.within(.prefix)
            // `!!` would be another operator.
            let text = inner.hasPrefix("!") ? "!(\(inner))" : "!" + inner
            return SwiftFragment(text: text, precedence: .prefix, canThrow: value.canThrow)
        case .negate:
            return .call("ExpressionFunctions.negate", [try required(operand)], canThrow: operand.type == .integer)
        }
    }

    mutating func binary(
        _ sign: BinaryOperator,
        _ left: TypedExpression,
        _ right: TypedExpression,
        _ expression: TypedExpression
    ) throws -> SwiftFragment {
        switch sign {
        case .and: return .infix("&&", try condition(left), try condition(right), .conjunction)
        case .or: return .infix("||", try condition(left), try condition(right), .disjunction)
        case .equal, .notEqual: return try equality(sign, left, right)
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return try order(sign, left, right)
        case .isIn:
            var list = try fragment(right)
            // Null is in no list.
            if case .list(let element) = right.type, element.isOptional {
                list = SwiftFragment(text: list.within(.primary) + ".compactMap(\\.self)", canThrow: list.canThrow)
            }
            return .call("ExpressionFunctions.isIn", [try id(of: left), list])
        case .add where expression.type == .text || isList(expression.type):
            return .infix("+", try required(left), try required(right), .addition)
        case .add, .subtract, .multiply, .divide, .remainder:
            return .call(Self.arithmetic[sign] ?? "", [try required(left), try required(right)], canThrow: true)
        }
    }

    private static let arithmetic: [BinaryOperator: String] = [
        .add: "ExpressionFunctions.add", .subtract: "ExpressionFunctions.subtract",
        .multiply: "ExpressionFunctions.multiply", .divide: "ExpressionFunctions.divide",
        .remainder: "ExpressionFunctions.remainder",
    ]

    private func isList(_ type: ValueType) -> Bool { if case .list = type { true } else { false } }

    // MARK: Comparisons

    private mutating func equality(
        _ sign: BinaryOperator,
        _ left: TypedExpression,
        _ right: TypedExpression
    ) throws -> SwiftFragment {
        let (one, other) = (left.type.unwrapped, right.type.unwrapped)
        if one == .null || other == .null {
            let value = try fragment(one == .null ? right : left)
            return .infix(sign.rawValue, value, SwiftFragment(text: "nil"), .comparison)
        }
        if case .oneOf(let words) = one, case .oneOf(let others) = other, words != others {
            return .infix(sign.rawValue, try rawValue(left), try rawValue(right), .comparison)
        }
        let (first, second) = (try id(of: left), try id(of: right))
        guard isText(one) else { return .infix(sign.rawValue, first, second, .comparison) }
        // Swift's `==` takes texts for equal that are written with other scalars.
        let equal = SwiftFragment.call("ExpressionFunctions.isEqual", [first, second])
        guard sign == .notEqual else { return equal }
        return SwiftFragment(
            text: "!" + equal.text,
            tree: .prefixed("!", equal.tree),
            precedence: .prefix,
            canThrow: equal.canThrow
        )
    }

    private func isText(_ type: ValueType) -> Bool {
        switch type {
        case .text: true
        case .list(let element): isText(element.unwrapped)
        default: false
        }
    }

    private static let orders: [BinaryOperator: String] = [
        .less: "ExpressionFunctions.isLess", .lessOrEqual: "ExpressionFunctions.isLessOrEqual",
        .greater: "ExpressionFunctions.isGreater", .greaterOrEqual: "ExpressionFunctions.isGreaterOrEqual",
    ]

    private mutating func order(
        _ sign: BinaryOperator,
        _ left: TypedExpression,
        _ right: TypedExpression
    ) throws -> SwiftFragment {
        let (first, second) = (try ordered(left), try ordered(right))
        guard first.isOptional || second.isOptional || left.type.unwrapped == .text else {
            return .infix(sign.rawValue, first, second, .comparison)
        }
        return .call(Self.orders[sign] ?? "", [first, second])
    }

    /// A value that Swift orders as the design does: the rank of a word.
    mutating func ordered(_ expression: TypedExpression) throws -> SwiftFragment {
        guard case .oneOf(let words) = expression.type.unwrapped else { return try fragment(expression) }
        if case .literal(.text(let word)) = expression.withoutConversion.kind, let rank = words.firstIndex(of: word) {
            return SwiftFragment(text: "\(rank)")
        }
        let value = try rawValue(expression)
        let list = words.map(SwiftLiteral.text).joined(separator: ", ")
        return SwiftFragment(
            text: "ExpressionFunctions.rank(\(value.text), in: [\(list)])",
            isOptional: value.isOptional,
            canThrow: value.canThrow
        )
    }
}
