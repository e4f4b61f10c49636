import Diagnostics

extension ExpressionChecker {
    mutating func unary(_ sign: UnaryOperator, _ syntax: ExpressionSyntax, at span: SourceSpan) -> TypedExpression {
        guard sign == .negate else {
            let operand = condition(syntax)
            return TypedExpression(.unary(.not, operand), type: .boolean, span: span)
        }
        let operand = infer(syntax)
        switch operand.type {
        case .unknown: return faulty(span)
        case .integer, .decimal, .duration:
            return TypedExpression(.unary(.negate, operand), type: operand.type, span: span)
        case .optional(.integer), .optional(.decimal), .optional(.duration), .null:
            needsGuard(operand)
        default:
            report("type-mismatch", "\(operand.type.sentenceStart) cannot be negated", at: operand.span)
        }
        return faulty(span)
    }

    mutating func binary(
        _ sign: Located<BinaryOperator>,
        _ leftSyntax: ExpressionSyntax,
        _ rightSyntax: ExpressionSyntax,
        at span: SourceSpan
    ) -> TypedExpression {
        switch sign.value {
        case .and, .or:
            let left = condition(leftSyntax)
            let right = knowing(.established(by: left, being: sign.value == .and)) { $0.condition(rightSyntax) }
            return TypedExpression(.binary(sign.value, left, right), type: .boolean, span: span)
        case .equal, .notEqual: return equality(sign, infer(leftSyntax), infer(rightSyntax), at: span)
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            return order(sign, infer(leftSyntax), infer(rightSyntax), at: span)
        case .isIn: return membership(infer(leftSyntax), rightSyntax, at: span)
        case .add, .subtract, .multiply, .divide, .remainder:
            return arithmetic(sign, infer(leftSyntax), infer(rightSyntax), at: span)
        }
    }

    // MARK: Comparisons

    private mutating func equality(
        _ sign: Located<BinaryOperator>,
        _ left: TypedExpression,
        _ right: TypedExpression,
        at span: SourceSpan
    ) -> TypedExpression {
        let result = { (one: TypedExpression, other: TypedExpression) in
            TypedExpression(.binary(sign.value, one, other), type: .boolean, span: span)
        }
        let (one, other) = (left.withoutNarrowing, right.withoutNarrowing)
        guard one.type.isKnown, other.type.isKnown else { return result(one, other) }
        if one.type == .null || other.type == .null {
            let value = one.type == .null ? other : one
            if !value.type.isOptional { neverNull(value, sign.value) }
            return result(one, other)
        }
        guard let pair = aligned(one, other, sign) else { return faulty(span) }
        return result(pair.0, pair.1)
    }

    private mutating func order(
        _ sign: Located<BinaryOperator>,
        _ left: TypedExpression,
        _ right: TypedExpression,
        at span: SourceSpan
    ) -> TypedExpression {
        let (one, other) = (left.withoutNarrowing, right.withoutNarrowing)
        guard one.type.isKnown, other.type.isKnown else {
            return TypedExpression(.binary(sign.value, one, other), type: .boolean, span: span)
        }
        for side in [one, other] where !side.type.unwrapped.isOrdered {
            let help =
                side.type == .null ? "A comparison with null is always false; write `x == null` or `x != null`." : ""
            report("type-mismatch", "\(side.type.unwrapped.sentenceStart) has no order", at: side.span, help: help)
            return faulty(span)
        }
        guard let (first, second) = aligned(one, other, sign) else { return faulty(span) }
        return TypedExpression(.binary(sign.value, first, second), type: .boolean, span: span)
    }

    /// Both sides as one type, optional or not; `nil` after a report that they cannot be compared.
    private mutating func aligned(
        _ left: TypedExpression,
        _ right: TypedExpression,
        _ sign: Located<BinaryOperator>
    ) -> (TypedExpression, TypedExpression)? {
        let (one, other) = (left.type.unwrapped, right.type.unwrapped)
        let shape = { (type: ValueType, side: TypedExpression) in side.type.isOptional ? type.asOptional : type }
        switch (one, other) {
        case (.oneOf, .text) where isLiteralText(right): return checked(left, coerce(right, to: one))
        case (.text, .oneOf) where isLiteralText(left): return checked(coerce(left, to: other), right)
        case (.oneOf(let some), .oneOf(let others)):
            guard some.contains(where: others.contains) else {
                report(
                    "comparison-is-constant",
                    "The two have no word in common, so they never are equal",
                    at: sign.span,
                    help: "Left is \(one), right is \(other)."
                )
                return nil
            }
            guard some == others || sign.value == .equal || sign.value == .notEqual else {
                incomparable(left, right, sign)
                return nil
            }
            return (left, right)
        case (.integer, .decimal), (.oneOf, .text): return (coerce(left, to: shape(other, left)), right)
        case (.decimal, .integer), (.text, .oneOf): return (left, coerce(right, to: shape(one, right)))
        case (.list(let held), .list(let others)) where held == .unknown || others == .unknown: return (left, right)
        default: break
        }
        guard one == other, one.isComparable else {
            incomparable(left, right, sign)
            return nil
        }
        return (left, right)
    }

    private func checked(_ left: TypedExpression, _ right: TypedExpression) -> (TypedExpression, TypedExpression)? {
        left.type.isKnown && right.type.isKnown ? (left, right) : nil
    }

    private mutating func incomparable(
        _ left: TypedExpression,
        _ right: TypedExpression,
        _ sign: Located<BinaryOperator>
    ) {
        let (one, other) = (left.type.unwrapped, right.type.unwrapped)
        guard one != other else {
            let message = "\(one.sentenceStart) cannot be compared"
            return report("type-mismatch", message, at: left.span, help: conversionHint(from: left, to: one) ?? "")
        }
        let help = conversionHint(from: right, to: one) ?? conversionHint(from: left, to: other) ?? ""
        let message = "`\(sign.value.rawValue)` compares \(one) with \(other)"
        report("type-mismatch", message, at: left.span.union(right.span), help: help)
    }

    private mutating func neverNull(_ value: TypedExpression, _ sign: BinaryOperator) {
        report(
            "comparison-is-constant",
            "It is never null, so this is always \(sign == .notEqual)",
            at: value.span,
            help: "Leave the comparison out, or make the value optional."
        )
    }

    private mutating func membership(
        _ left: TypedExpression,
        _ rightSyntax: ExpressionSyntax,
        at span: SourceSpan
    ) -> TypedExpression {
        let value = left.withoutNarrowing
        // Beside a `one of`, the texts of a written list are its words.
        var hint: ValueType?
        if case .oneOf = value.type.unwrapped, case .list = rightSyntax.kind { hint = .list(value.type.unwrapped) }
        if value.type.unwrapped == .decimal, case .list = rightSyntax.kind { hint = .list(.decimal) }
        let right = infer(rightSyntax, hint: hint)
        let result = TypedExpression(.binary(.isIn, value, right), type: .boolean, span: span)
        switch (value.type.unwrapped, right.type) {
        case (.unknown, _), (_, .unknown), (_, .list(.unknown)): return result
        case (.entity(let one), .collection(let other)) where one == other: return result
        case (let one, .list(let held)) where one == held.unwrapped && one.isComparable: return result
        case (.oneOf, .list(let held)) where held.unwrapped == .text:
            let text: ValueType = value.type.isOptional ? .optional(.text) : .text
            return TypedExpression(.binary(.isIn, coerce(value, to: text), right), type: .boolean, span: span)
        case (.oneOf, .list(.oneOf)): return result
        case (_, .optional(.list)): needsGuard(right)
        case (let one, .list(let held)):
            report("type-mismatch", "`in` looks for \(one) among \(held)", at: span)
        default:
            report(
                "type-mismatch",
                "\(right.type.sentenceStart) holds nothing to look for",
                at: right.span,
                help: right.type.unwrapped == .text ? "Write `x.contains(y)`." : "`in` takes a list."
            )
        }
        return faulty(span)
    }
}
