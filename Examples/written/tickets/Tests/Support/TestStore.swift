import TicketsData
import WrightRuntime
import WrightSQLite
import WrightTesting

/// A database in memory, with a clock that stands still until it is moved.
public struct TestStore: Sendable {
    /// The database.
    public let store: SQLiteStore
    /// What tells its time.
    public let clock: ManualClock

    /// A database with every table and no row.
    public static func make() async throws -> TestStore {
        let made = try empty()
        try await made.migrator.up()
        return made
    }

    /// A database without any table.
    public static func empty() throws -> TestStore {
        let clock = ManualClock(ServiceHarness.start)
        return TestStore(store: try SQLiteStore.inMemory(clock: clock), clock: clock)
    }

    /// What takes its schema up and down.
    public var migrator: Migrator { Migrator(store: store, migrations: TicketsMigrations.all) }

    /// Looks at rows.
    public func read<Result: Sendable>(
        _ body: @Sendable @escaping (any ReadTransaction) throws -> Result
    ) async throws -> Result {
        try await store.read(body)
    }

    /// Changes rows.
    @discardableResult
    public func write<Result: Sendable>(
        _ body: @Sendable @escaping (any WriteTransaction) throws -> Result
    ) async throws -> Result {
        try await store.write(body)
    }
}

extension TestStore {
    /// The constraint that the statement violates; `nil`: none.
    public func violation(of statement: SQLStatement) async throws -> ConstraintViolation? {
        do {
            try await write { try $0.execute(statement) }
            return nil
        } catch let error as StorageError {
            return error.violation
        }
    }

    /// The ids of all rows in an order, page by page.
    public func list<R: Repository & SendableMetatype>(
        _ repository: R.Type,
        _ order: ListOrder<R.Model>,
        limit: Int
    ) async throws -> [UUID] {
        try await read { transaction in
            var ids: [UUID] = []
            var cursor: Cursor?
            repeat {
                let slice = ListSlice(limit: limit, cursor: cursor)
                let page = try R.page(ListQuery<R.Model>(.every, order: order, slice: slice), in: transaction)
                guard page.items.count <= limit else {
                    throw Mismatch("a page of \(page.items.count) rows where \(limit) are the most")
                }
                ids += page.items.map(\.id)
                cursor = page.next
            } while cursor != nil && ids.count < 1000
            return ids
        }
    }

    /// The names of all tables, or of all indexes, of the service.
    public func names(of kind: String) async throws -> [String] {
        let statement = SQLStatement(
            """
            SELECT name FROM sqlite_master WHERE type = ?
            AND name NOT LIKE 'sqlite_%' AND name <> 'schema_migration' ORDER BY name
            """,
            [.text(kind)]
        )
        return try await read { try $0.rows(statement).map { try $0["name"] } }
    }

    /// The columns of a table as its statement wrote them: `subject TEXT NOT NULL`.
    public func columns(of table: String) async throws -> [String] {
        let statement = SQLStatement(
            """
            SELECT name || ' ' || type || CASE "notnull" WHEN 1 THEN ' NOT NULL' ELSE '' END AS "column"
            FROM pragma_table_info(?) ORDER BY cid
            """,
            [.text(table)]
        )
        return try await read { try $0.rows(statement).map { try $0["column"] } }
    }
}

/// Rows of each entity.
extension TestStore {
    /// Stores a customer and gives it back as stored.
    @discardableResult
    public func add(_ row: Customer) async throws -> Customer {
        try await write { try CustomerRepository.insert(row, in: $0) }
    }

    /// Stores the changes of a customer and gives it back as stored.
    @discardableResult
    public func update(_ row: Customer) async throws -> Customer {
        try await write { try CustomerRepository.update(row, in: $0) }
    }

    /// Deletes a customer.
    public func delete(_ row: Customer) async throws {
        try await write { try CustomerRepository.delete(row, in: $0) }
    }

    /// Stores an agent and gives it back as stored.
    @discardableResult
    public func add(_ row: Agent) async throws -> Agent {
        try await write { try AgentRepository.insert(row, in: $0) }
    }

    /// Stores the changes of an agent and gives it back as stored.
    @discardableResult
    public func update(_ row: Agent) async throws -> Agent {
        try await write { try AgentRepository.update(row, in: $0) }
    }

    /// Deletes an agent.
    public func delete(_ row: Agent) async throws {
        try await write { try AgentRepository.delete(row, in: $0) }
    }

    /// Stores a ticket and gives it back as stored.
    @discardableResult
    public func add(_ row: Ticket) async throws -> Ticket {
        try await write { try TicketRepository.insert(row, in: $0) }
    }

    /// Stores the changes of a ticket and gives it back as stored.
    @discardableResult
    public func update(_ row: Ticket) async throws -> Ticket {
        try await write { try TicketRepository.update(row, in: $0) }
    }

    /// Deletes a ticket.
    public func delete(_ row: Ticket) async throws {
        try await write { try TicketRepository.delete(row, in: $0) }
    }

    /// Stores a comment and gives it back as stored.
    @discardableResult
    public func add(_ row: Comment) async throws -> Comment {
        try await write { try CommentRepository.insert(row, in: $0) }
    }

    /// Stores the changes of a comment and gives it back as stored.
    @discardableResult
    public func update(_ row: Comment) async throws -> Comment {
        try await write { try CommentRepository.update(row, in: $0) }
    }

    /// Deletes a comment.
    public func delete(_ row: Comment) async throws {
        try await write { try CommentRepository.delete(row, in: $0) }
    }
}

extension TestStore {
    /// Every row of every entity by its id.
    public struct Contents: Sendable, Equatable {
        public var customers: [UUID: Customer] = [:]
        public var agents: [UUID: Agent] = [:]
        public var tickets: [UUID: Ticket] = [:]
        public var comments: [UUID: Comment] = [:]

        /// No rows at all.
        public init() {
        }
    }

    /// What the database holds now.
    public func contents() async throws -> Contents {
        try await read { transaction in
            var contents = Contents()
            for row in try CustomerRepository.all(where: .always, in: transaction) {
                contents.customers[row.id] = row
            }
            for row in try AgentRepository.all(where: .always, in: transaction) {
                contents.agents[row.id] = row
            }
            for row in try TicketRepository.all(where: .always, in: transaction) {
                contents.tickets[row.id] = row
            }
            for row in try CommentRepository.all(where: .always, in: transaction) {
                contents.comments[row.id] = row
            }
            return contents
        }
    }
}
