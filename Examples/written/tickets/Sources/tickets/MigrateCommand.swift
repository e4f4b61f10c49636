import ArgumentParser
import TicketsData
import WrightHTTP
import WrightSQLite

/// `migrate up`, `migrate down` and `migrate status`.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings the database to a schema.",
        subcommands: [Up.self, Down.self, Status.self]
    )

    /// Applies the migrations that are pending.
    struct Up: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Applies the migrations that are pending.")

        @Option(help: "The number of the last migration to apply; all of them without it.")
        var to: Int?

        func run() async throws {
            for line in try await MigrationCommands.process().up(to: to) {
                print(line)
            }
        }
    }

    /// Takes back the migrations that were applied last.
    struct Down: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Takes back the migrations that were applied last.")

        @Option(help: "How many migrations to take back.")
        var steps = 1

        func run() async throws {
            for line in try await MigrationCommands.process().down(steps: steps) {
                print(line)
            }
        }
    }

    /// Tells which migrations are applied.
    struct Status: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Tells which migrations are applied.")

        func run() async throws {
            for line in try await MigrationCommands.process().status() {
                print(line)
            }
        }
    }
}

extension MigrationCommands {
    /// The commands over the database that the environment of the process names.
    fileprivate static func process() throws -> MigrationCommands {
        let store = try SQLiteStore(url: TicketsConfiguration.databaseURL(reading: .process))
        return MigrationCommands(store: store, migrations: TicketsMigrations.all)
    }
}
