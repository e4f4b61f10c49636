import Foundation
import Testing
import WrightRuntime
import WrightSQLite

struct WriteGroupTests {
    private struct Broken: Error {}

    /// Holds the writer until the closures of `waiting` stand in the queue behind it, and gives their results.
    private func grouped(
        on store: SQLiteStore,
        _ waiting: [@Sendable (any WriteTransaction) throws -> Void]
    ) async throws -> [Result<Void, any Error>] {
        let isHeld = AsyncStream<Void>.makeStream()
        let release = DispatchSemaphore(value: 0)
        async let holding: Void = store.write { _ in
            isHeld.continuation.finish()
            release.wait()
        }
        for await _ in isHeld.stream {}
        let tasks = waiting.map { body in
            Task { () -> Result<Void, any Error> in
                do { return .success(try await store.write(body)) } catch { return .failure(error) }
            }
        }
        // Long enough for the tasks to reach the queue; a slow machine makes more groups, which the tests allow for.
        try await Task.sleep(for: .milliseconds(100))
        release.signal()
        try await holding
        var results: [Result<Void, any Error>] = []
        for task in tasks { results.append(await task.value) }
        return results
    }

    private func insert(_ number: Int) -> @Sendable (any WriteTransaction) throws -> Void {
        { try $0.execute(SQLStatement("INSERT INTO a VALUES (?)", [.integer(number)])) }
    }

    private func isSuccess(_ result: Result<Void, any Error>) -> Bool {
        if case .success = result { true } else { false }
    }

    @Test func undoesOnlyTheClosureThatThrows() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.script("CREATE TABLE a (x INTEGER PRIMARY KEY)")
        let results = try await grouped(
            on: store,
            [
                insert(1),
                {
                    try $0.execute(SQLStatement("INSERT INTO a VALUES (2)"))
                    throw Broken()
                },
                insert(3),
                { try $0.execute(SQLStatement("INSERT INTO a VALUES (4), (4)")) },
                insert(5),
            ]
        )
        #expect(results.map(isSuccess) == [true, false, true, false, true])
        #expect(try await store.numbers("SELECT x FROM a ORDER BY x") == [1, 3, 5])
    }

    @Test func failsOnlyTheClosureWhoseDeferredConstraintIsViolatedAtTheCommit() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.script(
            """
            CREATE TABLE p (id INTEGER PRIMARY KEY);
            CREATE TABLE a (x INTEGER, p INTEGER REFERENCES p (id) DEFERRABLE INITIALLY DEFERRED);
            """
        )
        let results = try await grouped(
            on: store,
            [
                { try $0.execute(SQLStatement("INSERT INTO a VALUES (1, NULL)")) },
                { try $0.execute(SQLStatement("INSERT INTO a VALUES (2, 99)")) },
                { try $0.execute(SQLStatement("INSERT INTO a VALUES (3, NULL)")) },
            ]
        )
        #expect(results.map(isSuccess) == [true, false, true])
        guard case .failure(let error as StorageError) = results[1] else { return }
        #expect(error.violation?.kind == .foreignKey)
        #expect(try await store.numbers("SELECT x FROM a ORDER BY x") == [1, 3])
    }

    @Test func putsWaitingClosuresIntoFewCommits() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file("a.db"))
        try await store.script("CREATE TABLE a (x INTEGER PRIMARY KEY)")
        let before = try walSize(folder)
        let results = try await grouped(on: store, (1...40).map(insert))
        #expect(results.allSatisfy(isSuccess))
        #expect(try await store.numbers("SELECT COUNT(*) FROM a") == [40])
        // A commit appends at least one page of 4096 bytes, with 24 of its own, to the log.
        #expect(try walSize(folder) - before < 20 * 4120)
    }

    private func walSize(_ folder: TemporaryFolder) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: folder.file("a.db-wal"))[.size] as? Int)
    }

    @Test func answersOnlyWhatOtherConnectionsSee() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file("a.db"))
        let observer = try SQLiteStore(path: folder.file("a.db"))
        try await store.script("CREATE TABLE a (x INTEGER PRIMARY KEY)")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...50 {
                group.addTask {
                    try await store.write(insert(number))
                    let seen = try await observer.numbers("SELECT COUNT(*) FROM a WHERE x = \(number)")
                    #expect(seen == [1])
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func losesNoUpdateAmongMany() async throws {
        let store = try SQLiteStore.inMemory()
        try await store.script("CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (0)")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...200 {
                group.addTask {
                    try? await store.write { transaction in
                        try transaction.execute(SQLStatement("UPDATE a SET x = x + 1"))
                        if number % 10 == 0 { throw Broken() }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await store.numbers("SELECT x FROM a") == [180])
    }

    @Test func readsASnapshotWhileAWriteIsUnderWay() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.file("a.db"))
        try await store.script("CREATE TABLE a (x INTEGER)")
        let isHeld = AsyncStream<Void>.makeStream()
        let release = DispatchSemaphore(value: 0)
        async let holding: Void = store.write { transaction in
            try transaction.execute(SQLStatement("INSERT INTO a VALUES (1)"))
            isHeld.continuation.finish()
            release.wait()
        }
        for await _ in isHeld.stream {}
        #expect(try await store.numbers("SELECT x FROM a").isEmpty)
        release.signal()
        try await holding
        #expect(try await store.numbers("SELECT x FROM a") == [1])
    }
}
