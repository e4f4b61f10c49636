import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// GET /workload: what it does. (REQ-008)
@Suite("GET /workload: what it does")
struct WorkloadRouteTests {
    /// (REQ-008)
    @Test("GET /workload answers with the rows of its statement")
    func answersWithTheRowsOfTheQuery() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            try await service.add(Sample.customer(2))
            try await service.add(Sample.customer(3))
            try await service.add(Sample.agent(4))
            try await service.add(Sample.agent(5))
            let customer3 = try await service.add(Sample.customer(10))
            try await service.add(Sample.ticket(6, customerID: customer3.id, agentID: lead.id))
            try await service.add(Sample.ticket(7, customerID: customer3.id, agentID: lead.id))
            let ticket3 = try await service.add(Sample.ticket(11, customerID: customer3.id))
            try await service.add(Sample.comment(8, ticketID: ticket3.id))
            try await service.add(Sample.comment(9, ticketID: ticket3.id))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("lead", subject: lead.id)
            let statement = SQLStatement(
                """
                SELECT a.id AS agent, a.name AS name, t.state AS state, COUNT(*) AS tickets
                FROM agent a JOIN ticket t ON t.agent_id = a.id
                GROUP BY a.id, a.name, t.state
                ORDER BY a.name, t.state
                """
            )
            let expected = try await service.read { transaction in
                try transaction.rows(statement).map { row -> JSONValue in
                    [
                        "agent": try (row["agent"] as UUID).json,
                        "name": try (row["name"] as String).json,
                        "state": try (row["state"] as String).json,
                        "tickets": try (row["tickets"] as Int).json,
                    ]
                }
            }
            let answer = try await service.send(.get, "/workload", token: token)
            expectJSON(answer, 200, ["items": .array(expected)])
        }
    }

    /// (REQ-008)
    @Test("GET /workload answers 503 where the database is away for its read")
    func answers503WithoutDatabase() async throws {
        try await withService { service in
            let situation = try await WorkloadSituation(in: service)
            service.store.failReads(after: 1, .unavailable)
            let answer = try await situation.send()
            service.store.recover()
            expectProblem(answer, 503, "database_unavailable")
            #expect(answer.header("Retry-After") != nil, "\(answer)")
        }
    }

    /// (REQ-008)
    @Test("GET /workload answers 500 without internals where its read fails")
    func answers500WithoutInternals() async throws {
        try await withService { service in
            let situation = try await WorkloadSituation(in: service)
            service.store.failReads(after: 1, .unexpected)
            let answer = try await situation.send()
            service.store.recover()
            expectProblem(answer, 500, "internal_error")
            #expect(!answer.text.contains("hunter2"), "\(answer)")
        }
    }
}
