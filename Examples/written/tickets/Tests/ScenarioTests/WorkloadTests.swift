import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Scenario: Workload. (REQ-008)
@Suite("Workload")
struct WorkloadTests {
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
        for number in 4...6 {
            _ = try TicketRepository.insert(
                Sample.ticket(number, customerID: cora.id, agentID: abe.id, state: .assigned),
                in: transaction
            )
        }
        return Rows(lea: lea, abe: abe, cora: cora)
    }

    /// Lead `lea`, agent `abe`, customer `cora`, 3 `Ticket`. (REQ-008)
    @Test("Scenario: Workload")
    func workload() async throws {
        try await ScenarioProcess.run(
            executable: "tickets",
            migrations: TicketsMigrations.all,
            seed: Self.seed
        ) { service, rows in
            let lea = try await service.token("lead", subject: rows.lea.id)

            let answer = try await service.send(.get, "/workload", headers: ["Authorization": "Bearer \(lea)"])
            try answer.expect(status: 200)
            try answer.expect(jsonpath: "$.items[0].tickets", .equals(3))
            try answer.expect(jsonpath: "$.items[0].state", .equals("assigned"))
        }
    }
}
