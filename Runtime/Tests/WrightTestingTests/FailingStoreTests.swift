import Testing
import WrightRuntime
import WrightSQLite
import WrightTesting

struct FailingStoreTests {
    private func read(_ store: FailingStore) async throws -> Int { try await store.read { _ in 1 } }
    private func write(_ store: FailingStore) async throws -> Int { try await store.write { _ in 2 } }

    @Test func theNextReadFailsOnce() async throws {
        let store = FailingStore(try SQLiteStore.inMemory())
        store.failNextRead(.unavailable)
        #expect(try await write(store) == 2)
        let error = await #expect(throws: StorageError.self) { try await read(store) }
        #expect(error?.code == .unavailable)
        #expect(try await read(store) == 1)
    }

    @Test func writesFailUntilItRecovers() async throws {
        let store = FailingStore(try SQLiteStore.inMemory())
        store.failWrites(.unexpected)
        for _ in 0..<2 {
            await #expect(throws: FailingStore.UnexpectedFault.self) { try await write(store) }
        }
        #expect(try await read(store) == 1)
        store.recover()
        #expect(try await write(store) == 2)
    }

    @Test func readsFailAfterThoseThatGoThrough() async throws {
        let store = FailingStore(try SQLiteStore.inMemory())
        store.failReads(after: 1, .unexpected)
        #expect(try await read(store) == 1)
        for _ in 0..<2 {
            await #expect(throws: FailingStore.UnexpectedFault.self) { try await read(store) }
        }
    }

    @Test func aFailingWriteDoesItsWorkAndKeepsNothing() async throws {
        let store = FailingStore(try SQLiteStore.inMemory())
        _ = try await store.write { try $0.execute(SQLStatement("CREATE TABLE note (text TEXT)")) }
        store.failWrites(.unavailable)
        await #expect(throws: StorageError.self) {
            try await store.write { transaction in
                _ = try transaction.execute(SQLStatement("INSERT INTO note VALUES ('x')"))
                #expect(try transaction.rows(SQLStatement("SELECT text FROM note")).count == 1)
            }
        }
        store.recover()
        #expect(try await store.read { try $0.rows(SQLStatement("SELECT text FROM note")).count } == 0)
    }

    @Test func aPingFailsWithTheReads() async throws {
        let store = FailingStore(try SQLiteStore.inMemory())
        try await store.ping()
        store.failEverything(.unavailable)
        await #expect(throws: StorageError.self) { try await store.ping() }
    }
}
