import WrightRuntime

/// A ticket, kept in the table `ticket`. (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
public struct Ticket: Entity {
    public static let entityName = "Ticket"
    public static let table = "ticket"

    public var id: UUID
    /// T-000001 and up.
    public var number: String
    /// Who reported it.
    public var customerID: UUID
    /// Who works on it.
    public var agentID: UUID?
    /// One line.
    public var subject: String
    /// The report.
    public var body: String
    /// How urgent.
    public var priority: Priority
    /// What solved it.
    public var resolution: String?
    /// How often the customer sent it back.
    public var reopenings: Int
    /// When it was last resolved.
    public var resolvedAt: Timestamp?
    /// Where it is in its life.
    public var state: State
    /// Counts the changes.
    public var version: Int
    public var createdAt: Timestamp
    public var updatedAt: Timestamp

    /// How urgent.
    public enum Priority: String, ColumnEnum, CaseIterable, Sendable {
        case low, normal, high
    }

    /// States of the ticket's lifecycle. (REQ-002, REQ-003, REQ-004, REQ-010)
    public enum State: String, ColumnEnum, CaseIterable, Sendable {
        case open, assigned, resolved, closed
    }

    /// A new row; its version and times are set when it is stored.
    public init(
        id: UUID = .v7(),
        number: String,
        customerID: UUID,
        agentID: UUID? = nil,
        subject: String,
        body: String,
        priority: Priority = .normal,
        resolution: String? = nil,
        reopenings: Int = 0,
        resolvedAt: Timestamp? = nil,
        state: State = .open
    ) {
        self.id = id
        self.number = number
        self.customerID = customerID
        self.agentID = agentID
        self.subject = subject
        self.body = body
        self.priority = priority
        self.resolution = resolution
        self.reopenings = reopenings
        self.resolvedAt = resolvedAt
        self.state = state
        self.version = 0
        self.createdAt = .unset
        self.updatedAt = .unset
    }
}

extension Ticket {
    /// What requests may put into each field; the database checks the same.
    public enum Rules {
        public static let subject = FieldRule.text(3...140)
        public static let body = FieldRule.text(1...10000)
        public static let priority = FieldRule.oneOf(Priority.self)
        public static let resolution = FieldRule.text(1...4000)
    }
}

extension Ticket {
    public static let columns = [
        "id",
        "number",
        "customer_id",
        "agent_id",
        "subject",
        "body",
        "priority",
        "resolution",
        "reopenings",
        "resolved_at",
        "state",
        "version",
        "created_at",
        "updated_at",
    ]

    public init(row: Row) throws {
        id = try row["id"]
        number = try row["number"]
        customerID = try row["customer_id"]
        agentID = try row["agent_id"]
        subject = try row["subject"]
        body = try row["body"]
        priority = try row["priority"]
        resolution = try row["resolution"]
        reopenings = try row["reopenings"]
        resolvedAt = try row["resolved_at"]
        state = try row["state"]
        version = try row["version"]
        createdAt = try row["created_at"]
        updatedAt = try row["updated_at"]
    }

    public var columnValues: [SQLValue] {
        [
            id.columnValue,
            number.columnValue,
            customerID.columnValue,
            agentID.columnValue,
            subject.columnValue,
            body.columnValue,
            priority.columnValue,
            resolution.columnValue,
            reopenings.columnValue,
            resolvedAt.columnValue,
            state.columnValue,
            version.columnValue,
            createdAt.columnValue,
            updatedAt.columnValue,
        ]
    }
}
