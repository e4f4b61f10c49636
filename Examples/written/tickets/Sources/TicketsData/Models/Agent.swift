import WrightRuntime

/// An agent, kept in the table `agent`. (REQ-002, REQ-005, REQ-009)
public struct Agent: Entity {
    public static let entityName = "Agent"
    public static let table = "agent"

    public var id: UUID
    /// The agent's address.
    public var email: String
    /// The agent's name.
    public var name: String
    /// An agent who has left keeps old tickets and gets no new ones.
    public var active: Bool
    /// Counts the changes.
    public var version: Int
    public var createdAt: Timestamp
    public var updatedAt: Timestamp

    /// A new row; its version and times are set when it is stored.
    public init(id: UUID = .v7(), email: String, name: String, active: Bool = true) {
        self.id = id
        self.email = email
        self.name = name
        self.active = active
        self.version = 0
        self.createdAt = .unset
        self.updatedAt = .unset
    }
}

extension Agent {
    /// What requests may put into each field; the database checks the same.
    public enum Rules {
        public static let email = FieldRule.email
        public static let name = FieldRule.text(1...120)
        public static let active = FieldRule.boolean
    }
}

extension Agent {
    public static let columns = ["id", "email", "name", "active", "version", "created_at", "updated_at"]

    public init(row: Row) throws {
        id = try row["id"]
        email = try row["email"]
        name = try row["name"]
        active = try row["active"]
        version = try row["version"]
        createdAt = try row["created_at"]
        updatedAt = try row["updated_at"]
    }

    public var columnValues: [SQLValue] {
        [
            id.columnValue,
            email.columnValue,
            name.columnValue,
            active.columnValue,
            version.columnValue,
            createdAt.columnValue,
            updatedAt.columnValue,
        ]
    }
}
