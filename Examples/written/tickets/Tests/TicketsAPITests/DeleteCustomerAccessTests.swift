import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// DELETE /customers/{id}: who may. (REQ-009)
@Suite("DELETE /customers/{id}: who may")
struct DeleteCustomerAccessTests {
    /// (REQ-009)
    @Test("DELETE /customers/{id} answers 401 without credentials")
    func refusesARequestWithoutCredentials() async throws {
        try await withService { service in
            let situation = try await DeleteCustomerSituation(in: service)
            let before = try await service.contents()
            let answer = try await service.send(.delete, situation.path)
            expectProblem(answer, 401, "unauthenticated")
            #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer") == true, "\(answer)")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-009)
    @Test("DELETE /customers/{id} answers 401 to bad credentials")
    func refusesBadCredentials() async throws {
        try await withService { service in
            let situation = try await DeleteCustomerSituation(in: service)
            let before = try await service.contents()
            for (what, token) in try await badTokens(
                "lead",
                subject: situation.lead.id.text,
                hasRow: true,
                of: service
            ) {
                let answer = try await service.send(.delete, situation.path, token: token)
                expectProblem(answer, 401, "unauthenticated", what)
                #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer") == true, "\(answer)")
            }
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-009)
    @Test("DELETE /customers/{id} answers 403 to role customer")
    func refusesCustomer() async throws {
        try await withService { service in
            try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(2))
            let otherCustomer = try await service.add(Sample.customer(3))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("customer", subject: otherCustomer.id)
            let before = try await service.contents()
            let answer = try await service.send(.delete, "/customers/\(customer.id.text)", token: token)
            expectProblem(answer, 403, "forbidden")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-009)
    @Test("DELETE /customers/{id} answers 403 to role agent")
    func refusesAgent() async throws {
        try await withService { service in
            try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(2))
            let agent = try await service.add(Sample.agent(3))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let before = try await service.contents()
            let answer = try await service.send(.delete, "/customers/\(customer.id.text)", token: token)
            expectProblem(answer, 403, "forbidden")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-009)
    @Test("DELETE /customers/{id} answers 403 to a role that is none")
    func refusesAnUnknownRole() async throws {
        try await withService { service in
            try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(2))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("nobody", subject: UUID.v7())
            let before = try await service.contents()
            let answer = try await service.send(.delete, "/customers/\(customer.id.text)", token: token)
            expectProblem(answer, 403, "forbidden")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-009)
    @Test("DELETE /customers/{id} answers 404 to a row that is not there")
    func answers404ToAnUnknownRow() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            try await service.add(Sample.customer(2))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("lead", subject: lead.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .delete,
                "/customers/00000000-0000-7000-8000-000000000000",
                token: token
            )
            expectProblem(answer, 404, "not_found")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-009)
    @Test("DELETE /customers/{id} answers 404 to what is no id")
    func answers404ToAMalformedID() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            try await service.add(Sample.customer(2))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("lead", subject: lead.id)
            let before = try await service.contents()
            let answer = try await service.send(.delete, "/customers/no-such-row", token: token)
            expectProblem(answer, 404, "not_found")
            try await expectUnchanged(service, since: before)
        }
    }
}
