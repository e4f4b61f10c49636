import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// GET /workload: who may. (REQ-008)
@Suite("GET /workload: who may")
struct WorkloadAccessTests {
    /// (REQ-008)
    @Test("GET /workload answers 401 without credentials")
    func refusesARequestWithoutCredentials() async throws {
        try await withService { service in
            let situation = try await WorkloadSituation(in: service)
            let answer = try await service.send(.get, situation.path)
            expectProblem(answer, 401, "unauthenticated")
            #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer") == true, "\(answer)")
        }
    }

    /// (REQ-008)
    @Test("GET /workload answers 401 to bad credentials")
    func refusesBadCredentials() async throws {
        try await withService { service in
            let situation = try await WorkloadSituation(in: service)
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

    /// (REQ-008)
    @Test("GET /workload answers 403 to role customer")
    func refusesCustomer() async throws {
        try await withService { service in
            try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(2))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("customer", subject: customer.id)
            let answer = try await service.send(.get, "/workload", token: token)
            expectProblem(answer, 403, "forbidden")
        }
    }

    /// (REQ-008)
    @Test("GET /workload answers 403 to role agent")
    func refusesAgent() async throws {
        try await withService { service in
            try await service.add(Sample.agent(1))
            let agent = try await service.add(Sample.agent(2))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/workload", token: token)
            expectProblem(answer, 403, "forbidden")
        }
    }

    /// (REQ-008)
    @Test("GET /workload answers 403 to a role that is none")
    func refusesAnUnknownRole() async throws {
        try await withService { service in
            try await service.add(Sample.agent(1))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("nobody", subject: UUID.v7())
            let answer = try await service.send(.get, "/workload", token: token)
            expectProblem(answer, 403, "forbidden")
        }
    }
}
