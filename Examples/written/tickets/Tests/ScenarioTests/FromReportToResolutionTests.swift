import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Scenario: From report to resolution. (REQ-001, REQ-002, REQ-003)
@Suite("From report to resolution")
struct FromReportToResolutionTests {
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

    /// Lead `lea`, agent `abe`, customer `cora`. (REQ-001, REQ-002, REQ-003)
    @Test("Scenario: From report to resolution")
    func fromReportToResolution() async throws {
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
                json: ["subject": "No sound", "body": "The speaker is silent since Monday."]
            )
            try answer.expect(status: 201)
            let ticket = try answer.capture(jsonpath: "$.id")
            try answer.expect(jsonpath: "$.number", .matches("^T-[0-9]{6}$"))
            try answer.expect(jsonpath: "$.state", .equals("open"))
            try answer.expect(jsonpath: "$.priority", .equals("normal"))

            answer = try await service.send(
                .post,
                "/tickets/\(ticket)/assign",
                headers: ["Authorization": "Bearer \(lea)"],
                json: ["agent": rows.abe.id.json]
            )
            try answer.expect(status: 200)
            try answer.expect(jsonpath: "$.state", .equals("assigned"))

            answer = try await service.send(
                .post,
                "/tickets/\(ticket)/resolve",
                headers: ["Authorization": "Bearer \(abe)"],
                json: ["resolution": "Plugged the cable in."]
            )
            try answer.expect(status: 200)

            answer = try await service.send(
                .post,
                "/tickets/\(ticket)/accept",
                headers: ["Authorization": "Bearer \(cora)"]
            )
            try answer.expect(status: 200)
            try answer.expect(jsonpath: "$.state", .equals("closed"))

            answer = try await service.send(
                .post,
                "/tickets/\(ticket)/accept",
                headers: ["Authorization": "Bearer \(cora)"]
            )
            try answer.expect(status: 409)
            try answer.expect(header: "Content-Type", .contains("application/problem+json"))
            try answer.expect(jsonpath: "$.code", .equals("illegal_transition"))
        }
    }
}
