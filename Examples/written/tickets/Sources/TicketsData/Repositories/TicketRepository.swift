import WrightRuntime

/// Tickets in the database. (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
public enum TicketRepository: Repository {
    public typealias Model = Ticket

    /// What a broken constraint means to the caller whose value broke it; any other breach is a fault.
    public static let constraints: ConstraintMap = [
        .check("ticket_subject_length", pointer: "/subject", code: .range, "must be 3 to 140 characters long"),
        .check("ticket_body_length", pointer: "/body", code: .range, "must be 1 to 10000 characters long"),
        .check("ticket_resolution_length", pointer: "/resolution", code: .range, "must be 1 to 4000 characters long"),
    ]
}

/// Which rows: what access rules, flows and lists ask for.
extension TicketRepository {
    /// `self.customer == customer`
    public static func customerIs(_ customer: UUID) -> SQLCondition {
        SQLCondition(#""ticket"."customer_id" = ?"#, [.uuid(customer)])
    }

    /// `self.state == state`
    public static func stateIs(_ state: Ticket.State) -> SQLCondition {
        SQLCondition(#""ticket"."state" = ?"#, [.text(state.rawValue)])
    }

    /// `self.priority == priority`
    public static func priorityIs(_ priority: Ticket.Priority) -> SQLCondition {
        SQLCondition(#""ticket"."priority" = ?"#, [.text(priority.rawValue)])
    }

    /// `self.agent == agent`
    public static func agentIs(_ agent: UUID) -> SQLCondition {
        SQLCondition(#""ticket"."agent_id" = ?"#, [.uuid(agent)])
    }
}

/// What lists are sorted by.
extension TicketRepository {
    public static let byCreatedAt = SortKey<Ticket>("createdAt", column: "created_at", by: \.createdAt)
    public static let byPriority = SortKey<Ticket>.ranked("priority", column: "priority", by: \.priority)
}
