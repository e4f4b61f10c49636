import Diagnostics

extension ExpressionChecker {
    mutating func macro(
        _ macro: Macro,
        _ name: Located<String>,
        over collection: TypedExpression,
        _ arguments: [ExpressionSyntax],
        at span: SourceSpan
    ) -> TypedExpression {
        guard let element = elementType(of: collection, name) else { return faulty(span) }
        let isFilteredMap = macro == .map && arguments.count == 3
        guard arguments.count == 2 || isFilteredMap, let binding = binding(arguments[0], of: name) else {
            if arguments.count != 2, !isFilteredMap { wrongForm(name, at: span) }
            return faulty(span)
        }
        var source = collection
        if isFilteredMap {
            let condition = bound(binding, to: element) { $0.condition(arguments[1]) }
            source = typedMacro(.filter, over: collection, binding, condition, at: span)
        }
        let body = bound(binding, to: element) { checker in
            switch macro {
            case .all, .exists, .existsOne, .filter: checker.condition(arguments[1])
            case .map, .sortBy: checker.infer(arguments[isFilteredMap ? 2 : 1])
            }
        }
        if macro == .sortBy, body.type.isKnown, !body.type.unwrapped.isOrdered {
            report("type-mismatch", "\(body.type.unwrapped.sentenceStart) has no order to sort by", at: body.span)
            return faulty(span)
        }
        return typedMacro(macro, over: source, binding, body, at: span)
    }

    private func typedMacro(
        _ macro: Macro,
        over source: TypedExpression,
        _ binding: String,
        _ body: TypedExpression,
        at span: SourceSpan
    ) -> TypedExpression {
        let type: ValueType =
            switch macro {
            case .all, .exists, .existsOne: .boolean
            case .map: .list(body.type)
            case .filter, .sortBy: source.type
            }
        return TypedExpression(.macro(macro, over: source, binding: binding, body: body), type: type, span: span)
    }

    private mutating func elementType(of collection: TypedExpression, _ name: Located<String>) -> ValueType? {
        switch collection.type {
        case .unknown: return nil
        case .collection(let entity): return .entity(entity)
        case .list(let element): return element
        case .optional(.list): needsGuard(collection)
        default:
            report(
                "type-mismatch",
                "`\(name.value)` goes over a list or rows, not \(collection.type.unwrapped)",
                at: collection.span
            )
        }
        return nil
    }

    /// The bare name before the first comma; reports one that hides another name.
    private mutating func binding(_ syntax: ExpressionSyntax, of macro: Located<String>) -> String? {
        guard case .name(let name) = syntax.kind else {
            let help = "Write `.\(macro.value)(x, …)`, with a name of your own for `x`."
            report("expression-syntax", "A name for the element is expected here", at: syntax.span, help: help)
            return nil
        }
        var hidden: String?
        if scope.names[name] != nil {
            hidden = "another name here"
        } else if schema.entityNames.contains(name) || schema.viewNames.contains(name) {
            hidden = "an entity or view"
        } else if isBareField(name) {
            hidden = "a field that may stand bare"
        }
        if let hidden {
            let message = "`\(name)` is the name of \(hidden) already"
            report("shadowed-name", message, at: syntax.span, help: "Choose another name for the element.")
        }
        return name
    }

    private func isBareField(_ name: String) -> Bool {
        switch scope.bareFields {
        case .ofSelf(let entity), .ofCandidate(let entity):
            schema.fields(ofEntity: entity)?.contains { $0.name == name } ?? false
        case nil: false
        }
    }

    /// Runs the body with the name bound; facts about a name that it hides do not hold in there.
    private mutating func bound<Result>(
        _ name: String,
        to type: ValueType,
        _ body: (inout ExpressionChecker) -> Result
    ) -> Result {
        let (outerScope, outerFacts) = (scope, facts)
        defer { (scope, facts) = (outerScope, outerFacts) }
        scope.names[name] = type
        facts = facts.forgetting(name: name)
        return body(&self)
    }

    private mutating func wrongForm(_ name: Located<String>, at span: SourceSpan) {
        let example = name.value == "map" || name.value == "sortBy" ? "x.field" : "x.field == …"
        report(
            "wrong-argument-count",
            "`\(name.value)` takes a name and an expression",
            at: span,
            help: "Write `.\(name.value)(x, \(example))`."
        )
    }
}
