import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// GET /tickets/{id}: who may. (REQ-006)
@Suite("GET /tickets/{id}: who may")
struct ReadTicketAccessTests {
    /// (REQ-006)
    @Test("GET /tickets/{id} answers 401 without credentials")
    func refusesARequestWithoutCredentials() async throws {
        try await withService { service in
            let situation = try await ReadTicketSituation(in: service)
            let answer = try await service.send(.get, situation.path)
            expectProblem(answer, 401, "unauthenticated")
            #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer") == true, "\(answer)")
        }
    }

    /// (REQ-006)
    @Test("GET /tickets/{id} answers 401 to bad credentials")
    func refusesBadCredentials() async throws {
        try await withService { service in
            let situation = try await ReadTicketSituation(in: service)
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
    @Test("GET /tickets/{id} answers 403 to a role that is none")
    func refusesAnUnknownRole() async throws {
        try await withService { service in
            try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("nobody", subject: UUID.v7())
            let answer = try await service.send(.get, "/tickets/\(ticket.id.text)", token: token)
            expectProblem(answer, 403, "forbidden")
        }
    }

    /// (REQ-006)
    @Test("GET /tickets/{id} answers 404 to role customer as a stranger")
    func refusesCustomerAsAStranger() async throws {
        try await withService { service in
            let customer = try await service.add(Sample.customer(1))
            let otherCustomer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(Sample.ticket(2, customerID: otherCustomer.id))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("customer", subject: customer.id)
            let answer = try await service.send(.get, "/tickets/\(ticket.id.text)", token: token)
            expectProblem(answer, 404, "not_found")
        }
    }

    /// (REQ-006)
    @Test("GET /tickets/{id} answers 404 to a row that is not there")
    func answers404ToAnUnknownRow() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            try await service.add(Sample.ticket(2, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/tickets/00000000-0000-7000-8000-000000000000", token: token)
            expectProblem(answer, 404, "not_found")
        }
    }

    /// (REQ-006)
    @Test("GET /tickets/{id} answers 404 to what is no id")
    func answers404ToAMalformedID() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            try await service.add(Sample.ticket(2, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/tickets/no-such-row", token: token)
            expectProblem(answer, 404, "not_found")
        }
    }
}
