import ArgumentParser

/// Serves the API until SIGTERM.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Serves the API until SIGTERM.")

    func run() async throws {
        let settings = try TicketsConfiguration(reading: .process)
        try await TicketsService(settings: settings).run()
    }
}
