import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Scenario: Comments. (REQ-007)
@Suite("Comments")
struct CommentsTests {
    /// Rows that the scenario speaks of.
    private struct Rows: Sendable {
        let cora: Customer
    }

    /// The rows that are there before the first request.
    private static func seed(_ transaction: any WriteTransaction) throws -> Rows {
        let cora = try CustomerRepository.insert(Sample.customer(1), in: transaction)
        return Rows(cora: cora)
    }

    /// Customer `cora`. (REQ-007)
    @Test("Scenario: Comments")
    func comments() async throws {
        try await ScenarioProcess.run(
            executable: "tickets",
            migrations: TicketsMigrations.all,
            seed: Self.seed
        ) { service, rows in
            let cora = try await service.token("customer", subject: rows.cora.id)

            var answer = try await service.send(
                .post,
                "/tickets",
                headers: ["Authorization": "Bearer \(cora)"],
                json: ["subject": "Private", "body": "Mine."]
            )
            try answer.expect(status: 201)
            let ticket = try answer.capture(jsonpath: "$.id")

            answer = try await service.send(
                .post,
                "/tickets/\(ticket)/comments",
                headers: ["Authorization": "Bearer \(cora)"],
                json: ["body": "Still there?"]
            )
            try answer.expect(status: 201)

            answer = try await service.send(
                .post,
                "/tickets/\(ticket)/withdraw",
                headers: ["Authorization": "Bearer \(cora)"]
            )
            try answer.expect(status: 200)

            answer = try await service.send(
                .post,
                "/tickets/\(ticket)/comments",
                headers: ["Authorization": "Bearer \(cora)"],
                json: ["body": "Too late."]
            )
            try answer.expect(status: 409)
            try answer.expect(jsonpath: "$.code", .equals("ticket_closed"))
        }
    }
}
