import Foundation
import WrightHTTP
import WrightTesting

@testable import ExampleService

/// Runs a test against the example service.
func withExample(
    transport: ServiceHarness.Transport = .router,
    basePath: String = "",
    limits: ServiceLimits = ServiceLimits(body: 1000, transferTimeout: .milliseconds(400)),
    _ test: @Sendable (ServiceHarness) async throws -> Void
) async throws {
    try await ServiceHarness.run(
        migrations: ExampleMigrations.all,
        transport: transport,
        application: { parts in
            makeExample(
                store: parts.store,
                secret: parts.secret,
                clock: parts.clock,
                basePath: basePath,
                limits: limits,
                logger: parts.logger
            )
        },
        test: test
    )
}

let writer = UUID.v7(at: ServiceHarness.start)

extension ServiceHarness {
    /// Creates a note over the API.
    func note(_ title: String) async throws -> TestAnswer {
        try await send(.post, "/notes", token: token("writer", subject: writer), json: ["title": .string(title)])
    }

    func noteCount() async throws -> Int {
        try await read { try NoteRepository.count(where: .always, in: $0) }
    }
}
