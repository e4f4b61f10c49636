import ArgumentParser
import TicketsData
import WrightHTTP
import WrightSQLite

/// `migrate up`, `migrate down` and `migrate status`.
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Brings the database to a schema.",
        subcommands: [Up.self, Down.self, Status.self]
    )

    /// Applies the migrations that are pending.
    struct Up: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Applies the migrations that are pending.")

        @Option(help: "The number of the last migration to apply; all of them without it.")
        var to: Int?

        func validate() throws {
            if let to, !TicketsMigrations.all.contains(where: { $0.number == to }) {
                throw ValidationError("There is no migration \(to).")
            }
        }

        func run() async throws {
            try await MigrationCommands.report { try await $0.up(to: to) }
        }
    }

    /// Takes back the migrations that were applied last.
    struct Down: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Takes back the migrations that were applied last.")

        @Option(help: "How many migrations to take back.")
        var steps = 1

        func validate() throws {
            guard steps >= 1 else { throw ValidationError("At least one migration is taken back.") }
        }

        func run() async throws {
            try await MigrationCommands.report { try await $0.down(steps: steps) }
        }
    }

    /// Tells which migrations are applied.
    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Tells which migrations are applied.")

        func run() async throws {
            try await MigrationCommands.report { try await $0.status() }
        }
    }
}

extension MigrationCommands {
    /// Does the work on the database that the environment names, and prints what it says.
    fileprivate static func report(_ work: (MigrationCommands) async throws -> [String]) async throws {
        let store = try SQLiteStore(url: TicketsConfiguration.databaseURL(reading: .process))
        let lines = try await work(MigrationCommands(store: store, migrations: TicketsMigrations.all))
        try await store.close()
        for line in lines {
            print(line)
        }
    }
}
