import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// POST /tickets/{id}/accept: who may. (REQ-010)
@Suite("POST /tickets/{id}/accept: who may")
struct AcceptTicketAccessTests {
    /// (REQ-010)
    @Test("POST /tickets/{id}/accept answers 401 without credentials")
    func refusesARequestWithoutCredentials() async throws {
        try await withService { service in
            let situation = try await AcceptTicketSituation(in: service)
            let before = try await service.contents()
            let answer = try await service.send(.post, situation.path)
            expectProblem(answer, 401, "unauthenticated")
            #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer") == true, "\(answer)")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-010)
    @Test("POST /tickets/{id}/accept answers 401 to bad credentials")
    func refusesBadCredentials() async throws {
        try await withService { service in
            let situation = try await AcceptTicketSituation(in: service)
            let before = try await service.contents()
            for (what, token) in try await badTokens(
                "customer",
                subject: situation.customer.id.text,
                hasRow: true,
                of: service
            ) {
                let answer = try await service.send(.post, situation.path, token: token)
                expectProblem(answer, 401, "unauthenticated", what)
                #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer") == true, "\(answer)")
            }
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-010)
    @Test("POST /tickets/{id}/accept answers 403 to role agent")
    func refusesAgent() async throws {
        try await withService { service in
            let customer = try await service.add(Sample.customer(1))
            let formerAgent = try await service.add(Sample.agent(3))
            let ticket = try await service.add(
                Sample.ticket(
                    2,
                    customerID: customer.id,
                    agentID: formerAgent.id,
                    resolution: "resolution 41",
                    reopenings: 41,
                    resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000),
                    state: .resolved
                )
            )
            let agent = try await service.add(Sample.agent(4))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let before = try await service.contents()
            let answer = try await service.send(.post, "/tickets/\(ticket.id.text)/accept", token: token)
            expectProblem(answer, 403, "forbidden")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-010)
    @Test("POST /tickets/{id}/accept answers 403 to role lead")
    func refusesLead() async throws {
        try await withService { service in
            let customer = try await service.add(Sample.customer(1))
            let formerAgent = try await service.add(Sample.agent(3))
            let ticket = try await service.add(
                Sample.ticket(
                    2,
                    customerID: customer.id,
                    agentID: formerAgent.id,
                    resolution: "resolution 41",
                    reopenings: 41,
                    resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000),
                    state: .resolved
                )
            )
            let lead = try await service.add(Sample.agent(4))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("lead", subject: lead.id)
            let before = try await service.contents()
            let answer = try await service.send(.post, "/tickets/\(ticket.id.text)/accept", token: token)
            expectProblem(answer, 403, "forbidden")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-010)
    @Test("POST /tickets/{id}/accept answers 403 to a role that is none")
    func refusesAnUnknownRole() async throws {
        try await withService { service in
            let customer = try await service.add(Sample.customer(1))
            let formerAgent = try await service.add(Sample.agent(3))
            let ticket = try await service.add(
                Sample.ticket(
                    2,
                    customerID: customer.id,
                    agentID: formerAgent.id,
                    resolution: "resolution 41",
                    reopenings: 41,
                    resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000),
                    state: .resolved
                )
            )
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("nobody", subject: UUID.v7())
            let before = try await service.contents()
            let answer = try await service.send(.post, "/tickets/\(ticket.id.text)/accept", token: token)
            expectProblem(answer, 403, "forbidden")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-010)
    @Test("POST /tickets/{id}/accept answers 404 to role customer as a stranger")
    func refusesCustomerAsAStranger() async throws {
        try await withService { service in
            let customer = try await service.add(Sample.customer(1))
            let otherCustomer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(Sample.ticket(2, customerID: otherCustomer.id, state: .resolved))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("customer", subject: customer.id)
            let before = try await service.contents()
            let answer = try await service.send(.post, "/tickets/\(ticket.id.text)/accept", token: token)
            expectProblem(answer, 404, "not_found")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-010)
    @Test("POST /tickets/{id}/accept answers 404 to a row that is not there")
    func answers404ToAnUnknownRow() async throws {
        try await withService { service in
            let customer = try await service.add(Sample.customer(1))
            let formerAgent = try await service.add(Sample.agent(3))
            try await service.add(
                Sample.ticket(
                    2,
                    customerID: customer.id,
                    agentID: formerAgent.id,
                    resolution: "resolution 41",
                    reopenings: 41,
                    resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000),
                    state: .resolved
                )
            )
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("customer", subject: customer.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/00000000-0000-7000-8000-000000000000/accept",
                token: token
            )
            expectProblem(answer, 404, "not_found")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-010)
    @Test("POST /tickets/{id}/accept answers 404 to what is no id")
    func answers404ToAMalformedID() async throws {
        try await withService { service in
            let customer = try await service.add(Sample.customer(1))
            let formerAgent = try await service.add(Sample.agent(3))
            try await service.add(
                Sample.ticket(
                    2,
                    customerID: customer.id,
                    agentID: formerAgent.id,
                    resolution: "resolution 41",
                    reopenings: 41,
                    resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000),
                    state: .resolved
                )
            )
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("customer", subject: customer.id)
            let before = try await service.contents()
            let answer = try await service.send(.post, "/tickets/no-such-row/accept", token: token)
            expectProblem(answer, 404, "not_found")
            try await expectUnchanged(service, since: before)
        }
    }
}
