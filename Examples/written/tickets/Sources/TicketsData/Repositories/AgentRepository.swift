import WrightRuntime

/// Agents in the database. (REQ-002, REQ-005, REQ-009)
public enum AgentRepository: Repository {
    public typealias Model = Agent

    /// What a broken constraint means to the caller whose value broke it; any other breach is a fault.
    public static let constraints: ConstraintMap = [
        .unique(["email"], code: "email_taken", pointer: "/email"),
        .check("agent_email_form", pointer: "/email", code: .type, "must be an e-mail address"),
        .check("agent_name_length", pointer: "/name", code: .range, "must be 1 to 120 characters long"),
    ]
}

/// What lists are sorted by.
extension AgentRepository {
    public static let byCreatedAt = SortKey<Agent>("createdAt", column: "created_at", by: \.createdAt)
}
