import Diagnostics
import Expressions

extension StepReader {
    /// `let x = …`.
    mutating func readLet(_ step: inout StepText) -> Step.Kind {
        guard let name = step.parser.expectIdentifier("a name behind `let`"),
            step.parser.expectSymbol("=", help: "Write `let \(name.value) = …`.")
        else { return .faulty }
        declare(name, step)
        step.newName = name
        if let kind = readAction(&step, name: name) { return kind }
        if step.parser.peek.isWord("find"), step.parser.peek(ahead: 1).kind == .identifier {
            step.parser.takeToken()
            guard let (entity, condition) = readSearch(&step) else { return .faulty }
            return .find(name: name, entity: entity, condition: condition)
        }
        return .bind(name: name, value: expression(&step))
    }

    /// Steps that may stand behind `let x =` or alone: `create`, `custom`, `call`, and `get`, which needs a name.
    mutating func readAction(_ step: inout StepText, name: Located<String>?) -> Step.Kind? {
        guard step.parser.peek(ahead: 1).kind == .identifier else { return nil }
        if step.parser.takeWord("create") {
            guard let (entity, fields) = readRow(&step, verb: "create") else { return .faulty }
            return .create(name: name, entity: entity, fields: fields)
        }
        if step.parser.takeWord("custom") { return readCustom(&step, name) }
        if step.parser.takeWord("call") { return readCall(&step, name) }
        guard step.parser.peek.isWord("get") || (name == nil && step.parser.peek.isWord("find")) else { return nil }
        let word = step.parser.takeToken().text
        guard let name else {
            fault(
                &step,
                "step-syntax",
                "`\(word)` gives its row no name",
                help: "Write `let row = \(word) Entity where …`."
            )
            return .faulty
        }
        guard let (entity, condition) = readSearch(&step) else { return .faulty }
        return .get(name: name, entity: entity, condition: condition)
    }

    /// `Entity where expr`, with the fields of the row that is looked for bare.
    func readSearch(_ step: inout StepText) -> (entity: Located<String>, condition: TypedExpression)? {
        guard let entity = entity(&step) else { return nil }
        guard step.parser.takeWord("where") else {
            fault(
                &step,
                "step-syntax",
                "Expected `where`, found `\(step.parser.restText)`",
                help: "Write `\(entity.value) where id == input.id`."
            )
            return nil
        }
        return (entity, expression(&step, as: .boolean, in: place.searching(entity.value)))
    }

    func entity(_ step: inout StepText) -> Located<String>? {
        guard let name = step.parser.expectIdentifier("the name of an entity") else { return nil }
        if reading.names.entities.contains(name.value) { return name }
        let meant = didYouMean(name.value, among: reading.names.entities.order)
        fault(
            &step,
            "unknown-entity",
            "There is no entity `\(name.value)`",
            at: name.span,
            help: meant.map { "Did you mean `\($0)`?" }
                ?? "Known: \(reading.names.entities.order.joined(separator: ", "))."
        )
        return nil
    }

    /// `Entity { field: expr, … }` of a row that is inserted.
    func readRow(_ step: inout StepText, verb: String) -> (entity: Located<String>, fields: [Step.Assignment])? {
        guard let entity = entity(&step) else { return nil }
        let entries = step.parser.parseRecordBody()
        guard step.parser.diagnostics.isEmpty else { return nil }
        let fields = entries.compactMap { assign($0, of: entity.value, step.source, allowingState: false) }
        if fields.count == entries.count { checkComplete(entity, fields, step.source) }
        return (entity, fields)
    }

    /// `field: expr`; `nil` if there is no such field or it cannot be given.
    func assign(
        _ entry: ExpressionSyntax.Entry,
        of entity: String,
        _ source: Located<String>,
        allowingState: Bool
    ) -> Step.Assignment? {
        guard let type = settableType(entry.name, of: entity, source, allowingState: allowingState) else { return nil }
        return Step.Assignment(
            name: entry.name,
            value: reading.check(entry.value, of: source, in: place, as: type)
        )
    }

    /// The type of a field that steps may give a value.
    func settableType(
        _ field: Located<String>,
        of entity: String,
        _ source: Located<String>,
        allowingState: Bool
    ) -> ValueType? {
        let members = reading.schema.fields(ofEntity: entity) ?? []
        guard let member = members.first(where: { $0.name == field.value }) else {
            let meant = didYouMean(field.value, among: members.map(\.name))
            report(
                "unknown-field",
                "\(entity) has no field `\(field.value)`",
                at: field.span,
                source,
                help: meant.map { "Did you mean `\($0)`?" }
                    ?? "It has \(members.map { "`\($0.name)`" }.joined(separator: ", "))."
            )
            return nil
        }
        let isState = field.value == "state" && reading.lifecycle(of: entity) != nil
        let isUnsaid = unsaidFields.contains(field.value) && (isState || field.value != "state")
        if isUnsaid, !(isState && allowingState) {
            report(
                "field-set-by-service",
                "The service itself sees to `\(field.value)`",
                at: field.span,
                source,
                help: isState
                    ? "Move the row with `transition x.event`; a new row is in the first state." : "Leave it out."
            )
            return nil
        }
        if case .collection(let rows) = member.type { return inlineType(of: field.value, rows, in: entity) }
        return member.type
    }

    /// Children are given inline, as records of their fields; of a set, the rows.
    private func inlineType(of field: String, _ rows: String, in entity: String) -> ValueType {
        let declared = reading.entityDrafts[entity]?.fields.first { $0.name.value == field }?.type.value
        guard case .children? = declared else { return .list(.entity(rows)) }
        let fields = reading.entityDrafts[rows]?.fields ?? []
        return .list(.record(fields.filter { $0.rules.computed == nil }.map(\.member)))
    }

    /// Every field that is required and has no default must be given.
    private func checkComplete(_ entity: Located<String>, _ given: [Step.Assignment], _ source: Located<String>) {
        let missing = (reading.entities[entity.value]?.fields ?? []).filter { field in
            field.isRequiredAtCreation && !given.contains { $0.name.value == field.name.value }
        }
        var names = missing.map(\.name.value)
        if let parents = reading.parents[entity.value], parents.count == 1,
            !given.contains(where: { $0.name.value == parents[0] })
        {
            names.insert(parents[0], at: 0)
        }
        guard !names.isEmpty else { return }
        report(
            "missing-field",
            "\(entity.value) needs \(names.map { "`\($0)`" }.joined(separator: ", ")) too",
            at: entity.span,
            source,
            because: missing.map { DiagnosticLabel($0.span, "required, without a default") },
            help:
                missing.isEmpty
                ? "Give it the row that it is a part of."
                : "Give \(names.count == 1 ? "it a value" : "them values"), or make \(missing.count == 1 ? "it" : "them") `optional`."
        )
    }

    func report(
        _ id: DiagnosticID,
        _ message: String,
        at span: SourceSpan,
        _ source: Located<String>,
        because secondary: [DiagnosticLabel] = [],
        help: String
    ) {
        let diagnostic = Diagnostic(
            id,
            .error,
            message,
            at: span,
            because: secondary,
            leadsTo: "The step could not be carried out.",
            help: help
        )
        reading.take([diagnostic], of: source)
    }
}

extension Field {
    /// A row cannot be inserted without a value for it.
    var isRequiredAtCreation: Bool {
        if rules.isOptional?.value == true || rules.defaultValue != nil || rules.computed != nil { return false }
        switch type.value {
        case .children, .setOf, .faulty: return false
        default: return true
        }
    }
}
