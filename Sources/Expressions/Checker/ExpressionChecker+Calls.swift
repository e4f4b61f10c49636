import Diagnostics

extension ExpressionChecker {
    mutating func call(
        _ name: Located<String>,
        receiver: ExpressionSyntax?,
        _ arguments: [ExpressionSyntax],
        at span: SourceSpan
    ) -> TypedExpression {
        if let receiver {
            if let macro = Macro(rawValue: name.value) {
                return self.macro(macro, name, over: infer(receiver), arguments, at: span)
            }
        } else {
            if schema.viewNames.contains(name.value) { return view(name, arguments, at: span) }
            if name.value == Macro.sortBy.rawValue, let first = arguments.first {
                return macro(.sortBy, name, over: infer(first), Array(arguments.dropFirst()), at: span)
            }
        }
        let overloads = Functions.named(FunctionName(rawValue: name.value))
        guard !overloads.isEmpty else {
            unknownFunction(name, isMethod: receiver != nil)
            return faulty(span)
        }
        let typed = ((receiver.map { [$0] } ?? []) + arguments).map { infer($0) }
        guard typed.allSatisfy(\.type.isKnown) || overloads.count == 1 else { return faulty(span) }
        guard isWellStyled(name, overloads, isMethod: receiver != nil) else { return faulty(span) }
        guard let function = choose(among: overloads, for: typed, name, at: span) else { return faulty(span) }
        checkLiterals(of: function, typed)
        let fit = function.fit(of: typed.map(\.type))
        let converted = zip(typed, fit.arguments).map { argument, fit in
            if case .converting(let type) = fit { coerce(argument, to: type) } else { argument }
        }
        return TypedExpression(
            .call(function.name, converted),
            type: function.resultType(element: fit.element),
            span: span
        )
    }

    private mutating func isWellStyled(_ name: Located<String>, _ overloads: [ExpressionFunction], isMethod: Bool)
        -> Bool
    {
        let wrong: ExpressionFunction.CallStyle = isMethod ? .function : .method
        guard overloads.allSatisfy({ $0.style == wrong }) else { return true }
        let rest = String(repeating: ", …", count: max(0, (overloads.first?.parameters.count ?? 1) - 2))
        let more = (overloads.first?.parameters.count ?? 1) > 1 ? "…" + rest : ""
        report(
            "unknown-function",
            "`\(name.value)` is not called like that",
            at: name.span,
            help: isMethod
                ? "Write `\(name.value)(…)`, with the value between the parentheses."
                : "Write `x.\(name.value)(\(more))`."
        )
        return false
    }

    /// The overload that takes the arguments; reports why none does.
    private mutating func choose(
        among overloads: [ExpressionFunction],
        for arguments: [TypedExpression],
        _ name: Located<String>,
        at span: SourceSpan
    ) -> ExpressionFunction? {
        let types = arguments.map(\.type)
        let candidates = overloads.filter { $0.parameters.count == types.count }
        guard !candidates.isEmpty else {
            wrongCount(name, overloads, given: types.count, at: span)
            return nil
        }
        if let found = Functions.overload(of: FunctionName(rawValue: name.value), for: types) { return found }
        if let near = candidates.first(where: { $0.fit(of: types).isPossibleWithGuards }) {
            for (argument, fit) in zip(arguments, near.fit(of: types).arguments) where fit == .needsGuard {
                needsGuard(argument)
                break
            }
            return nil
        }
        refuse(arguments, name, candidates)
        return nil
    }

    private mutating func refuse(
        _ arguments: [TypedExpression],
        _ name: Located<String>,
        _ candidates: [ExpressionFunction]
    ) {
        let types = arguments.map(\.type)
        let fits = candidates.map { $0.fit(of: types).arguments }
        // The first argument that no overload takes is the one to blame.
        let position = arguments.indices.first { index in fits.allSatisfy { $0[index] == .no } } ?? 0
        guard position < arguments.count else { return }
        let argument = arguments[position]
        var wanted: [String] = []
        for candidate in candidates where !wanted.contains(candidate.parameters[position].described) {
            wanted.append(candidate.parameters[position].described)
        }
        var help = ""
        if case .collection = argument.type, wanted.contains(where: { $0.contains("list") }) {
            help = "Say what of each row: `.map(x, x.field)`."
        } else if candidates.count == 1, case .type(let type) = candidates[0].parameters[position] {
            help = conversionHint(from: argument, to: type) ?? ""
        }
        report(
            "type-mismatch",
            "`\(name.value)` takes \(wanted.joined(separator: ", or ")), not \(argument.type.unwrapped)",
            at: argument.span,
            help: help
        )
    }

    private mutating func wrongCount(
        _ name: Located<String>,
        _ overloads: [ExpressionFunction],
        given: Int,
        at span: SourceSpan
    ) {
        let counts = Set(overloads.map(\.parameters.count)).sorted().map(String.init).joined(separator: " or ")
        let isTimePart = name.value.hasPrefix("get") && given == 2
        report(
            "wrong-argument-count",
            "`\(name.value)` takes \(counts) \(counts == "1" ? "argument" : "arguments"), not \(given)",
            at: span,
            help: isTimePart
                ? "All times are in UTC; there are no time zones." : "A method counts the value before the dot."
        )
    }

    private mutating func checkLiterals(of function: ExpressionFunction, _ arguments: [TypedExpression]) {
        for (index, argument) in arguments.enumerated() {
            if case .literal(.text(let text)) = argument.kind {
                guard let fault = ConstantText.fault(of: text, in: function.name, parameter: index) else { continue }
                report("invalid-literal", fault.message, at: argument.span, help: fault.help)
            } else if function.name == "sequence" {
                let help = "Write it out: `sequence(\"T-%06d\")`."
                report("invalid-literal", "The pattern of a sequence must be a literal", at: argument.span, help: help)
            }
        }
    }

    private mutating func unknownFunction(_ name: Located<String>, isMethod: Bool) {
        var help = ""
        var fixIts: [FixIt] = []
        let macros = isMethod ? Macro.allCases.map(\.rawValue) : []
        let known = Functions.all.map(\.name.rawValue) + macros + (isMethod ? [] : schema.viewNames)
        if let reason = Functions.leftOut[name.value] {
            help = reason
        } else if let meant = didYouMean(name.value, among: known) {
            help = "Did you mean `\(meant)`?"
            fixIts = [FixIt(meaning: meant, insteadOf: name.value, among: known, at: name.span)]
        } else if Macro(rawValue: name.value) != nil {
            help = "It is called on a list or an entity: `x.\(name.value)(y, …)`."
        } else if schema.entityNames.contains(name.value) {
            help = "`\(name.value)` is an entity: a row is created by the step `create \(name.value) { … }`."
        }
        report("unknown-function", "There is no function `\(name.value)`", at: name.span, help: help, fixIts: fixIts)
    }

    private mutating func view(_ name: Located<String>, _ arguments: [ExpressionSyntax], at span: SourceSpan)
        -> TypedExpression
    {
        guard let (entity, _) = schema.view(named: name.value) else { return faulty(span) }
        guard arguments.count == 1 else {
            report(
                "wrong-argument-count",
                "The view `\(name.value)` takes 1 argument, not \(arguments.count)",
                at: span,
                help: "Give it a row of \(entity): `\(name.value)(x)`."
            )
            return faulty(span)
        }
        let given = infer(arguments[0])
        // A view of null is null.
        let wanted: ValueType = given.type.isOptional ? .optional(.entity(entity)) : .entity(entity)
        let row = coerce(given, to: wanted)
        let type: ValueType = row.type.isOptional ? .optional(.view(name.value)) : .view(name.value)
        return TypedExpression(.view(name.value, of: row), type: type, span: span)
    }
}
