import Foundation
import Testing
import WrightRuntime
import WrightSQLite

struct MigratorTests {
    private let first = Migration(
        number: 1,
        name: "create_a",
        up: "CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (1);",
        down: "DROP TABLE a;"
    )
    private let second = Migration(
        number: 2,
        name: "create_b",
        up: "CREATE TABLE b (x INTEGER);",
        down: "DROP TABLE b;"
    )

    private func tables(_ store: SQLiteStore) async throws -> [String] {
        try await store.read { transaction in
            let text =
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'schema_migration' ORDER BY name"
            return try transaction.rows(SQLStatement(text)).map { try $0["name"] }
        }
    }

    @Test func goesUpAndDown() async throws {
        let store = try SQLiteStore.inMemory()
        let migrator = Migrator(store: store, migrations: [second, first])
        #expect(try await migrator.status().map(\.state) == [.pending, .pending])
        #expect(try await migrator.up().map(\.number) == [1, 2])
        #expect(try await tables(store) == ["a", "b"])
        #expect(try await migrator.up().isEmpty)
        try await migrator.requireCurrent()
        #expect(try await migrator.down().map(\.number) == [2])
        #expect(try await tables(store) == ["a"])
        #expect(try await migrator.up(to: 1).isEmpty)
        #expect(try await migrator.up(to: 2).map(\.number) == [2])
        #expect(try await migrator.down(to: 0).map(\.number) == [2, 1])
        #expect(try await tables(store).isEmpty)
        #expect(try await migrator.up().count == 2)
    }

    @Test func saysSinceWhenAMigrationIsApplied() async throws {
        let clock = ManualClock(Timestamp(microseconds: 1_000_000))
        let migrator = Migrator(store: try SQLiteStore.inMemory(clock: clock), migrations: [first, second])
        try await migrator.up(to: 1)
        #expect(
            try await migrator.status().map(\.text)
                == ["0001_create_a  applied 1970-01-01T00:00:01.000000Z", "0002_create_b  pending"]
        )
    }

    @Test func refusesASchemaThatIsBehind() async throws {
        let migrator = Migrator(store: try SQLiteStore.inMemory(), migrations: [first, second])
        let empty = await #expect(throws: StorageError.self) { try await migrator.requireCurrent() }
        #expect(empty?.code == .schemaBehind)
        try await migrator.up(to: 1)
        let behind = await #expect(throws: StorageError.self) { try await migrator.requireCurrent() }
        #expect(behind?.message == "The schema lacks 0002_create_b; run the command migrate up first.")
    }

    @Test func refusesAChangedFile() async throws {
        let store = try SQLiteStore.inMemory()
        try await Migrator(store: store, migrations: [first]).up()
        let edited = Migration(number: 1, name: "create_a", up: first.up + "\n", down: first.down)
        let migrator = Migrator(store: store, migrations: [edited, second])
        for attempt in [
            { try await $0.up() }, { try await $0.down() },
            {
                try await $0.requireCurrent()
                return []
            },
        ] as [Attempt] {
            let error = await #expect(throws: StorageError.self) { try await attempt(migrator) }
            #expect(error?.code == .changedMigration)
        }
        #expect(try await tables(store) == ["a"])
    }

    private typealias Attempt = @Sendable (Migrator) async throws -> [Migration]

    @Test func undoesAMigrationThatFails() async throws {
        let store = try SQLiteStore.inMemory()
        let broken = Migration(number: 2, name: "broken", up: "CREATE TABLE c (x); CREATE TABLE a (x);", down: "")
        let migrator = Migrator(store: store, migrations: [first, broken])
        let error = await #expect(throws: StorageError.self) { try await migrator.up() }
        #expect(error?.code == .failedMigration)
        #expect(error?.message.hasPrefix("0002_broken up: ") == true)
        #expect(try await tables(store) == ["a"])
        #expect(try await migrator.status().map { $0.state == .pending } == [false, true])
    }

    @Test func leavesWhatItDoesNotKnow() async throws {
        let store = try SQLiteStore.inMemory()
        try await Migrator(store: store, migrations: [first, second]).up()
        let older = Migrator(store: store, migrations: [first])
        try await older.requireCurrent()
        let status = try await older.status()
        guard case .unknown = status[1].state else {
            Issue.record("0002 is \(status[1].state)")
            return
        }
        let error = await #expect(throws: StorageError.self) { try await older.down() }
        #expect(error?.code == .changedMigration)
        #expect(try await tables(store) == ["a", "b"])
    }

    @Test func readsAFolder() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "migrations-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for migration in [first, second] {
            try Data(migration.up.utf8).write(to: folder.appending(path: "\(migration.title).up.sql"))
            try Data(migration.down.utf8).write(to: folder.appending(path: "\(migration.title).down.sql"))
        }
        #expect(try Migration.all(in: folder) == [first, second])
        try FileManager.default.removeItem(at: folder.appending(path: "0002_create_b.down.sql"))
        #expect(throws: StorageError.self) { try Migration.all(in: folder) }
    }

    @Test func checksumsTellTheTextsApart() {
        let moved = Migration(number: 1, name: "create_a", up: first.up + first.down, down: "")
        #expect(first.checksum != moved.checksum)
        #expect(first.checksum.count == 64)
        #expect(first.checksum == Migration(number: 9, name: "other", up: first.up, down: first.down).checksum)
    }
}
