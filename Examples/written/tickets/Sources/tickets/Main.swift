import ArgumentParser

/// The executable.
@main
struct TicketsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tickets",
        abstract: "A help desk: customers report problems, agents work on them, leads see to it that "
            + "none is left lying.",
        subcommands: [ServeCommand.self, MigrateCommand.self, TokenCommand.self],
        defaultSubcommand: ServeCommand.self
    )
}
