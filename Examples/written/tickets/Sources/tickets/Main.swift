import ArgumentParser

/// The executable.
@main
struct TicketsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tickets",
        abstract: "A help desk: customers report problems, agents work on them, leads see to it that "
            + "none is left lying.",
        subcommands: [Serve.self, Migrate.self, Token.self],
        defaultSubcommand: Serve.self
    )
}

/// Serves the API until SIGTERM.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serves the API until SIGTERM.")

    func run() async throws {
        let settings = try TicketsConfiguration(reading: .process)
        try await TicketsService(settings: settings).run()
    }
}
