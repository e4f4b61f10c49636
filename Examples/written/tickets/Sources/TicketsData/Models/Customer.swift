import WrightRuntime

/// A customer, kept in the table `customer`. (REQ-009)
public struct Customer: Entity {
    public static let entityName = "Customer"
    public static let table = "customer"

    public var id: UUID
    /// Where answers go.
    public var email: String
    /// How to address the customer.
    public var name: String
    /// What the customer pays for.
    public var plan: Plan
    /// Counts the changes.
    public var version: Int
    public var createdAt: Timestamp
    public var updatedAt: Timestamp

    /// What the customer pays for.
    public enum Plan: String, ColumnEnum, CaseIterable, Sendable {
        case free, business
    }

    /// A new row; its version and times are set when it is stored.
    public init(id: UUID = .v7(), email: String, name: String, plan: Plan = .free) {
        self.id = id
        self.email = email
        self.name = name
        self.plan = plan
        self.version = 0
        self.createdAt = .unset
        self.updatedAt = .unset
    }
}

extension Customer {
    /// What requests may put into each field; the database checks the same.
    public enum Rules {
        public static let email = FieldRule.email
        public static let name = FieldRule.text(1...120)
        public static let plan = FieldRule.oneOf(Plan.self)
    }
}

extension Customer {
    public static let columns = ["id", "email", "name", "plan", "version", "created_at", "updated_at"]

    public init(row: Row) throws {
        id = try row["id"]
        email = try row["email"]
        name = try row["name"]
        plan = try row["plan"]
        version = try row["version"]
        createdAt = try row["created_at"]
        updatedAt = try row["updated_at"]
    }

    public var columnValues: [SQLValue] {
        [
            id.columnValue,
            email.columnValue,
            name.columnValue,
            plan.columnValue,
            version.columnValue,
            createdAt.columnValue,
            updatedAt.columnValue,
        ]
    }
}
