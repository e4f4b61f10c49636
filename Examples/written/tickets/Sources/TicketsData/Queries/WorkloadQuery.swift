import WrightRuntime

/// Query `Workload`. (REQ-008)
public enum WorkloadQuery {
    /// A row of the answer.
    public struct Item: Sendable, Equatable {
        public let agent: UUID
        public let name: String
        public let state: String
        public let tickets: Int
    }

    /// Every row of the answer, in the order of the statement.
    ///
    /// - Throws: `StorageError`.
    public static func items(in transaction: any ReadTransaction) throws -> [Item] {
        try transaction.rows(statement()).map { row in
            Item(agent: try row["agent"], name: try row["name"], state: try row["state"], tickets: try row["tickets"])
        }
    }

    static func statement() -> SQLStatement {
        SQLStatement(
            """
            SELECT a.id AS agent, a.name AS name, t.state AS state, COUNT(*) AS tickets
            FROM agent a JOIN ticket t ON t.agent_id = a.id
            GROUP BY a.id, a.name, t.state
            ORDER BY a.name, t.state
            """
        )
    }
}
