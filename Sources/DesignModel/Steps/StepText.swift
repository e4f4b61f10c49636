import Diagnostics
import Expressions

/// The text of one step, with the cursor that reads it.
struct StepText {
    var parser: ExpressionParser
    var source: Located<String>
    /// The name behind `let`.
    var newName: Located<String>?

    init(_ text: Located<String>) {
        source = text
        parser = ExpressionParser(text)
    }

    /// Words up to a sign: names of custom logic and workers may have several.
    mutating func takeWords() -> Located<String>? {
        guard var name = parser.takeIdentifier() else { return nil }
        while let more = parser.takeIdentifier() {
            name = Located(name.value + " " + more.value, at: name.span.union(more.span))
        }
        return name
    }
}

extension Located<String> {
    /// The name that it begins with: `input` of `input.order`.
    fileprivate var root: String { value.split(separator: ".").first.map(String.init) ?? value }
}

extension StepReader {
    /// Reads one step, and lets the following ones know what it gives.
    mutating func read(_ text: Located<String>) -> Step.Kind {
        var step = StepText(text)
        let kind = readKind(&step)
        if step.parser.diagnostics.isEmpty { step.parser.expectEnd() }
        guard step.parser.diagnostics.isEmpty else {
            reading.take(step.parser.diagnostics.map(asStepFault), of: text)
            if let name = step.newName { give(name, .unknown) }
            return .faulty
        }
        if case .faulty = kind, let name = step.newName { give(name, .unknown) }
        note(kind)
        return kind
    }

    /// Reports a fault of a step and passes over the rest of it.
    func fault(
        _ step: inout StepText,
        _ id: DiagnosticID,
        _ message: String,
        at span: SourceSpan? = nil,
        help: String
    ) {
        let rest = step.parser.isAtEnd ? step.source.span : step.parser.peek.span
        report(id, message, at: span ?? rest, step.source, help: help)
        while !step.parser.isAtEnd { step.parser.takeToken() }
    }

    private func asStepFault(_ diagnostic: Diagnostic) -> Diagnostic {
        var diagnostic = diagnostic
        if diagnostic.consequence.isEmpty { diagnostic.consequence = "It is open what the step does." }
        return diagnostic
    }

    private mutating func readKind(_ step: inout StepText) -> Step.Kind {
        if step.parser.takeWord("let") { return readLet(&step) }
        if let kind = readAction(&step, name: nil) { return kind }
        if step.parser.takeWord("set") { return readSet(&step) }
        if step.parser.takeWord("delete") { return readDelete(&step) }
        if step.parser.takeWord("require") { return .require(condition(&step)) }
        if step.parser.takeWord("return") { return .giveBack(expression(&step)) }
        if step.parser.takeWord("transition") { return readTransition(&step) }
        if step.parser.takeWord("if") {
            findings.refuse(.condition, at: step.source.span)
            return .when(condition(&step), [])
        }
        if step.parser.takeWord("for") { return readLoop(&step) }
        if step.parser.takeWord("ensure") { return readEnsure(&step) }
        if step.parser.takeWord("start") { return readStart(&step) }
        return unknownStep(&step)
    }

    // MARK: Expressions inside

    func expression(_ step: inout StepText, as expected: ValueType? = nil, in place: Surroundings? = nil)
        -> TypedExpression
    {
        let syntax = step.parser.parseExpression()
        // What could not be parsed is reported when the whole step has been read.
        guard step.parser.diagnostics.isEmpty else {
            return TypedExpression(.faulty, type: .unknown, span: syntax.span)
        }
        return reading.check(syntax, of: step.source, in: place ?? self.place, as: expected)
    }

    func condition(_ step: inout StepText) -> TypedExpression { expression(&step, as: .boolean) }

    // MARK: Names

    /// A new name for what a step gives; reports one that is taken.
    mutating func declare(_ name: Located<String>, _ step: StepText) {
        let first = given[name.value]
        let isTaken =
            first != nil || reservedNames.contains(name.value) || reading.names.entities.contains(name.value)
            || place.scope.names[name.value] != nil
        if isTaken {
            reading.take(
                [
                    Diagnostic(
                        "shadowed-name",
                        .error,
                        "`\(name.value)` already means something else here",
                        at: name.span,
                        because: first.map { [DiagnosticLabel($0, "given here")] } ?? [],
                        leadsTo: "It would be open which of the two is meant.",
                        help: "Choose another name."
                    )
                ],
                of: step.source
            )
        }
        given[name.value] = name.span
    }

    /// Lets the following steps know what this one gives and shows.
    private mutating func note(_ kind: Step.Kind) {
        switch kind {
        case .bind(let name, let value): give(name, value.type)
        case .get(let name, let entity, _): give(name, .entity(entity.value))
        case .find(let name, let entity, _): give(name, .optional(.entity(entity.value)))
        case .create(let name?, let entity, _): give(name, .entity(entity.value))
        case .custom(let name?, let custom, _): give(name, resultType(ofCustom: custom.value))
        case .call(let name?, let integration, let operation, _):
            give(name, resultType(of: operation.value, in: integration.value))
        case .require(let condition): place.facts = place.facts.union(.established(by: condition))
        case .set(_, _, let field, _): place.facts = place.facts.forgetting(field: field.value)
        case .transition(let target, _, _): place.facts = place.facts.forgetting(name: target.root)
        case .giveBack(let value): result = result ?? value.type
        default: break
        }
    }

    private mutating func give(_ name: Located<String>, _ type: ValueType) {
        place.scope.names[name.value] = type
        place.facts = place.facts.forgetting(name: name.value)
    }

    /// What the logic gives: the value of its only result, or a record of them.
    private func resultType(ofCustom name: String) -> ValueType {
        guard let custom = reading.customs[name] else { return .unknown }
        return custom.resultType
    }

    private func resultType(of operation: String, in integration: String) -> ValueType {
        reading.integrations[integration]?.operation(operation)?.success.valueType ?? .unknown
    }

    private func unknownStep(_ step: inout StepText) -> Step.Kind {
        let words = [
            "let", "create", "set", "delete", "require", "transition", "return", "if", "for", "ensure", "start",
            "custom", "call",
        ]
        let token = step.parser.peek
        let meant = token.kind == .identifier ? didYouMean(token.text, among: words) : nil
        fault(
            &step,
            "step-syntax",
            "`\(step.parser.restText)` is no step",
            at: token.span,
            help: meant.map { "Did you mean `\($0)`?" } ?? "A step begins with "
                + words.map { "`\($0)`" }.joined(separator: ", ") + "."
        )
        return .faulty
    }
}
