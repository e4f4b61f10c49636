import WrightRuntime

/// A comment, kept in the table `comment`. (REQ-007)
public struct Comment: Entity {
    public static let entityName = "Comment"
    public static let table = "comment"

    public var id: UUID
    /// What it is about.
    public var ticketID: UUID
    /// Who wrote it.
    public var authorName: String
    /// The words.
    public var body: String
    /// Counts the changes.
    public var version: Int
    public var createdAt: Timestamp
    public var updatedAt: Timestamp

    /// A new row; its version and times are set when it is stored.
    public init(id: UUID = .v7(), ticketID: UUID, authorName: String, body: String) {
        self.id = id
        self.ticketID = ticketID
        self.authorName = authorName
        self.body = body
        self.version = 0
        self.createdAt = .unset
        self.updatedAt = .unset
    }
}

extension Comment {
    /// What requests may put into each field; the database checks the same.
    public enum Rules {
        public static let body = FieldRule.text(1...4000)
    }
}

extension Comment {
    public static let columns = ["id", "ticket_id", "author_name", "body", "version", "created_at", "updated_at"]

    public init(row: Row) throws {
        id = try row["id"]
        ticketID = try row["ticket_id"]
        authorName = try row["author_name"]
        body = try row["body"]
        version = try row["version"]
        createdAt = try row["created_at"]
        updatedAt = try row["updated_at"]
    }

    public var columnValues: [SQLValue] {
        [
            id.columnValue,
            ticketID.columnValue,
            authorName.columnValue,
            body.columnValue,
            version.columnValue,
            createdAt.columnValue,
            updatedAt.columnValue,
        ]
    }
}
