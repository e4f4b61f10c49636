import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Scenario: An agent's desk is full. (REQ-005)
@Suite("An agent's desk is full")
struct AnAgentsDeskIsFullTests {
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
        for number in 4...23 {
            _ = try TicketRepository.insert(
                Sample.ticket(number, customerID: cora.id, agentID: abe.id, state: .assigned),
                in: transaction
            )
        }
        return Rows(lea: lea, abe: abe, cora: cora)
    }

    /// Lead `lea`, agent `abe`, customer `cora`, 20 `Ticket`. (REQ-005)
    @Test("Scenario: An agent's desk is full")
    func anAgentsDeskIsFull() async throws {
        try await ScenarioProcess.run(
            executable: "tickets",
            migrations: TicketsMigrations.all,
            seed: Self.seed
        ) { service, rows in
            let lea = try await service.token("lead", subject: rows.lea.id)
            let cora = try await service.token("customer", subject: rows.cora.id)

            var answer = try await service.send(
                .post,
                "/tickets",
                headers: ["Authorization": "Bearer \(cora)"],
                json: ["subject": "One more", "body": "Silent."]
            )
            try answer.expect(status: 201)
            let ticket = try answer.capture(jsonpath: "$.id")

            answer = try await service.send(
                .post,
                "/tickets/\(ticket)/assign",
                headers: ["Authorization": "Bearer \(lea)"],
                json: ["agent": rows.abe.id.json]
            )
            try answer.expect(status: 409)
            try answer.expect(jsonpath: "$.code", .equals("desk_full"))
        }
    }
}
