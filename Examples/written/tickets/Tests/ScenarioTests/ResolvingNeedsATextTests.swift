import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Scenario: Resolving needs a text. (REQ-003)
@Suite("Resolving needs a text")
struct ResolvingNeedsATextTests {
    /// Rows that the scenario speaks of.
    private struct Rows: Sendable {
        let lea: Agent
        let abe: Agent
        let cora: Customer
    }

    /// The rows that are there before the first request.
    private static func seed(_ transaction: any WriteTransaction) throws -> Rows {
        let lea = try AgentRepository.insert(Sample.agent(1), in: transaction)
        let abe = try AgentRepository.insert(Sample.agent(2), in: transaction)
        let cora = try CustomerRepository.insert(Sample.customer(3), in: transaction)
        return Rows(lea: lea, abe: abe, cora: cora)
    }

    /// Lead `lea`, agent `abe`, customer `cora`. (REQ-003)
    @Test("Scenario: Resolving needs a text")
    func resolvingNeedsAText() async throws {
        try await ScenarioProcess.run(
            executable: "tickets",
            migrations: TicketsMigrations.all,
            seed: Self.seed
        ) { service, rows in
            let lea = try await service.token("lead", subject: rows.lea.id)
            let abe = try await service.token("agent", subject: rows.abe.id)
            let cora = try await service.token("customer", subject: rows.cora.id)

            var answer = try await service.send(
                .post,
                "/tickets",
                headers: ["Authorization": "Bearer \(cora)"],
                json: ["subject": "No sound", "body": "Silent."]
            )
            try answer.expect(status: 201)
            let ticket = try answer.capture(jsonpath: "$.id")

            answer = try await service.send(
                .post,
                "/tickets/\(ticket)/assign",
                headers: ["Authorization": "Bearer \(lea)"],
                json: ["agent": rows.abe.id.json]
            )
            try answer.expect(status: 200)

            answer = try await service.send(
                .post,
                "/tickets/\(ticket)/resolve",
                headers: ["Authorization": "Bearer \(abe)"],
                json: ["resolution": ""]
            )
            try answer.expect(status: 422)
            try answer.expect(jsonpath: "$.errors[0].pointer", .equals("/resolution"))
        }
    }
}
