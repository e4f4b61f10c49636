import Foundation
import Testing
import TicketsData
import WrightHTTP
import WrightRuntime
import WrightSQLite
import WrightTesting

@testable import tickets

/// Migrations.
@Suite("Migrations")
struct TicketsMigrationTests {
    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("carries the migrations that stand in its files")
    func embedsItsFiles() throws {
        let here = URL(filePath: #filePath).deletingLastPathComponent()
        let folder = here.appending(path: "../../Migrations/sqlite")
        #expect(!TicketsMigrations.all.isEmpty)
        for migration in TicketsMigrations.all {
            let digits = String(migration.number)
            let stem = String(repeating: "0", count: 4 - digits.count) + digits + "_" + migration.name
            let up = try String(contentsOf: folder.appending(path: stem + ".up.sql"), encoding: .utf8)
            let down = try String(contentsOf: folder.appending(path: stem + ".down.sql"), encoding: .utf8)
            #expect(migration.up == up && migration.down == down)
        }
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("migrates a database up and down by command")
    func migratesUpAndDown() async throws {
        let store = try SQLiteStore.inMemory()
        let commands = MigrationCommands(store: store, migrations: TicketsMigrations.all)
        let up = try await commands.up()
        #expect(up.joined().contains("create_tickets"))
        try await Migrator(store: store, migrations: TicketsMigrations.all).requireCurrent()
        let status = try await commands.status()
        #expect(status.count >= TicketsMigrations.all.count)
        let down = try await commands.down()
        #expect(down.joined().contains("create_tickets"))
        let migrator = Migrator(store: store, migrations: TicketsMigrations.all)
        await #expect(throws: (any Error).self) { try await migrator.requireCurrent() }
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("refuses numbers that mean nothing")
    func refusesNumbersThatMeanNothing() throws {
        for arguments in [["up", "--to=99999"], ["down", "--steps=0"], ["down", "--steps=-3"]] {
            #expect(throws: (any Error).self) { try MigrateCommand.parseAsRoot(arguments) }
        }
        #expect(throws: Never.self) { try MigrateCommand.parseAsRoot(["down", "--steps=1"]) }
    }
}
