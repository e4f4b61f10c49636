import Foundation
import GRDB
public import WrightRuntime

/// A database in one SQLite file, or in memory for tests.
///
/// The file is in WAL mode with `synchronous=FULL`, so that a commit that was answered survives a power failure; foreign
/// keys are enforced. Reads run beside each other, each on its snapshot. There is one writer; write closures that wait for
/// it are grouped into one commit, each in its savepoint.
public final class SQLiteStore: Store {
    /// Answers to SQLite's dialect.
    public var dialect: SQLDialect { .sqlite }

    private let database: any DatabaseWriter
    private let writes: WriteQueue
    private let clock: any ServiceClock
    private let gate = AccessGate()

    /// Opens the file and creates it if there is none.
    /// - Parameters:
    ///   - path: the file's path, relative to the working directory or absolute.
    ///   - clock: what tells the time to transactions.
    ///   - busyTimeout: how long a write waits for another process that is writing.
    /// - Throws: ``StorageError`` of code `unavailable` if the file cannot be opened or is no database.
    public convenience init(
        path: String,
        clock: any ServiceClock = SystemClock(),
        busyTimeout: Duration = .seconds(5)
    ) throws {
        do {
            let pool = try DatabasePool(path: path, configuration: SQLiteConfiguration.make(busyTimeout: busyTimeout))
            // GRDB lowers it to NORMAL on entering WAL mode, which may lose the last commits at a power failure.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            self.init(database: pool, clock: clock)
        } catch { throw SQLiteFailure.storageError(from: error) }
    }

    /// Opens the database that a URL names: `sqlite:tickets.db`, `sqlite:/var/lib/tickets.db`, `sqlite::memory:`.
    /// - Throws: ``StorageError`` of code `invalidAddress` or `unavailable`.
    public convenience init(url: String, clock: any ServiceClock = SystemClock()) throws {
        guard let path = SQLiteAddress.path(of: url) else {
            throw StorageError(
                .invalidAddress,
                "\"\(url)\" is not the address of an SQLite database; write sqlite: and the file's path, sqlite:data.db."
            )
        }
        if path == ":memory:" {
            self.init(database: try SQLiteStore.queueInMemory(), clock: clock)
        } else {
            try self.init(path: path, clock: clock)
        }
    }

    /// Makes an empty database in memory, which is gone with the store.
    /// - Throws: ``StorageError`` of code `unavailable`.
    public static func inMemory(clock: any ServiceClock = SystemClock()) throws -> SQLiteStore {
        SQLiteStore(database: try queueInMemory(), clock: clock)
    }

    private static func queueInMemory() throws -> DatabaseQueue {
        do {
            return try DatabaseQueue(configuration: SQLiteConfiguration.make(busyTimeout: .seconds(5)))
        } catch { throw SQLiteFailure.storageError(from: error) }
    }

    private init(database: any DatabaseWriter, clock: any ServiceClock) {
        self.database = database
        self.clock = clock
        writes = WriteQueue(database: database, clock: clock)
    }

    public func read<R: Sendable>(
        _ body: @Sendable @escaping (any ReadTransaction) throws -> R
    ) async throws -> R {
        do {
            return try await gate.pass {
                try await database.read { [clock] database in
                    try body(SQLiteTransaction(database: database, now: clock.now()))
                }
            }
        } catch { throw SQLiteFailure.publicError(from: error) }
    }

    public func write<R: Sendable>(
        _ body: @Sendable @escaping (any WriteTransaction) throws -> R
    ) async throws -> R {
        do { return try await gate.pass { try await writes.commit(body) } } catch {
            throw SQLiteFailure.publicError(from: error)
        }
    }

    public func ping() async throws {
        _ = try await read { try $0.rows(SQLStatement("SELECT 1 AS \"one\"")) }
    }

    public func close() async throws {
        guard await gate.close() else { return }
        do { try database.close() } catch { throw SQLiteFailure.storageError(from: error) }
    }
}

/// Where a database is.
enum SQLiteAddress {
    /// The path in `sqlite:PATH` or `sqlite://PATH`; nil if the text is no such address.
    static func path(of url: String) -> String? {
        guard url.hasPrefix("sqlite:") else { return nil }
        let rest = url.dropFirst("sqlite:".count)
        let path = rest.hasPrefix("//") ? rest.dropFirst(2) : rest
        return path.isEmpty ? nil : String(path)
    }
}
