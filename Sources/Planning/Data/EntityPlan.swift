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
    /// The fields that a list of this entity is sorted by, and those that a list compares for equality.
    let sortedBy: Set<String>
    let filteredBy: Set<String>

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
            sortedBy: sortedBy,
            filteredBy: filteredBy
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
            columns: columns
        )
    }
}
