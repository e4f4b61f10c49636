import Foundation
import Testing
import WrightRuntime
import WrightSQLite

struct SQLiteFailureTests {
    private func error(_ script: String, after setUp: String = "") async throws -> StorageError? {
        let store = try SQLiteStore.inMemory()
        try await store.script(setUp)
        return await #expect(throws: StorageError.self) { try await store.script(script) }
    }

    @Test func namesTheViolatedConstraint() async throws {
        let unique = try await error(
            "INSERT INTO a VALUES (1, 2), (1, 2)",
            after: "CREATE TABLE a (x, y, UNIQUE (x, y))"
        )
        #expect(unique?.code == .constraint)
        #expect(unique?.violation == ConstraintViolation(.unique, table: "a", columns: ["x", "y"]))
        let index = try await error(
            "INSERT INTO a VALUES ('A'), ('a')",
            after: "CREATE TABLE a (x); CREATE UNIQUE INDEX a_lower ON a (lower(x))"
        )
        #expect(index?.violation == ConstraintViolation(.unique, name: "a_lower"))
        let notNull = try await error("INSERT INTO a VALUES (NULL)", after: "CREATE TABLE a (x NOT NULL)")
        #expect(notNull?.violation == ConstraintViolation(.notNull, table: "a", columns: ["x"]))
        let check = try await error(
            "INSERT INTO a VALUES (0)",
            after: "CREATE TABLE a (x, CONSTRAINT a_x_range CHECK (x > 0))"
        )
        #expect(check?.violation == ConstraintViolation(.check, name: "a_x_range"))
        let key = try await error(
            "INSERT INTO b VALUES (1)",
            after: "CREATE TABLE a (id PRIMARY KEY); CREATE TABLE b (a_id REFERENCES a (id))"
        )
        #expect(key?.violation == ConstraintViolation(.foreignKey))
    }

    @Test(arguments: ["RESTRICT", "NO ACTION"])
    func namesADeletionThatOthersReferTo(action: String) async throws {
        let restricted = try await error(
            "DELETE FROM a",
            after: """
                CREATE TABLE a (id PRIMARY KEY); CREATE TABLE b (a_id REFERENCES a (id) ON DELETE \(action));
                INSERT INTO a VALUES (1); INSERT INTO b VALUES (1)
                """
        )
        #expect(restricted?.violation == ConstraintViolation(.foreignKey))
    }

    @Test func tellsAFaultOfTheProgramFromADatabaseThatIsGone() async throws {
        #expect(try await error("SELECT * FROM nowhere")?.code == .failedStatement)
        let folder = try TemporaryFolder()
        let directory = #expect(throws: StorageError.self) { try SQLiteStore(path: folder.path) }
        #expect(directory?.code == .unavailable)
        let missing = #expect(throws: StorageError.self) { try SQLiteStore(path: folder.file("no/such/folder/a.db")) }
        #expect(missing?.code == .unavailable)
        try Data(repeating: 65, count: 4096).write(to: URL(filePath: folder.file("text.db")))
        let garbage = #expect(throws: StorageError.self) { try SQLiteStore(path: folder.file("text.db")) }
        #expect(garbage?.code == .unavailable)
    }

    @Test func isUnavailableOnceItIsClosed() async throws {
        let folder = try TemporaryFolder()
        for store in [try SQLiteStore.inMemory(), try SQLiteStore(path: folder.file("a.db"))] {
            try await store.ping()
            try await store.close()
            let read = await #expect(throws: StorageError.self) { try await store.ping() }
            #expect(read?.code == .unavailable)
            let write = await #expect(throws: StorageError.self) { try await store.script("CREATE TABLE a (x)") }
            #expect(write?.code == .unavailable)
        }
    }

    @Test func closesWhenWhatIsRunningIsDone() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.script("CREATE TABLE a (x)")
        let closed = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    do {
                        try await store.script("INSERT INTO a VALUES (1)")
                        return true
                    } catch let error as StorageError where error.code == .unavailable { return false }
                }
            }
            group.addTask {
                try await store.close()
                try await store.close()
                return true
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(closed >= 1)
    }

    @Test func isUnavailableWhileAnotherProcessWrites() async throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.db")
        let holder = try SQLiteStore(path: path)
        try await holder.script("CREATE TABLE a (x)")
        let store = try SQLiteStore(path: path, busyTimeout: .milliseconds(20))
        let held = AsyncStream<Void>.makeStream()
        let release = DispatchSemaphore(value: 0)
        async let holding: Void = holder.write { transaction in
            try transaction.execute(SQLStatement("INSERT INTO a VALUES (1)"))
            held.continuation.finish()
            release.wait()
        }
        for await _ in held.stream {}
        let error = await #expect(throws: StorageError.self) { try await store.script("INSERT INTO a VALUES (2)") }
        release.signal()
        try await holding
        #expect(error?.code == .unavailable)
        try await store.script("INSERT INTO a VALUES (3)")
        #expect(try await store.numbers("SELECT x FROM a ORDER BY x") == [1, 3])
    }

    @Test func isUnavailableWhenTheDiskIsFull() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file("a.db"))
        try await store.script("CREATE TABLE a (x)")
        // A bound on the file's size stands in for a full disk.
        _ = try await store.write { try $0.rows(SQLStatement("PRAGMA max_page_count = 8")) }
        let error = await #expect(throws: StorageError.self) {
            try await store.script("INSERT INTO a VALUES (zeroblob(100000))")
        }
        #expect(error?.code == .unavailable)
        try await store.script("INSERT INTO a VALUES (1)")
        #expect(try await store.numbers("SELECT COUNT(*) FROM a") == [1])
    }

    @Test(arguments: ["postgres://localhost/a", "sqlite:", "tickets.db", ""])
    func refusesOtherAddresses(url: String) {
        let error = #expect(throws: StorageError.self) { try SQLiteStore(url: url) }
        #expect(error?.code == .invalidAddress)
    }

    @Test func opensItsAddresses() async throws {
        let folder = try TemporaryFolder()
        for url in ["sqlite::memory:", "sqlite://" + folder.file("a.db"), "sqlite:" + folder.file("b.db")] {
            try await SQLiteStore(url: url).ping()
        }
        #expect(FileManager.default.fileExists(atPath: folder.file("a.db")))
    }
}
