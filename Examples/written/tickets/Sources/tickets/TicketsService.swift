import TicketsAPI
import TicketsData
import WrightHTTP
import WrightSQLite

/// The service, wired from its settings.
struct TicketsService: Sendable {
    let settings: TicketsConfiguration

    /// Serves until the process is told to stop.
    ///
    /// - Throws: what keeps it from serving: a database that cannot be opened, a schema that is behind, a port in use.
    func run() async throws {
        let store = try SQLiteStore(url: settings.databaseURL)
        try await Migrator(store: store, migrations: TicketsMigrations.all).requireCurrent()
        try await application(store: store).run()
        try await store.close()
    }

    /// The endpoints behind everything that every service needs.
    func application(store: any Store) -> ServiceApplication {
        ServiceApplication(
            name: "tickets",
            address: ServiceAddress(host: settings.host, port: settings.port),
            endpoints: Routes.all(ServiceContext(store: store, tokens: TokenVerifier(secret: settings.jwtSecret))),
            store: store,
            limits: Limits.service,
            openAPI: OpenAPI.document,
            logLevel: settings.logLevel.level
        )
    }
}
