import Diagnostics

extension ExpressionChecker {
    mutating func arithmetic(
        _ sign: Located<BinaryOperator>,
        _ left: TypedExpression,
        _ right: TypedExpression,
        at span: SourceSpan
    ) -> TypedExpression {
        let (one, other) = (left.type.unwrapped, right.type.unwrapped)
        guard one.isKnown, other.isKnown else { return faulty(span) }
        guard let result = Self.result(of: sign.value, one, other) else {
            impossible(sign, left, right)
            return faulty(span)
        }
        for side in [left, right] where side.type.isOptional {
            needsGuard(side)
            return faulty(span)
        }
        if sign.value == .divide || sign.value == .remainder, Self.isZero(right) {
            report(
                "division-by-zero",
                "This divides by 0",
                at: right.span,
                leadsTo: "It fails whenever it is computed."
            )
            return faulty(span)
        }
        // A text takes in the word of a `one of`, a decimal the integer beside it.
        let operand: ValueType? = result == .text || result == .decimal ? result : nil
        let kind = TypedExpression.Kind.binary(
            sign.value,
            operand.map { coerce(left, to: $0) } ?? left,
            operand.map { coerce(right, to: $0) } ?? right
        )
        return TypedExpression(kind, type: result, span: span)
    }

    private static func isZero(_ expression: TypedExpression) -> Bool {
        switch expression.withoutConversion.kind {
        case .literal(.integer(0)): true
        case .literal(.decimal(let digits)):
            !digits.prefix { $0 != "e" && $0 != "E" }.contains { ("1"..."9").contains($0) }
        default: false
        }
    }

    /// The type of `left sign right`; `nil` if it has no meaning.
    private static func result(of sign: BinaryOperator, _ left: ValueType, _ right: ValueType) -> ValueType? {
        switch (left, sign, right) {
        case (.integer, _, .integer): .integer
        case (.integer, .remainder, .decimal), (.decimal, .remainder, _): nil
        case (.decimal, _, .decimal), (.decimal, _, .integer), (.integer, _, .decimal): .decimal
        case (.text, .add, .text), (.text, .add, .oneOf), (.oneOf, .add, .text), (.oneOf, .add, .oneOf): .text
        case (.timestamp, .add, .duration), (.duration, .add, .timestamp), (.timestamp, .subtract, .duration):
            .timestamp
        case (.timestamp, .subtract, .timestamp): .duration
        case (.duration, .add, .duration), (.duration, .subtract, .duration): .duration
        case (.list(let one), .add, .list(let other)): one.join(other).map { .list($0) }
        default: nil
        }
    }

    private mutating func impossible(_ sign: Located<BinaryOperator>, _ left: TypedExpression, _ right: TypedExpression)
    {
        let (one, other) = (left.type.unwrapped, right.type.unwrapped)
        if left.type == .null || right.type == .null { return needsGuard(left.type == .null ? left : right) }
        let help: String =
            switch (one, sign.value, other) {
            case (.text, .add, _): conversionHint(from: right, to: .text) ?? ""
            case (_, .add, .text): conversionHint(from: left, to: .text) ?? ""
            case (.date, _, _), (_, _, .date): "Compute with timestamps: `date(timestamp(day) + duration(\"24h\"))`."
            case (.collection, _, _), (_, _, .collection):
                "Count rows with `.size()`, or sum what they hold: `.map(x, …).sum()`."
            default: ""
            }
        let message = "`\(sign.value.rawValue)` has no meaning between \(one) and \(other)"
        report("type-mismatch", message, at: left.span.union(right.span), help: help)
    }
}
