import Foundation
import Testing
import WrightRuntime
import WrightSQLite

/// A folder that is gone after the test.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "wright-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }
}

extension SQLiteStore {
    func script(_ text: String) async throws {
        try await write { try $0.executeScript(text) }
    }

    func numbers(_ text: String) async throws -> [Int] {
        try await read { transaction in
            try transaction.rows(SQLStatement(text)).map { row in try row[row.columns[0]] }
        }
    }
}

struct SQLiteStoreTests {
    private struct Broken: Error, Equatable {}

    @Test func keepsWhatWasCommitted() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(url: "sqlite:" + folder.file("a.db"))
        try await store.script("CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (7)")
        try await store.close()
        let again = try SQLiteStore(path: folder.file("a.db"))
        #expect(try await again.numbers("SELECT x FROM a") == [7])
    }

    @Test func survivesAPowerFailureAndEnforcesForeignKeys() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file("a.db"))
        let (mode, full, keys): (String, Int, Int) = try await store.write { transaction in
            (
                try transaction.rows(SQLStatement("PRAGMA journal_mode"))[0]["journal_mode"],
                try transaction.rows(SQLStatement("PRAGMA synchronous"))[0]["synchronous"],
                try transaction.rows(SQLStatement("PRAGMA foreign_keys"))[0]["foreign_keys"]
            )
        }
        #expect(mode == "wal")
        #expect(full == 2)
        #expect(keys == 1)
    }

    @Test func undoesAWriteThatThrows() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.script("CREATE TABLE a (x INTEGER)")
        await #expect(throws: Broken.self) {
            try await store.write { transaction in
                try transaction.execute(SQLStatement("INSERT INTO a VALUES (1)"))
                throw Broken()
            }
        }
        #expect(try await store.numbers("SELECT x FROM a").isEmpty)
    }

    @Test func undoesASavepointThatThrows() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.script("CREATE TABLE a (x INTEGER)")
        try await store.write { transaction in
            try transaction.execute(SQLStatement("INSERT INTO a VALUES (1)"))
            try? transaction.savepoint {
                try transaction.execute(SQLStatement("INSERT INTO a VALUES (2)"))
                try transaction.savepoint { _ = try transaction.execute(SQLStatement("INSERT INTO a VALUES (3)")) }
                throw Broken()
            }
            let four = try transaction.savepoint { try transaction.execute(SQLStatement("INSERT INTO a VALUES (4)")) }
            #expect(four == 1)
        }
        #expect(try await store.numbers("SELECT x FROM a ORDER BY x") == [1, 4])
    }

    @Test func countsRowsThatAStatementChanged() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.script("CREATE TABLE a (x INTEGER UNIQUE)")
        let statements = [
            "INSERT INTO a VALUES (1), (2)", "INSERT INTO a VALUES (2) ON CONFLICT DO NOTHING",
            "UPDATE a SET x = x + 10",
            "UPDATE a SET x = 0 WHERE x = 99", "CREATE TABLE b (y)",
        ]
        let counts = try await store.write { transaction in
            try statements.map { try transaction.execute(SQLStatement($0)) }
        }
        #expect(counts == [2, 0, 2, 0, 0])
    }

    @Test func refusesToWriteInARead() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.script("CREATE TABLE a (x INTEGER)")
        await #expect(throws: StorageError.self) {
            try await store.read { try $0.rows(SQLStatement("INSERT INTO a VALUES (1) RETURNING x")) }
        }
        #expect(try await store.numbers("SELECT x FROM a").isEmpty)
    }

    @Test func tellsTheTimeOfItsClock() async throws {
        let clock = ManualClock(Timestamp(microseconds: 5))
        let store = try SQLiteStore.inMemory(clock: clock)
        #expect(try await store.read { $0.now } == Timestamp(microseconds: 5))
        #expect(try await store.write { $0.now } == Timestamp(microseconds: 5))
        #expect(store.dialect == .sqlite)
    }

    @Test func countsUpASequence() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.script(SystemTables.up(for: .sqlite))
        let numbers = try await store.write { transaction in
            try ["a", "a", "b", "a"].map { try transaction.nextNumber(of: $0) }
        }
        #expect(numbers == [1, 2, 1, 3])
    }

    @Test func keepsEveryValueExactly() async throws {
        let store = try SQLiteStore.inMemory()
        let id = UUID.v7()
        let time = try #require(Timestamp("2026-03-01T12:00:00.123456Z"))
        let price = try #require(Decimal(plainText: "-12345678901234.56"))
        let values: [SQLValue] = [
            .boolean(true), .integer(.max), .text("é😀'"), .decimal(price, scale: 2), .uuid(id),
            .date(CalendarDate(time)),
            .timestamp(time), .duration(.microseconds(-5)), .json("{\"a\":1}"), .null, .real(0.5),
        ]
        let rows = try await store.read {
            try $0.rows(SQLStatement("SELECT ? a, ? b, ? c, ? d, ? e, ? f, ? g, ? h, ? i, ? j, ? k", values))
        }
        let row = try #require(rows.first)
        #expect(try row["a"] == true)
        #expect(try row["b"] == Int.max)
        #expect(try row["c"] == "é😀'")
        #expect(try row.decimal("d", scale: 2) == price)
        #expect(try row["e"] == id)
        #expect(try row["f"] == CalendarDate(time))
        #expect(try row["g"] == time)
        #expect(try row["h"] == Duration.microseconds(-5))
        #expect(try row["i"] == (["a": 1] as JSONValue))
        #expect(try row["j"] == String?.none)
        #expect(try row.decimal("j", scale: 2) == Decimal?.none)
        #expect(try row.value("e") == .text(id.text))
        #expect(try row.value("d") == .integer(-1_234_567_890_123_456))
        #expect(try row.value("k") == .real(0.5))
    }

    @Test func reportsAColumnThatHoldsSomethingElse() async throws {
        let store = try SQLiteStore.inMemory()
        let row = try #require(try await store.read { try $0.rows(SQLStatement("SELECT 'x' AS a")) }.first)
        let error = #expect(throws: StorageError.self) { let _: Int = try row["a"] }
        #expect(error?.code == .unreadableColumn)
        #expect(error?.message.hasPrefix("Column \"a\": ") == true)
        let missing = #expect(throws: StorageError.self) { let _: Int = try row["b"] }
        #expect(missing?.message == "The row has no column \"b\".")
    }

    @Test func refusesADecimalThatDoesNotFit() async throws {
        let store = try SQLiteStore.inMemory()
        for text in ["1.005", "99999999999999999.99"] {
            let value = try #require(Decimal(plainText: text))
            let error = await #expect(throws: StorageError.self) {
                try await store.read { try $0.rows(SQLStatement("SELECT ?", [.decimal(value, scale: 2)])) }
            }
            #expect(error?.code == .outOfRange)
        }
    }
}

struct SQLiteFunctionTests {
    @Test func computesAsSwiftDoes() async throws {
        let store = try SQLiteStore.inMemory()
        let text = """
            SELECT wright_lower('ÀΣ') a, wright_upper('ß') b, wright_slug('Crème Brûlée!') c, wright_matches('ab1', '[0-9]$') d,
            wright_matches('ab', '[0-9]') e, wright_lower(NULL) f, wright_matches(NULL, 'a') g
            """
        let row = try #require(try await store.read { try $0.rows(SQLStatement(text)) }.first)
        #expect(try row["a"] == "àσ")
        #expect(try row["b"] == "SS")
        #expect(try row["c"] == "creme-brulee")
        #expect(try row["d"] == true)
        #expect(try row["e"] == false)
        #expect(try row.value("f").isNull && row.value("g").isNull)
        await #expect(throws: StorageError.self) {
            try await store.read { try $0.rows(SQLStatement("SELECT wright_matches('a', '(')")) }
        }
    }

    @Test func servesInConstraints() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.script(
            "CREATE TABLE a (x TEXT CONSTRAINT a_x_lower CHECK (x = wright_lower(x) AND wright_matches(x, '^[a-z]+$')))"
        )
        let error = await #expect(throws: StorageError.self) { try await store.script("INSERT INTO a VALUES ('A')") }
        #expect(error?.violation == ConstraintViolation(.check, name: "a_x_lower"))
        try await store.script("INSERT INTO a VALUES ('a')")
    }
}
