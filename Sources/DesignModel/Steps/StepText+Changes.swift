import Diagnostics
import Expressions

extension StepReader {
    /// `set x.field = expr`.
    func readSet(_ step: inout StepText) -> Step.Kind {
        guard let (target, entity) = readTarget(&step, verb: "set"),
            let field = step.parser.expectIdentifier("a field behind `\(target.value).`")
        else { return .faulty }
        if step.parser.peek.isSymbol(".") {
            fault(
                &step,
                "step-syntax",
                "`set` changes a field of one row",
                help: "Get the other row first: `let row = get Entity where id == …`, then `set row.field = …`."
            )
            return .faulty
        }
        guard step.parser.expectSymbol("=", help: "Write `set \(target.value).\(field.value) = …`.") else {
            return .faulty
        }
        let type = settableType(field, of: entity, step.source, allowingState: false)
        checkMutable(field, of: entity, step)
        let value = expression(&step, as: type)
        return type == nil ? .faulty : .set(target: target, entity: entity, field: field, value: value)
    }

    /// `x.` where x is a row; reports anything else.
    private func readTarget(_ step: inout StepText, verb: String) -> (Located<String>, entity: String)? {
        guard let target = readRowName(&step, verb: verb) else { return nil }
        guard step.parser.expectSymbol(".", help: "Write `\(verb) \(target.name.value).…`.") else { return nil }
        return (target.name, target.entity)
    }

    /// `self` or the name of an earlier step that is a row.
    private func readRowName(_ step: inout StepText, verb: String) -> (name: Located<String>, entity: String)? {
        guard let name = step.parser.expectIdentifier("`self` or the name of an earlier step") else { return nil }
        let help = "Name `self` or a row of an earlier step: `let row = get Entity where …`."
        if let absence = place.absent[name.value], place.scope.names[name.value] == nil {
            fault(&step, "no-self-here", absence.message, at: name.span, help: absence.help)
            return nil
        }
        guard let type = place.scope.names[name.value] else {
            let meant = didYouMean(name.value, among: place.scope.names.keys.sorted())
            fault(
                &step,
                "unknown-name",
                "There is no `\(name.value)` here",
                at: name.span,
                help: meant.map { "Did you mean `\($0)`?" } ?? help
            )
            return nil
        }
        if isOfWorker, name.value == "input", case .record(let members) = type {
            return readInput(&step, name, members)
        }
        let isPresent = !type.isOptional || isKnownToBeThere(name.value)
        if case .entity(let entity) = type.unwrapped {
            if name.value == "me" || !isPresent {
                let message = isPresent ? "`me` is not changed by steps" : "`\(name.value)` may be null"
                fault(
                    &step,
                    "step-syntax",
                    message,
                    at: name.span,
                    help: isPresent ? help : "`require \(name.value) != null` first."
                )
                return nil
            }
            return (name, entity)
        }
        // What is unknown has been reported where it was given.
        if type.isKnown { fault(&step, "step-syntax", "`\(name.value)` is no row", at: name.span, help: help) }
        return type.isKnown ? nil : skip(&step)
    }

    /// `input.order`: the row that an input of a worker names.
    private func readInput(
        _ step: inout StepText,
        _ input: Located<String>,
        _ members: [ValueType.Member]
    ) -> (name: Located<String>, entity: String)? {
        guard step.parser.expectSymbol(".", help: "Write `input.NAME`."),
            let name = step.parser.expectIdentifier("an input behind `input.`")
        else { return nil }
        let rows = members.filter { if case .entity = $0.type { true } else { false } }.map(\.name)
        guard let member = members.first(where: { $0.name == name.value }), case .entity(let entity) = member.type
        else {
            if let member = members.first(where: { $0.name == name.value }), !member.type.isKnown { return skip(&step) }
            let isInput = members.contains { $0.name == name.value }
            let meant = didYouMean(name.value, among: rows)
            fault(
                &step,
                isInput ? "step-syntax" : "unknown-input",
                isInput ? "`input.\(name.value)` is no row" : "The worker has no input `\(name.value)`",
                at: name.span,
                help: meant.map { "Did you mean `\($0)`?" }
                    ?? "Inputs that are rows: \(rows.isEmpty ? "none" : rows.map { "`\($0)`" }.joined(separator: ", "))."
            )
            return nil
        }
        return (Located("input." + name.value, at: input.span.union(name.span)), entity)
    }

    private func isKnownToBeThere(_ name: String) -> Bool {
        let span = SourceSpan(start: 0, end: 0)
        let probe = ExpressionSyntax(.name(name), at: span)
        let (typed, _) = ExpressionChecker.check(probe, scope: place.scope, schema: reading.schema, facts: place.facts)
        return !typed.type.isOptional
    }

    /// Reads over the rest of a step that depends on a fault which has been reported.
    private func skip(_ step: inout StepText) -> (name: Located<String>, entity: String)? {
        while !step.parser.isAtEnd { step.parser.takeToken() }
        return nil
    }

    private func checkMutable(_ field: Located<String>, of entity: String, _ step: StepText) {
        guard
            let rule = reading.entities[entity]?.fields.first(where: { $0.name.value == field.value })?.rules
                .isImmutable
        else { return }
        report(
            "immutable-field",
            "`\(field.value)` is set at creation only",
            at: field.span,
            step.source,
            because: [DiagnosticLabel(rule, "`immutable`")],
            help: "Remove the step, or the rule `immutable`."
        )
    }

    /// `delete x` and `delete Entity where expr`.
    func readDelete(_ step: inout StepText) -> Step.Kind {
        if step.parser.peek(ahead: 1).isWord("where") {
            guard let (entity, condition) = readSearch(&step) else { return .faulty }
            return .deleteWhere(entity: entity, condition: condition)
        }
        guard let (target, entity) = readRowName(&step, verb: "delete") else { return .faulty }
        return .delete(target: target, entity: entity)
    }

    /// `transition x.event`.
    func readTransition(_ step: inout StepText) -> Step.Kind {
        guard let (target, entity) = readTarget(&step, verb: "transition"),
            let event = step.parser.expectIdentifier("an event behind `\(target.value).`")
        else { return .faulty }
        guard let lifecycle = reading.lifecycle(of: entity) else {
            fault(
                &step,
                "unknown-event",
                "\(entity) has no lifecycle",
                at: target.span,
                help: "Add `### Lifecycle: \(entity)`."
            )
            return .faulty
        }
        guard lifecycle.events.contains(event.value) else {
            let meant = didYouMean(event.value, among: lifecycle.events)
            fault(
                &step,
                "unknown-event",
                "\(entity) has no event `\(event.value)`",
                at: event.span,
                help: meant.map { "Did you mean `\($0)`?" }
                    ?? "Its events are \(lifecycle.events.map { "`\($0)`" }.joined(separator: ", "))."
            )
            return .faulty
        }
        return .transition(target: target, entity: entity, event: event)
    }
}
