import DesignModel
import Expressions

/// An entity as a table, a model and a repository.
public struct EntityPlan: Sendable {
    /// As the design spells it: `Ticket`.
    public let name: String
    public let component: String
    public let description: String
    public let requirements: [RequirementID]
    /// The fields of the design and, with a lifecycle, `state`: all but `id`, `version` and the timestamps.
    public let members: [MemberPlan]
    /// Words of the lifecycle in the order of the diagram; empty without a lifecycle.
    public let states: [String]
    public let initialState: String?
    public let checks: [CheckPlan]
    public let writeRules: [WriteRulePlan]
    public let uniques: [UniquePlan]
    public let foreignKeys: [ForeignKeyPlan]
    public let indexes: [IndexPlan]
    /// The fields that a value of a caller's can come into, by an endpoint or through a flow.
    public let callersFields: Set<String>
    /// `id`, then `members`, then `version`, `createdAt`, `updatedAt`: one for each column.
    public let columns: [MemberPlan]

    /// `Ticket`
    public var typeName: String { Names.type(name) }
    /// `TicketRepository`
    public var repository: String { typeName + "Repository" }
    /// `ticket`
    public var table: String { Names.column(name) }
    /// The local constant that holds a row: `ticket`.
    public var variable: String { Names.member(name) }

    // What a caller can break is answered to the caller; any other breach is a fault of the service.

    public var answeredUniques: [UniquePlan] { uniques.filter { $0.members.contains(where: isCallers) } }
    public var answeredReferences: [ForeignKeyPlan] { foreignKeys.filter { isCallers($0.member) } }
    /// Those whose breach the Swift type does not rule out.
    public var answeredChecks: [CheckPlan] {
        checks.filter { check in
            switch check.kind {
            case .oneOf, .boolean: false
            default: isCallers(check.member)
            }
        }
    }

    private func isCallers(_ member: MemberPlan) -> Bool { callersFields.contains(member.name) }

    /// The value of that name, unsaid ones too.
    public func member(named name: String) -> MemberPlan? { columns.first { $0.name == name } }
}

/// Plans one entity.
struct EntityPlanner {
    let entity: Entity
    let component: Component
    let requirements: [RequirementID]
    let lifecycle: Lifecycle?
    let words: EnumerationCatalog
    /// The lists of this entity.
    let lists: [Endpoint]
    let callersFields: Set<String>

    func plan() -> EntityPlan {
        var members = entity.fields.map { MemberPlan($0, words) }
        let states = lifecycle?.states.map(\.value) ?? []
        if !states.isEmpty {
            members.append(MemberPlan(unsaid: "state", .oneOf(states), words, description: "Where it is in its life."))
        }
        let columns =
            [MemberPlan(unsaid: "id", .uuid, words)] + members
            + [
                MemberPlan(unsaid: "version", .integer(.init(least: 1)), words, description: "Counts the changes."),
                MemberPlan(unsaid: "createdAt", .timestamp, words),
                MemberPlan(unsaid: "updatedAt", .timestamp, words),
            ]
        let constraints = ConstraintPlanner(entity: entity, members: members)
        let uniques = constraints.uniques()
        let foreignKeys = constraints.foreignKeys()
        let indexes = IndexPlanner(
            table: Names.column(entity.name.value),
            columns: columns,
            lists: lists
        ).indexes(declared: entity.indexes, uniques: uniques, foreignKeys: foreignKeys)
        return EntityPlan(
            name: entity.name.value,
            component: component.name.value,
            description: entity.description ?? "",
            requirements: requirements,
            members: members,
            states: states,
            initialState: lifecycle?.initial?.value,
            checks: constraints.checks(),
            writeRules: constraints.writeRules(),
            uniques: uniques,
            foreignKeys: foreignKeys,
            indexes: indexes,
            callersFields: callersFields,
            columns: columns
        )
    }
}
