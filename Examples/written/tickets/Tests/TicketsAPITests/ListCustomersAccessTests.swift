import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// GET /customers: who may. (REQ-009)
@Suite("GET /customers: who may")
struct ListCustomersAccessTests {
    /// (REQ-009)
    @Test("GET /customers answers 401 without credentials")
    func refusesARequestWithoutCredentials() async throws {
        try await withService { service in
            let situation = try await ListCustomersSituation(in: service)
            let answer = try await service.send(.get, situation.path)
            expectProblem(answer, 401, "unauthenticated")
            #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer") == true, "\(answer)")
        }
    }

    /// (REQ-009)
    @Test("GET /customers answers 401 to bad credentials")
    func refusesBadCredentials() async throws {
        try await withService { service in
            let situation = try await ListCustomersSituation(in: service)
            for (what, token) in try await badTokens(
                "lead",
                subject: situation.lead.id.text,
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
    @Test("GET /customers answers 403 to role customer")
    func refusesCustomer() async throws {
        try await withService { service in
            try await service.add(Sample.agent(1))
            try await service.add(Sample.customer(2))
            let otherCustomer = try await service.add(Sample.customer(3))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("customer", subject: otherCustomer.id)
            let answer = try await service.send(.get, "/customers", token: token)
            expectProblem(answer, 403, "forbidden")
        }
    }

    /// (REQ-009)
    @Test("GET /customers answers 403 to role agent")
    func refusesAgent() async throws {
        try await withService { service in
            try await service.add(Sample.agent(1))
            try await service.add(Sample.customer(2))
            let agent = try await service.add(Sample.agent(3))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/customers", token: token)
            expectProblem(answer, 403, "forbidden")
        }
    }

    /// (REQ-009)
    @Test("GET /customers answers 403 to a role that is none")
    func refusesAnUnknownRole() async throws {
        try await withService { service in
            try await service.add(Sample.agent(1))
            try await service.add(Sample.customer(2))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("nobody", subject: UUID.v7())
            let answer = try await service.send(.get, "/customers", token: token)
            expectProblem(answer, 403, "forbidden")
        }
    }
}
