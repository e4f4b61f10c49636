import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// GET /tickets: who may. (REQ-006)
@Suite("GET /tickets: who may")
struct ListTicketsAccessTests {
    /// (REQ-006)
    @Test("GET /tickets answers 401 without credentials")
    func refusesARequestWithoutCredentials() async throws {
        try await withService { service in
            let situation = try await ListTicketsSituation(in: service)
            let answer = try await service.send(.get, situation.path)
            expectProblem(answer, 401, "unauthenticated")
            #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer") == true, "\(answer)")
        }
    }

    /// (REQ-006)
    @Test("GET /tickets answers 401 to bad credentials")
    func refusesBadCredentials() async throws {
        try await withService { service in
            let situation = try await ListTicketsSituation(in: service)
            for (what, token) in try await badTokens(
                "agent",
                subject: situation.agent.id.text,
                hasRow: true,
                of: service
            ) {
                let answer = try await service.send(.get, situation.path, token: token)
                expectProblem(answer, 401, "unauthenticated", what)
                #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer") == true, "\(answer)")
            }
        }
    }

    /// (REQ-006)
    @Test("GET /tickets answers 403 to a role that is none")
    func refusesAnUnknownRole() async throws {
        try await withService { service in
            try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            try await service.add(Sample.ticket(2, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("nobody", subject: UUID.v7())
            let answer = try await service.send(.get, "/tickets", token: token)
            expectProblem(answer, 403, "forbidden")
        }
    }
}
