import Diagnostics
import DocumentReader
import Expressions

/// A row of a table of fields, inputs or results; its expressions are still as written.
struct FieldDraft {
    var name: Located<String>
    var type: Located<FieldType>
    var rules: RulesDraft
    var description: String
    var span: SourceSpan

    var isOptional: Bool { rules.rules.isOptional?.value == true }

    /// As expressions see it.
    var member: ValueType.Member {
        // Where its own row contradicts the type, which is reported there, nothing can be said of other places.
        let type = isContradicted ? .unknown : type.value.valueType
        return ValueType.Member(name: name.value, type: isOptional ? type.asOptional : type)
    }
}

extension FieldDraft {
    /// `on delete` beside what is no reference, or a default of another kind.
    private var isContradicted: Bool {
        if rules.rules.onDelete != nil, !type.value.isRelation { return true }
        guard let token = rules.standard else { return false }
        switch type.value.valueType {
        case .text: return token.kind == .number || ["true", "false"].contains(token.text)
        case .boolean: return token.kind == .number || token.kind == .quoted
        case .integer, .decimal: return token.kind == .quoted || ["true", "false"].contains(token.text)
        default: return false
        }
    }
}

extension FieldType {
    fileprivate var isRelation: Bool {
        switch self {
        case .reference, .children, .setOf: true
        default: false
        }
    }
}

extension Reading {
    static let inputGrammar = TableGrammar(
        name: "input table",
        columns: [.input, .type, .rules, .description],
        isRequired: false
    )
    static let resultGrammar = TableGrammar(name: "result table", columns: [.field, .type, .description])

    /// The rows of a table of fields or inputs; names that are there twice are reported and left out.
    func readFields(_ table: ReadTable?, _ key: Column, _ place: TypePlace) -> [FieldDraft] {
        var fields: [FieldDraft] = []
        var places: [String: Int] = [:]
        for row in table?.rows ?? [] {
            guard let field = readField(row, key, place) else { continue }
            let column = snakeCase(field.name.value)
            if let first = places[column].map({ fields[$0] }) {
                findings.duplicate(
                    key.rawValue.lowercased(),
                    field.name,
                    first: first.name.span,
                    leadsTo: "A column of the database or a member of JSON would be there twice."
                )
            } else {
                places[column] = fields.count
                fields.append(field)
            }
        }
        return fields
    }

    private func readField(_ row: ReadRow, _ key: Column, _ place: TypePlace) -> FieldDraft? {
        guard let name = findings.needed(key, of: row, help: "Give it a name.")?.located else { return nil }
        findings.checkStyle(name, place.rawValue, .lowerCamel)
        findings.checkReserved(name, "This")
        let rules = row[.rules].map { RulesReader.read($0, findings: findings) } ?? RulesDraft(span: row.span.after)
        return FieldDraft(
            name: name,
            type: readType(row, place),
            rules: rules,
            description: row.prose(.description),
            span: row.span
        )
    }

    func readType(_ row: ReadRow, _ place: TypePlace) -> Located<FieldType> {
        guard let cell = findings.needed(.type, of: row, help: TypeReader.help) else {
            return Located(.faulty, at: row.span(.type))
        }
        var reader = TypeReader(cell, entities: names.entities, findings: findings, place: place)
        return Located(reader.readAll(), at: cell.span)
    }

    // MARK: Rules

    /// The rules with their expressions checked; reports rules that the type cannot have.
    func finish(_ field: FieldDraft, in place: Surroundings, _ kind: TypePlace) -> FieldRules {
        var rules = field.rules.rules
        checkFit(of: rules, to: field, kind)
        let type = field.type.value.valueType
        if let token = field.rules.standard {
            let value = standard(token, isNegative: field.rules.standardIsNegative, type)
            rules.defaultValue = Located(value, at: token.span)
        }
        if let text = field.rules.computed {
            let expression = check(text, in: place, as: field.member.type)
            rules.computed = Located(
                FieldRules.Computed(expression: expression, isStored: field.rules.computedIsStored),
                at: text.span
            )
        }
        rules.conditions = field.rules.conditions.map { condition in
            FieldRules.Condition(
                expression: check(condition.expression, in: place, as: .boolean),
                message: condition.message,
                span: condition.span
            )
        }
        return rules
    }

    func inputs(_ drafts: [FieldDraft]) -> [Input] {
        let place = Surroundings(names: ["input": record(of: drafts)])
        return drafts.map { draft in
            Input(
                name: draft.name,
                type: draft.type,
                rules: finish(draft, in: place, .input),
                description: draft.description,
                span: draft.span
            )
        }
    }

    /// What `input` is.
    func record(of drafts: [FieldDraft]) -> ValueType { .record(drafts.map(\.member)) }

    /// The value of `default`: a literal, or an expression in a code span.
    private func standard(_ token: CellToken, isNegative: Bool, _ type: ValueType) -> TypedExpression {
        let text = Located(token.text, at: token.span)
        func literal(_ value: Literal) -> TypedExpression {
            check(ExpressionSyntax(.literal(value), at: token.span), of: text, in: Surroundings(), as: type)
        }
        if case .oneOf(let words) = type, [.word, .code].contains(token.kind),
            words.contains(token.text) || isIdentifier(token.text)
        {
            return literal(.text(token.text))
        }
        switch token.kind {
        case .quoted: return literal(.text(token.text))
        case .word where token.text == "true": return literal(.boolean(true))
        case .word where token.text == "false": return literal(.boolean(false))
        case .number:
            let number = (isNegative ? "-" : "") + token.text
            if number.contains(".") { return literal(.decimal(number)) }
            guard let value = Int64(number) else { break }
            return type == .decimal ? literal(.decimal(number)) : literal(.integer(value))
        case .code: return check(text, in: Surroundings(), as: type)
        default: break
        }
        findings.error(
            "rule-syntax",
            "`\(token.text)` is no value",
            at: token.span,
            leadsTo: "New rows would begin with something else.",
            help: "Write a number, `true`, `false`, a text in quotes, or an expression in a code span."
        )
        return TypedExpression(.faulty, type: .unknown, span: token.span)
    }
}
