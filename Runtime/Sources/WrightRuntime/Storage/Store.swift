/// A database.
///
/// Transactions are synchronous closures, so that nothing can await inside one. A write closure may run more than once
/// (when the database makes it repeat a transaction), so it has no effect but through its transaction.
public protocol Store: Sendable {
    /// Which SQL the database speaks.
    var dialect: SQLDialect { get }

    /// Runs `body` on one snapshot of the data.
    /// - Throws: what `body` throws; ``StorageError``.
    func read<R: Sendable>(_ body: @Sendable @escaping (any ReadTransaction) throws -> R) async throws -> R

    /// Runs `body` in a transaction and returns its result once that is committed; an error rolls it back.
    /// - Throws: what `body` throws; ``StorageError``.
    func write<R: Sendable>(_ body: @Sendable @escaping (any WriteTransaction) throws -> R) async throws -> R

    /// Returns if the database answers.
    /// - Throws: ``StorageError`` if it does not.
    func ping() async throws

    /// Waits for what is running and closes the connections; everything after it fails as unavailable.
    func close() async throws
}

/// A look at the data as it was at one moment.
public protocol ReadTransaction {
    /// The service's clock at the start of the transaction; it stands still inside it.
    var now: Timestamp { get }

    /// Which SQL the database speaks.
    var dialect: SQLDialect { get }

    /// The rows that the statement answers with.
    /// - Throws: ``StorageError``.
    func rows(_ statement: SQLStatement) throws -> [Row]
}

/// A transaction that may change the data.
public protocol WriteTransaction: ReadTransaction {
    /// Runs the statement and returns how many rows it inserted, changed or deleted.
    /// - Throws: ``StorageError``.
    @discardableResult
    func execute(_ statement: SQLStatement) throws -> Int

    /// Runs a text of several statements without placeholders, as a migration has it.
    /// - Throws: ``StorageError``.
    func executeScript(_ text: String) throws

    /// Runs `body`; if it throws, undoes what it did, and only that, and throws on.
    func savepoint<R>(_ body: () throws -> R) throws -> R
}

extension ReadTransaction {
    /// The first row that the statement answers with, or nil.
    /// - Throws: ``StorageError``.
    public func firstRow(_ statement: SQLStatement) throws -> Row? {
        try rows(statement).first
    }
}

extension WriteTransaction {
    /// The next number of the named sequence: 1, 2, 3 …
    ///
    /// Numbers are unique; those of transactions that are rolled back are given out again.
    /// - Throws: ``StorageError``.
    public func nextNumber(of sequence: String) throws -> Int {
        let statement = SQLStatement(
            """
            INSERT INTO "sequence_counter" ("name", "value") VALUES (?, 1) \
            ON CONFLICT ("name") DO UPDATE SET "value" = "sequence_counter"."value" + 1 RETURNING "value"
            """,
            [.text(sequence)]
        )
        guard let row = try firstRow(statement) else {
            throw StorageError(.failedStatement, "The sequence \(sequence) gave no number.")
        }
        return try row["value"]
    }
}
