import Diagnostics

/// Resolves the names of an expression and finds its types; every fault is reported once.
public struct ExpressionChecker {
    let schema: any ExpressionSchema
    var scope: Scope
    var facts: NullFacts
    public internal(set) var diagnostics: [Diagnostic] = []

    init(schema: any ExpressionSchema, scope: Scope, facts: NullFacts) {
        self.schema = schema
        self.scope = scope
        self.facts = facts
    }

    /// Checks one expression.
    ///
    /// - Parameters:
    ///   - expected: the type that is meant to come out; literals and numbers are converted to it where that keeps
    ///     their value. `nil` takes any type.
    ///   - facts: what earlier steps have shown to be there; see `NullFacts.established(by:being:)`.
    /// - Returns: the typed expression (`.faulty` inside where something was wrong) and the findings.
    public static func check(
        _ syntax: ExpressionSyntax,
        scope: Scope,
        schema: some ExpressionSchema,
        expected: ValueType? = nil,
        facts: NullFacts = NullFacts()
    ) -> (TypedExpression, [Diagnostic]) {
        var checker = ExpressionChecker(schema: schema, scope: scope, facts: facts)
        var typed = checker.infer(syntax, hint: expected)
        if let expected { typed = checker.coerce(typed, to: expected) }
        return (typed, checker.diagnostics)
    }

    /// Reads and checks the text of one expression.
    public static func check(
        _ text: Located<String>,
        scope: Scope,
        schema: some ExpressionSchema,
        expected: ValueType? = nil,
        facts: NullFacts = NullFacts()
    ) -> (TypedExpression, [Diagnostic]) {
        let (syntax, diagnostics) = ExpressionParser.parse(text)
        guard diagnostics.isEmpty else {
            return (TypedExpression(.faulty, type: .unknown, span: text.span), diagnostics)
        }
        return check(syntax, scope: scope, schema: schema, expected: expected, facts: facts)
    }

    // MARK: Each kind of expression

    /// The typed expression; `hint` is the type that would be welcome, it decides nothing but literals.
    mutating func infer(_ syntax: ExpressionSyntax, hint: ValueType? = nil) -> TypedExpression {
        let span = syntax.span
        switch syntax.kind {
        case .missing: return faulty(span)
        case .literal(let literal): return TypedExpression(.literal(literal), type: literal.type, span: span)
        case .name(let name): return resolve(name, at: span)
        case .member(let base, let name): return member(name, of: infer(base), at: span)
        case .index(let base, let index): return self.index(infer(base), infer(index), at: span)
        case .unary(let sign, let operand): return unary(sign, operand, at: span)
        case .binary(let sign, let left, let right): return binary(sign, left, right, at: span)
        case .conditional(let condition, let then, let otherwise):
            return conditional(condition, then, otherwise, hint: hint, at: span)
        case .list(let elements): return list(elements, hint: hint, at: span)
        case .record(let entries): return record(entries, hint: hint, at: span)
        case .call(let name, let receiver, let arguments):
            return call(name, receiver: receiver, arguments, at: span)
        }
    }

    func faulty(_ span: SourceSpan) -> TypedExpression { TypedExpression(.faulty, type: .unknown, span: span) }

    /// Marks an optional that is known to be there.
    func narrowed(_ expression: TypedExpression) -> TypedExpression {
        guard case .optional(let inner) = expression.type, facts.contains(expression) else { return expression }
        return TypedExpression(.converted(expression), type: inner, span: expression.span)
    }

    /// Runs the body with more facts known.
    mutating func knowing<Result>(_ more: NullFacts, _ body: (inout ExpressionChecker) -> Result) -> Result {
        let before = facts
        facts = facts.union(more)
        defer { facts = before }
        return body(&self)
    }

    private mutating func conditional(
        _ condition: ExpressionSyntax,
        _ then: ExpressionSyntax,
        _ otherwise: ExpressionSyntax,
        hint: ValueType?,
        at span: SourceSpan
    ) -> TypedExpression {
        let test = self.condition(condition)
        let one = knowing(.established(by: test, being: true)) { $0.infer(then, hint: hint) }
        let other = knowing(.established(by: test, being: false)) { $0.infer(otherwise, hint: hint) }
        guard let type = common(one, other, hint: hint) else {
            mismatch(other, expected: one.type, reason: "both branches of a choice have one type")
            return faulty(span)
        }
        let kind = TypedExpression.Kind.conditional(
            test,
            then: coerce(one, to: type),
            otherwise: coerce(other, to: type)
        )
        return TypedExpression(kind, type: type, span: span)
    }

    /// The type that both can be coerced to.
    private func common(_ one: TypedExpression, _ other: TypedExpression, hint: ValueType?) -> ValueType? {
        if let hint, hint.isKnown,
            [one, other].allSatisfy({ isLiteralText($0) || $0.type.unwrapped == hint.unwrapped })
        {
            return one.type.isOptional || other.type.isOptional ? hint.asOptional : hint.unwrapped
        }
        return one.type.join(other.type)
    }

    private mutating func list(_ syntax: [ExpressionSyntax], hint: ValueType?, at span: SourceSpan) -> TypedExpression {
        var wanted: ValueType?
        if case .list(let element) = hint?.unwrapped { wanted = element }
        let elements = syntax.map { infer($0, hint: wanted) }
        if let wanted, wanted.isKnown {
            let coerced = elements.map { coerce($0, to: wanted) }
            return TypedExpression(.list(coerced), type: .list(wanted), span: span)
        }
        var type: ValueType?
        for element in elements {
            guard let joined = type.map({ $0.join(element.type) }) ?? element.type else {
                mismatch(element, expected: type ?? .unknown, reason: "all elements of a list have one type")
                return faulty(span)
            }
            type = joined
        }
        let common = type ?? .unknown
        return TypedExpression(.list(elements.map { coerce($0, to: common) }), type: .list(common), span: span)
    }

    private mutating func record(
        _ entries: [ExpressionSyntax.Entry],
        hint: ValueType?,
        at span: SourceSpan
    ) -> TypedExpression {
        var wanted: [ValueType.Member] = []
        if case .record(let members) = hint?.unwrapped { wanted = members }
        let typed = entries.map { entry in
            let expected = wanted.first { $0.name == entry.name.value }?.type
            var value = infer(entry.value, hint: expected)
            if let expected { value = coerce(value, to: expected) }
            return TypedExpression.Entry(name: entry.name.value, value: value)
        }
        for entry in entries where !wanted.isEmpty && !wanted.contains(where: { $0.name == entry.name.value }) {
            unknownField(entry.name, among: wanted, of: "the record")
        }
        let members = typed.map { ValueType.Member(name: $0.name, type: $0.value.type) }
        return TypedExpression(.record(typed), type: .record(members), span: span)
    }
}

extension Literal {
    var type: ValueType {
        switch self {
        case .null: .null
        case .boolean: .boolean
        case .integer: .integer
        case .decimal: .decimal
        case .text: .text
        }
    }
}
