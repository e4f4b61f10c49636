import DesignModel
import Expressions

/// Finds every rule of an entity that its table can hold, and what a breach is called.
struct ConstraintPlanner {
    let entity: Entity
    let members: [MemberPlan]

    private var table: String { Names.column(entity.name.value) }

    // MARK: Checks

    func checks() -> [CheckPlan] {
        members.flatMap { member in
            typeChecks(of: member)
                + conditions(of: member).enumerated().compactMap { index, condition in
                    guard Self.fitsTable(condition.expression) else { return nil }
                    return CheckPlan(
                        name: name(member, index == 0 ? "rule" : "rule_\(index + 1)"),
                        member: member,
                        kind: .rule(condition.expression),
                        code: "rule",
                        message: message(of: condition)
                    )
                }
        }
    }

    /// What the database cannot check, and every `where`, so that a caller is told of all of them at once.
    func writeRules() -> [WriteRulePlan] {
        members.flatMap { member in
            let patterns = member.pattern.map {
                WriteRulePlan(
                    member: member,
                    kind: .matches($0),
                    code: "matches",
                    message: "must match the pattern \($0)"
                )
            }
            let rules = conditions(of: member).map {
                WriteRulePlan(member: member, kind: .condition($0.expression), code: "rule", message: message(of: $0))
            }
            return (patterns.map { [$0] } ?? []) + rules
        }
    }

    private func conditions(of member: MemberPlan) -> [FieldRules.Condition] {
        entity.fields.first { $0.name.value == member.name }?.rules.conditions ?? []
    }

    private func message(of condition: FieldRules.Condition) -> String {
        condition.message ?? "breaks a rule"
    }

    /// Whether a CHECK can hold it: columns of the row itself and constants, nothing that depends on the moment.
    static func fitsTable(_ expression: TypedExpression) -> Bool {
        !expression.contains { part in
            switch part.kind {
            case .everyRow, .view, .macro, .record, .index, .list, .faulty: true
            case .member(let base, let name):
                // `self.customer.name` would need another table.
                if case .entity = base.type.unwrapped, case .name = base.kind { false } else { name != "" }
            case .call(let function, let arguments):
                if case .scalar(let text, _)? = Functions.overload(of: function, for: arguments.map(\.type))?.sql {
                    // Functions that the runtime registers are unknown to other programs that open the file.
                    text.contains("wright_")
                } else {
                    true
                }
            default: false
            }
        }
    }

    private func typeChecks(of member: MemberPlan) -> [CheckPlan] {
        func check(_ suffix: String, _ kind: CheckPlan.Kind, _ code: String, _ message: String) -> [CheckPlan] {
            [CheckPlan(name: name(member, suffix), member: member, kind: kind, code: code, message: message)]
        }
        switch member.type {
        case .text(let bounds) where !bounds.isOpen:
            return check("length", .length(bounds), "range", "must be \(bounds.phrase) characters long")
        case .url:
            return check(
                "length",
                .length(.init(least: 1, most: 2048)),
                "range",
                "must be at most 2048 characters long"
            )
        case .email:
            return check("form", .email, "type", "must be an e-mail address")
        case .integer(let bounds) where !bounds.isOpen:
            return check("range", .range(bounds), "range", "must be \(bounds.phrase)")
        case .decimal(let precision, let scale):
            let digits = CheckPlan.Kind.digits(precision: precision, scale: scale)
            return check("range", digits, "range", "must have at most \(precision - scale) digits before the point")
        case .oneOf(let words):
            return check("one_of", .oneOf(words), "one_of", "must be one of " + words.joined(separator: ", "))
        case .boolean:
            return check("boolean", .boolean, "type", "must be true or false")
        default:
            return []
        }
    }

    private func name(_ member: MemberPlan, _ suffix: String) -> String {
        table + "_" + Names.column(member.name) + "_" + suffix
    }

    // MARK: Uniqueness and references

    func uniques() -> [UniquePlan] {
        var found: [UniquePlan] = []
        for field in entity.fields {
            if field.rules.isUnique != nil { found.append(unique([field.name.value])) }
            found += field.rules.uniqueWith.map { unique([field.name.value] + $0.value) }
        }
        found += entity.indexes.filter(\.isUnique).map { unique($0.columns.map(\.field)) }
        // A field may be `unique` and have a unique index too: one constraint.
        return found.enumerated().filter { index, plan in
            !found[..<index].contains { Set($0.members.map(\.name)) == Set(plan.members.map(\.name)) }
        }.map(\.element)
    }

    private func unique(_ fields: [String]) -> UniquePlan {
        let columns = fields.compactMap { name in members.first { $0.name == name } }
        let others = fields.dropFirst().map(Names.prose).joined(separator: " and ")
        return UniquePlan(
            name: ([table] + fields.map(Names.column) + ["unique"]).joined(separator: "_"),
            members: columns,
            code: (fields.first ?? "") + "_taken",
            message: others.isEmpty ? "is taken already" : "is taken already together with \(others)"
        )
    }

    func foreignKeys() -> [ForeignKeyPlan] {
        entity.fields.compactMap { field in
            guard let member = members.first(where: { $0.name == field.name.value }),
                let target = member.referencedEntity
            else { return nil }
            return ForeignKeyPlan(
                name: table + "_" + member.column + "_reference",
                member: member,
                entity: target,
                table: Names.column(target),
                onDelete: field.rules.onDelete?.value ?? .restrict
            )
        }
    }
}

extension FieldType.Bounds {
    var isOpen: Bool { least == nil && most == nil }

    /// "8 to 12", "at least 8", "at most 12", "8".
    var phrase: String {
        switch (least, most) {
        case (let least?, let most?): least == most ? "\(least)" : "\(least) to \(most)"
        case (let least?, nil): "at least \(least)"
        case (nil, let most?): "at most \(most)"
        case (nil, nil): "any number"
        }
    }
}
