import ArgumentParser
import WrightHTTP
import WrightSQLite

@main
struct ExampleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ExampleService",
        abstract: "The small service that the tests of the runtime start.",
        subcommands: [Serve.self],
        defaultSubcommand: Serve.self
    )
}

struct Serve: AsyncParsableCommand {
    func run() async throws {
        let settings = try ExampleSettings(reading: .process)
        let store = try SQLiteStore(url: settings.databaseURL)
        try await Migrator(store: store, migrations: ExampleMigrations.all).requireCurrent()
        let address = ServiceAddress(host: settings.host, port: settings.port)
        let limits = ServiceLimits(shutdownDelay: settings.shutdownDelay)
        try await makeExample(store: store, secret: settings.jwtSecret, address: address, limits: limits).run()
        try await store.close()
    }
}
