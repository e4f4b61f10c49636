import DesignModel
import Expressions
import Verification

/// The access rule of one endpoint: a function, or two where it is about no row.
public struct AccessPlan: Sendable {
    /// `TicketAccess`, `AddCommentAccess`
    public let typeName: String
    /// `assign`; `mayCreate` where `create` has no condition; for endpoints about no row `permits`, and `check` where a clause has a condition.
    public let function: String
    /// The entity whose rows it filters; `nil` for flows and queries.
    public let entity: String?
    /// Whether the endpoint makes the row.
    public let creates: Bool
    public let clauses: [Clause]
    /// Values of the path that conditions use, in order of appearance.
    public let arguments: [Argument]
    /// Whether a condition speaks of the present moment: the function takes `now`.
    public let usesNow: Bool
    public let requirements: [RequirementID]
    /// `POST /tickets/{id}/resolve`
    public let title: String
    /// Whether any clause has a condition.
    public var hasConditions: Bool { clauses.contains { $0.condition != nil } }
    /// Whether it tells rows apart; not so one about a row that is still to be made, where no clause has a condition.
    public var isAboutRows: Bool { entity != nil && (!creates || hasConditions) }

    public struct Argument: Sendable, Hashable {
        public let name: String
        public let value: ValuePlan
    }

    public struct Clause: Sendable {
        public let role: RoleName
        /// The row that `me` is, where the condition speaks of it.
        public let me: CallerSubject?
        public let condition: ConditionUse?
        /// The condition as the design says it.
        public let text: String?
    }
}

struct AccessPlanner {
    let verified: VerifiedDesign
    let data: DataPlan
    let caller: CallerPlan

    private var design: Design { verified.design }

    func plans() -> [AccessPlan] {
        let endpoints = design.allEndpoints
        let names = EndpointNames(endpoints).names
        let paths = PathResolution(design: design, words: data.words)
        var taken: Set<String> = []
        return zip(endpoints, names).map { endpoint, name in
            let entity = endpoint.does.value.entity
            let typeName = (entity.map(Names.type) ?? name) + "Access"
            let clauses = access(of: endpoint).map { plan($0, entity: entity) }
            let creates = if case .create = endpoint.does.value { true } else { false }
            var function = entity == nil ? "permits" : Self.word(for: endpoint.does.value)
            if creates, clauses.allSatisfy({ $0.condition == nil }) { function = "mayCreate" }
            if !taken.insert(typeName + "." + function).inserted { function = Names.member(name) }
            taken.insert(typeName + "." + function)
            return AccessPlan(
                typeName: typeName,
                function: function,
                entity: entity,
                creates: creates,
                clauses: clauses,
                arguments: arguments(of: clauses, paths.parameters(of: endpoint)),
                usesNow: clauses.contains { clause in
                    clause.condition?.arguments.contains { $0.calls("now") || $0.calls("today") } == true
                },
                requirements: verified.view.requirements(of: endpoint),
                title: endpoint.method.value.rawValue + " " + endpoint.path.value.text
            )
        }
    }

    /// `as designed`: the clauses of the transition's row.
    private func access(of endpoint: Endpoint) -> [AccessClause] {
        guard endpoint.accessAsDesigned, case .event(let event, let entity) = endpoint.does.value else {
            return endpoint.access
        }
        return design.lifecycle(of: entity)?.accessClauses(of: event) ?? []
    }

    private func plan(_ clause: AccessClause, entity: String?) -> AccessPlan.Clause {
        let condition = clause.condition.map { condition in
            data.use(condition, of: entity ?? QuestionCollector.holder(of: condition) ?? "", binding: "self")
        }
        var me: CallerSubject?
        if case .role(let role) = clause.role.value, condition?.uses(name: "me") == true {
            me = caller.subject(of: role)
        }
        let text = clause.condition?.designText
        return AccessPlan.Clause(role: clause.role.value, me: me, condition: condition, text: text)
    }

    private func arguments(of clauses: [AccessPlan.Clause], _ parameters: [PathParameterPlan]) -> [AccessPlan.Argument]
    {
        var names: [String] = []
        for expression in clauses.flatMap({ $0.condition?.arguments ?? [] }) {
            for name in expression.pathValues where !names.contains(name) { names.append(name) }
        }
        return names.map { name in
            let type = parameters.first { $0.name == name }?.type ?? .uuid
            return AccessPlan.Argument(name: name, value: data.value(of: type))
        }
    }

    private static func word(for operation: Endpoint.Operation) -> String {
        switch operation {
        case .create: "create"
        case .read: "read"
        case .list: "list"
        case .update(_, let merges): merges ? "update" : "replace"
        case .delete: "delete"
        case .event(let event, _): Names.member(event)
        case .flow, .query: "permits"
        }
    }
}

extension TypedExpression {
    /// Names of the values of the path that it uses, in order.
    var pathValues: [String] {
        if case .member(let base, let name) = kind, case .name("path") = base.withoutConversion.kind { return [name] }
        return parts.flatMap(\.pathValues)
    }
}
