import TicketsData
import WrightHTTP
import WrightRuntime
import WrightTesting

@testable import tickets

/// Runs a test against the service as its main program wires it, on an empty database in memory.
func withService(_ test: @Sendable (ServiceHarness) async throws -> Void) async throws {
    let settings = try TicketsConfiguration(
        reading: EnvironmentSettings(["JWT_SECRET": ServiceHarness.secret.revealed])
    )
    try await ServiceHarness.run(
        migrations: TicketsMigrations.all,
        application: { parts in TicketsService(settings: settings).application(store: parts.store) },
        test: test
    )
}
