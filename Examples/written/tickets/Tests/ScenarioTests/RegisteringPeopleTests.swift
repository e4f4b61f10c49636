import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Scenario: Registering people. (REQ-009)
@Suite("Registering people")
struct RegisteringPeopleTests {
    /// Rows that the scenario speaks of.
    private struct Rows: Sendable {
        let lea: Agent
    }

    /// The rows that are there before the first request.
    private static func seed(_ transaction: any WriteTransaction) throws -> Rows {
        let lea = try AgentRepository.insert(Sample.agent(1), in: transaction)
        return Rows(lea: lea)
    }

    /// Lead `lea`. (REQ-009)
    @Test("Scenario: Registering people")
    func registeringPeople() async throws {
        try await ScenarioProcess.run(
            executable: "tickets",
            migrations: TicketsMigrations.all,
            seed: Self.seed
        ) { service, rows in
            let lea = try await service.token("lead", subject: rows.lea.id)

            var answer = try await service.send(
                .post,
                "/customers",
                headers: ["Authorization": "Bearer \(lea)"],
                json: ["email": "new@example.org", "name": "New"]
            )
            try answer.expect(status: 201)
            try answer.expect(jsonpath: "$.plan", .equals("free"))

            answer = try await service.send(
                .post,
                "/customers",
                headers: ["Authorization": "Bearer \(lea)"],
                json: ["email": "new@example.org", "name": "Twin"]
            )
            try answer.expect(status: 409)
            try answer.expect(jsonpath: "$.code", .equals("email_taken"))
        }
    }
}
