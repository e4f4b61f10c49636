import DesignModel
import Planning
import SwiftTree

/// Writes the repository of an entity: what its constraints mean, its conditions and the orders of its lists.
struct RepositoryFile {
    let entity: EntityPlan
    let data: DataPlan
    let spelling: SwiftSpelling

    init(_ entity: EntityPlan, _ data: DataPlan) {
        self.entity = entity
        self.data = data
        spelling = SwiftSpelling(data)
    }

    func file() throws -> SwiftFile {
        var declarations: [Declaration] = [.type(repository())]
        let functions = ConditionFunctions(entity: entity, data: data, spelling: spelling)
        let conditions = try data.conditions.conditions(of: entity.name).map(functions.condition)
        if !conditions.isEmpty {
            declarations.append(part("Which rows: what access rules, flows and lists ask for.", conditions))
        }
        let readings = try data.readings.readings(of: entity.name).map(functions.reading)
        if !readings.isEmpty { declarations.append(part("Values that expressions take from the table.", readings)) }
        let keys = data.sortKeys(of: entity.name).map(sortKey)
        if !keys.isEmpty { declarations.append(part("What lists are sorted by.", keys)) }
        if let rules = try WriteRulesFunction(entity: entity, spelling: spelling).declaration() {
            declarations.append(part("What the database cannot check.", [rules]))
        }
        return SwiftFile(imports: ["WrightRuntime"], declarations)
    }

    private func part(_ text: String, _ members: [Declaration]) -> Declaration {
        .type(TypeDeclaration(.extension, entity.repository, documentation: [text], members: members))
    }

    /// ```swift
    /// /// Tickets in the database. (REQ-001)
    /// public enum TicketRepository: Repository {
    ///     public typealias Model = Ticket
    ///
    ///     public static let constraints: ConstraintMap = […]
    /// }
    /// ```
    private func repository() -> TypeDeclaration {
        let plural = Names.plural(entity.name)
        let constraints = PropertyDeclaration(
            "constraints",
            access: .public,
            isStatic: true,
            documentation: [
                "What a broken constraint means to the caller whose value broke it; any other breach is a fault."
            ],
            type: "ConstraintMap",
            .stored(.array(uniques + references + checks))
        )
        return TypeDeclaration(
            .enumeration,
            entity.repository,
            access: .public,
            inherits: ["Repository"],
            documentation: documented(
                plural.prefix(1).uppercased() + Names.prose(plural).dropFirst() + " in the database.",
                entity.requirements
            ),
            members: [.typealiased("Model", to: entity.typeName, access: .public), .property(constraints)]
        )
    }

    /// `.unique(["number"], code: "number_taken", pointer: "/number")`
    private var uniques: [Expression] {
        entity.answeredUniques.map { unique in
            // What the runtime says of a single value needs no words of ours.
            let message = unique.members.count > 1 ? [Expression.Argument(nil, .string(unique.message))] : []
            return .call(
                ".unique",
                [
                    .init(nil, .array(unique.members.map { .string($0.column) })),
                    .init("code", .string(unique.code)),
                    .init("pointer", .string(pointer(unique.members.first))),
                ] + message
            )
        }
    }

    /// `.reference(["customer_id"], pointer: "/customer", to: "customer")`
    private var references: [Expression] {
        entity.answeredReferences.map { key in
            .call(
                ".reference",
                [
                    .init(nil, .array([.string(key.member.column)])),
                    .init("pointer", .string(pointer(key.member))),
                    .init("to", .string(key.table)),
                ]
            )
        }
    }

    /// `.check("ticket_number_length", pointer: "/number", code: .range, "must be 8 to 12 characters long")`
    private var checks: [Expression] {
        entity.answeredChecks.map { check in
            .call(
                ".check",
                [
                    .init(nil, .string(check.name)),
                    .init("pointer", .string(pointer(check.member))),
                    .init("code", .code("." + Names.member(check.code))),
                    .init(nil, .string(check.message)),
                ]
            )
        }
    }

    private func pointer(_ member: MemberPlan?) -> String { "/" + (member?.name ?? "") }

    /// ```swift
    /// public static let byCreatedAt = SortKey<Ticket>("createdAt", column: "created_at", by: \.createdAt)
    /// public static let byPriority = SortKey<Ticket>.ranked("priority", column: "priority", by: \.priority)
    /// ```
    private func sortKey(_ key: SortKeyPlan) -> Declaration {
        let type = "SortKey<" + entity.typeName + ">"
        let named: [Expression.Argument] = [
            .init(nil, .string(key.member.name)), .init("column", .string(key.member.column)),
        ]
        let property = Expression.Argument("by", .code("\\." + Names.escaped(key.member.property)))
        let value: Expression
        if key.words != nil {
            value = .call(type + ".ranked", named + [property])
        } else if case .decimal(let scale) = key.member.value.unwrapped {
            let optional = key.member.isOptional ? [Expression.Argument("isOptional", "true")] : []
            value = .call(type + ".decimal", named + [.init("scale", .code("\(scale)"))] + optional)
        } else {
            value = .call(type, named + [property])
        }
        return .property(PropertyDeclaration(key.name, access: .public, isStatic: true, .stored(value)))
    }
}
