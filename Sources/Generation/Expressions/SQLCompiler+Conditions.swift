import Expressions

extension SQLCompiler {
    /// What becomes of null.
    enum Use {
        /// It counts as false, so an expression may be null instead of false: `WHERE`, and `AND`, `OR` in it.
        case filter
        /// True or false is needed: below `NOT`, in a select list.
        case value
    }

    mutating func condition(_ expression: TypedExpression, _ use: Use) throws -> SQLFragment {
        if isInHand(expression), environment.bindsValues { return try value(expression) }
        switch expression.kind {
        case .unary(.not, let operand):
            let inner = try condition(operand, .value)
            return SQLFragment(
                text: "NOT " + inner.within(.comparison),
                parameters: inner.parameters,
                precedence: .negation
            )
        case .binary(.and, let left, let right):
            return .infix(try condition(left, use), "AND", try condition(right, use), .conjunction)
        case .binary(.or, let left, let right):
            return .infix(try condition(left, use), "OR", try condition(right, use), .disjunction)
        case .binary(let sign, let left, let right): return try comparison(sign, left, right, use)
        case .converted(let inner): return try twoValued(value(inner), inner, use)
        default: return try twoValued(value(expression), expression, use)
        }
    }

    /// An optional boolean that is guarded elsewhere.
    private func twoValued(_ fragment: SQLFragment, _ expression: TypedExpression, _ use: Use) -> SQLFragment {
        use == .value && expression.type.isOptional ? fragment.isTrue : fragment
    }

    private mutating func comparison(
        _ sign: BinaryOperator,
        _ left: TypedExpression,
        _ right: TypedExpression,
        _ use: Use
    ) throws -> SQLFragment {
        switch sign {
        case .equal, .notEqual: return try equality(left, right, isEqual: sign == .equal, use)
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            let (one, other) = aligned(try ordered(left), try ordered(right))
            let found = SQLFragment.infix(one, sign.rawValue, other, .comparison)
            let mayBeNull = left.type.isOptional || right.type.isOptional
            return mayBeNull && use == .value ? found.isTrue : found
        case .isIn: return try membership(left, right, use)
        case .and, .or, .add, .subtract, .multiply, .divide, .remainder:
            throw UnsupportedExpression("`\(sign.rawValue)` compares nothing", at: left.span)
        }
    }

    private mutating func equality(
        _ left: TypedExpression,
        _ right: TypedExpression,
        isEqual: Bool,
        _ use: Use
    ) throws -> SQLFragment {
        for side in [left, right] {
            if case .list = side.type.unwrapped {
                throw UnsupportedExpression("Lists cannot be compared in SQL", at: side.span)
            }
        }
        if left.type == .null || right.type == .null {
            let value = try self.value(left.type == .null ? right : left)
            return SQLFragment(
                text: value.within(.addition) + (isEqual ? " IS NULL" : " IS NOT NULL"),
                parameters: value.parameters,
                precedence: .comparison
            )
        }
        let (one, other) = aligned(try value(left), try value(right))
        let optionals = [left, right].filter(\.type.isOptional).count
        // `=` is null where one side is; in a filter that is as good as false, and an index on the column is used.
        if optionals == 0 || (isEqual && optionals == 1 && use == .filter) {
            return .infix(one, isEqual ? "=" : "<>", other, .comparison)
        }
        let signs = isSQLite ? ("IS", "IS NOT") : ("IS NOT DISTINCT FROM", "IS DISTINCT FROM")
        return .infix(one, isEqual ? signs.0 : signs.1, other, .comparison)
    }

    /// A value that SQL orders as the design does: the rank of a word, text by code point.
    mutating func ordered(_ expression: TypedExpression) throws -> SQLFragment {
        switch expression.type.unwrapped {
        case .oneOf(let words):
            if case .literal(.text(let word)) = expression.withoutConversion.kind, let rank = words.firstIndex(of: word)
            {
                return SQLFragment(text: "\(rank)")
            }
            return Self.rank(of: try value(expression), words)
        case .text where !isSQLite:
            let text = try value(expression)
            // One side says by what rule to compare.
            if text.text == "?" { return text }
            return SQLFragment(text: text.within(.primary) + " COLLATE \"C\"", parameters: text.parameters)
        default: return try value(expression)
        }
    }

    /// The place of a word among those declared: `CASE "priority" WHEN 'low' THEN 0 … END`.
    static func rank(of value: SQLFragment, _ words: [String]) -> SQLFragment {
        let cases = words.enumerated().map { " WHEN \(SQLText.text($1)) THEN \($0)" }.joined()
        return SQLFragment(text: "CASE \(value.within(.primary))\(cases) END", parameters: value.parameters)
    }

    private mutating func membership(
        _ left: TypedExpression,
        _ right: TypedExpression,
        _ use: Use
    ) throws -> SQLFragment {
        let value = try self.value(left)
        var list: SQLFragment
        var holdsNull = left.type.isOptional
        if case .list(let elements) = right.withoutConversion.kind {
            // `IN ()` is no SQL.
            guard !elements.isEmpty else { return SQLFragment(text: "FALSE") }
            let values = try elements.map { try self.value($0) }
            let scales = Set(values.map(\.scale)).union([value.scale])
            guard scales.count == 1 else {
                return try anyEqual(left, elements, use)
            }
            holdsNull = holdsNull || elements.contains(where: \.type.isOptional)
            list = SQLFragment(
                text: "(" + values.map(\.text).joined(separator: ", ") + ")",
                parameters: values.flatMap(\.parameters)
            )
        } else if right.isCollection {
            let source = try self.source(right)
            list = source.select(SQLText.name(source.alias) + ".\"id\"").wrapped("(", ")")
        } else if isInHand(right) {
            throw UnsupportedExpression("A list in hand cannot be searched in SQL", at: right.span)
        } else {
            let query = try values(of: right)
            holdsNull = holdsNull || query.isOptional
            list = query.select().wrapped("(", ")")
        }
        let found = SQLFragment.infix(value, "IN", list, .comparison)
        return holdsNull && use == .value ? found.isTrue : found
    }

    /// `x in [a, b]` as `x = a OR x = b`, for decimals of different scales.
    private mutating func anyEqual(
        _ left: TypedExpression,
        _ elements: [TypedExpression],
        _ use: Use
    ) throws -> SQLFragment {
        var found: SQLFragment?
        for element in elements {
            let one = try equality(left, element, isEqual: true, use)
            found = found.map { .infix($0, "OR", one, .disjunction) } ?? one
        }
        return found ?? SQLFragment(text: "FALSE")
    }
}
