import Testing
import TicketsAPI
import TicketsData
import WrightHTTP
import WrightRuntime
import WrightTesting

/// Runs a test against the service: its own routes on an empty database in memory, with a clock that stands still.
func withService(_ test: @Sendable (ServiceHarness) async throws -> Void) async throws {
    try await ServiceHarness.run(
        migrations: TicketsMigrations.all,
        application: { parts in
            ServiceApplication(
                name: "tickets",
                endpoints: Routes.all(
                    ServiceContext(store: parts.store, tokens: TokenVerifier(secret: parts.secret, clock: parts.clock))
                ),
                store: parts.store,
                limits: Limits.service,
                openAPI: "{}",
                logger: parts.logger
            )
        },
        test: { service in
            try await test(service)
            expectSecrecy(service, of: [ServiceHarness.secret.revealed, "Bearer ey", "email51@example.org"])
        }
    )
}
