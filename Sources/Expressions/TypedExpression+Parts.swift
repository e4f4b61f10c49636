extension TypedExpression {
    /// The expressions directly below it, in the order written.
    public var parts: [TypedExpression] {
        switch kind {
        case .literal, .name, .candidate, .everyRow, .faulty: []
        case .member(let base, _): [base]
        case .index(let base, let index): [base, index]
        case .unary(_, let operand): [operand]
        case .binary(_, let left, let right): [left, right]
        case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
        case .list(let elements): elements
        case .record(let entries): entries.map(\.value)
        case .call(_, let arguments): arguments
        case .macro(_, let collection, _, let body): [collection, body]
        case .view(_, let row): [row]
        case .converted(let inner): [inner]
        }
    }

    /// Whether it, or an expression anywhere below it, fits.
    public func contains(where fits: (TypedExpression) -> Bool) -> Bool {
        fits(self) || parts.contains { $0.contains(where: fits) }
    }

    /// Whether the function is called anywhere in it.
    public func calls(_ function: FunctionName) -> Bool {
        contains { if case .call(function, _) = $0.kind { true } else { false } }
    }

    /// Whether the name is used anywhere in it, other than as a macro's own binding.
    public func uses(name: String) -> Bool {
        contains { if case .name(name) = $0.kind { true } else { false } }
    }

    /// Whether a part of it was wrong and has been reported.
    public var isFaulty: Bool {
        contains { if case .faulty = $0.kind { true } else { false } }
    }

    /// The same without `converted` around it.
    public var withoutConversion: TypedExpression {
        if case .converted(let inner) = kind { inner.withoutConversion } else { self }
    }

    /// The same without the mark that an optional is known to be there.
    var withoutNarrowing: TypedExpression {
        if case .converted(let inner) = kind, inner.type == .optional(type) { inner } else { self }
    }

    /// Calls in it that no service is written from yet, outermost first.
    public var unwrittenFunctions: [(name: FunctionName, expression: TypedExpression)] {
        var found: [(FunctionName, TypedExpression)] = []
        if case .call(let name, let arguments) = kind,
            let function = Functions.overload(of: name, for: arguments.map(\.type)), !function.isWritten
        {
            found.append((name, self))
        }
        return found + parts.flatMap(\.unwrittenFunctions)
    }
}
