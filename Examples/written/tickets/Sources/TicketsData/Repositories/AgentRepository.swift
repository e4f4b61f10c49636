import WrightRuntime

/// Agents in the database. (REQ-002, REQ-005, REQ-009)
public enum AgentRepository: Repository {
    public typealias Model = Agent

    /// What each broken constraint of the table means to a caller.
    public static let constraints: ConstraintMap = [
        .unique(["email"], code: "email_taken", pointer: "/email"),
        .check("agent_email_form", pointer: "/email", code: .type, "must be an e-mail address"),
        .check("agent_name_length", pointer: "/name", code: .range, "must be 1 to 120 characters long"),
        .check("agent_active_boolean", pointer: "/active", code: .type, "must be true or false"),
        .notNull("email", pointer: "/email"),
        .notNull("name", pointer: "/name"),
        .notNull("active", pointer: "/active"),
    ]
}

/// Which rows: what access rules, flows and lists ask for.
extension AgentRepository {
    /// `self.id == id`
    public static func idIs(_ id: UUID) -> SQLCondition {
        SQLCondition(#""agent"."id" = ?"#, [.uuid(id)])
    }
}

/// What lists are sorted by.
extension AgentRepository {
    public static let byCreatedAt = SortKey<Agent>("createdAt", column: "created_at", by: \.createdAt)
}
