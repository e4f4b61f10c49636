import WrightRuntime

/// Tickets in the database. (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
public enum TicketRepository: Repository {
    public typealias Model = Ticket

    /// What each broken constraint of the table means to a caller.
    public static let constraints: ConstraintMap = [
        .unique(["number"], code: "number_taken", pointer: "/number"),
        .reference(["customer_id"], pointer: "/customer", to: "customer"),
        .reference(["agent_id"], pointer: "/agent", to: "agent"),
        .check("ticket_number_length", pointer: "/number", code: .range, "must be 8 to 12 characters long"),
        .check("ticket_subject_length", pointer: "/subject", code: .range, "must be 3 to 140 characters long"),
        .check("ticket_body_length", pointer: "/body", code: .range, "must be 1 to 10000 characters long"),
        .check("ticket_priority_one_of", pointer: "/priority", code: .oneOf, "must be one of low, normal, high"),
        .check("ticket_resolution_length", pointer: "/resolution", code: .range, "must be 1 to 4000 characters long"),
        .check("ticket_reopenings_range", pointer: "/reopenings", code: .range, "must be at least 0"),
        .check(
            "ticket_state_one_of",
            pointer: "/state",
            code: .oneOf,
            "must be one of open, assigned, resolved, closed"
        ),
        .notNull("number", pointer: "/number"),
        .notNull("customer_id", pointer: "/customer"),
        .notNull("subject", pointer: "/subject"),
        .notNull("body", pointer: "/body"),
        .notNull("priority", pointer: "/priority"),
        .notNull("reopenings", pointer: "/reopenings"),
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

    /// `self.id == id`
    public static func idIs(_ id: UUID) -> SQLCondition {
        SQLCondition(#""ticket"."id" = ?"#, [.uuid(id)])
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
