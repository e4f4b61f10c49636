import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// GET /agents: who may. (REQ-009)
@Suite("GET /agents: who may")
struct ListAgentsAccessTests {
    /// (REQ-009)
    @Test("GET /agents answers 401 without credentials")
    func refusesARequestWithoutCredentials() async throws {
        try await withService { service in
            let situation = try await ListAgentsSituation(in: service)
            let answer = try await service.send(.get, situation.path)
            expectProblem(answer, 401, "unauthenticated")
            #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer") == true, "\(answer)")
        }
    }

    /// (REQ-009)
    @Test("GET /agents answers 401 to bad credentials")
    func refusesBadCredentials() async throws {
        try await withService { service in
            let situation = try await ListAgentsSituation(in: service)
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

    /// (REQ-009)
    @Test("GET /agents answers 403 to role customer")
    func refusesCustomer() async throws {
        try await withService { service in
            try await service.add(Sample.agent(1))
            try await service.add(Sample.agent(2))
            let customer = try await service.add(Sample.customer(3))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("customer", subject: customer.id)
            let answer = try await service.send(.get, "/agents", token: token)
            expectProblem(answer, 403, "forbidden")
        }
    }

    /// (REQ-009)
    @Test("GET /agents answers 403 to a role that is none")
    func refusesAnUnknownRole() async throws {
        try await withService { service in
            try await service.add(Sample.agent(1))
            try await service.add(Sample.agent(2))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("nobody", subject: UUID.v7())
            let answer = try await service.send(.get, "/agents", token: token)
            expectProblem(answer, 403, "forbidden")
        }
    }
}
