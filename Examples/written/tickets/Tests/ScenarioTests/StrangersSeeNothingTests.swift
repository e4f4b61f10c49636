import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Scenario: Strangers see nothing. (REQ-006)
@Suite("Strangers see nothing")
struct StrangersSeeNothingTests {
    /// Rows that the scenario speaks of.
    private struct Rows: Sendable {
        let cora: Customer
        let carl: Customer
    }

    /// The rows that are there before the first request.
    private static func seed(_ transaction: any WriteTransaction) throws -> Rows {
        let cora = try CustomerRepository.insert(Sample.customer(1), in: transaction)
        let carl = try CustomerRepository.insert(Sample.customer(2), in: transaction)
        return Rows(cora: cora, carl: carl)
    }

    /// Customer `cora`, customer `carl`. (REQ-006)
    @Test("Scenario: Strangers see nothing")
    func strangersSeeNothing() async throws {
        try await ScenarioProcess.run(
            executable: "tickets",
            migrations: TicketsMigrations.all,
            seed: Self.seed
        ) { service, rows in
            let cora = try await service.token("customer", subject: rows.cora.id)
            let carl = try await service.token("customer", subject: rows.carl.id)

            var answer = try await service.send(
                .post,
                "/tickets",
                headers: ["Authorization": "Bearer \(cora)"],
                json: ["subject": "Private", "body": "Mine."]
            )
            try answer.expect(status: 201)
            let ticket = try answer.capture(jsonpath: "$.id")

            answer = try await service.send(.get, "/tickets/\(ticket)", headers: ["Authorization": "Bearer \(carl)"])
            try answer.expect(status: 404)

            answer = try await service.send(.get, "/tickets", headers: ["Authorization": "Bearer \(carl)"])
            try answer.expect(status: 200)
            try answer.expect(jsonpath: "$.items", .count(.equals(0)))

            answer = try await service.send(.get, "/tickets/\(ticket)")
            try answer.expect(status: 401)
        }
    }
}
