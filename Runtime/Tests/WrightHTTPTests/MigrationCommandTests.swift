import Testing
import WrightHTTP
import WrightSQLite

@testable import ExampleService

struct MigrationCommandTests {
    @Test func migrationsGoUpAndDown() async throws {
        let commands = MigrationCommands(store: try SQLiteStore.inMemory(), migrations: ExampleMigrations.all)
        let isPending = try await commands.status().first?.contains("pending")
        #expect(isPending == true)
        let first = try await commands.up()
        #expect(first == ["applied 0001_initial"])
        let again = try await commands.up()
        #expect(again == ["nothing to apply"])
        let isListed = try await commands.status().first?.hasPrefix("0001_initial")
        #expect(isListed == true)
        let down = try await commands.down()
        #expect(down == ["took back 0001_initial"])
        let downAgain = try await commands.down()
        #expect(downAgain == ["nothing to take back"])
        let upAgain = try await commands.up()
        #expect(upAgain == ["applied 0001_initial"])
    }
}
