import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// POST /tickets/{id}/resolve: who may. (REQ-003)
@Suite("POST /tickets/{id}/resolve: who may")
struct ResolveTicketAccessTests {
    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 401 without credentials")
    func refusesARequestWithoutCredentials() async throws {
        try await withService { service in
            let situation = try await ResolveTicketSituation(in: service)
            let before = try await service.contents()
            let answer = try await service.send(.post, situation.path, json: situation.body)
            expectProblem(answer, 401, "unauthenticated")
            #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer") == true, "\(answer)")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 401 to bad credentials")
    func refusesBadCredentials() async throws {
        try await withService { service in
            let situation = try await ResolveTicketSituation(in: service)
            let before = try await service.contents()
            for (what, token) in try await badTokens(
                "agent",
                subject: situation.agent.id.text,
                hasRow: true,
                of: service
            ) {
                let answer = try await service.send(.post, situation.path, token: token, json: situation.body)
                expectProblem(answer, 401, "unauthenticated", what)
                #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer") == true, "\(answer)")
            }
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 403 to role customer")
    func refusesCustomer() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(
                Sample.ticket(
                    2,
                    customerID: customer.id,
                    agentID: agent.id,
                    resolution: "resolution 41",
                    reopenings: 41,
                    resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000),
                    state: .assigned
                )
            )
            let otherCustomer = try await service.add(Sample.customer(4))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("customer", subject: otherCustomer.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/\(ticket.id.text)/resolve",
                token: token,
                json: ["resolution": "resolution 51"]
            )
            expectProblem(answer, 403, "forbidden")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 403 to role lead")
    func refusesLead() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(
                Sample.ticket(
                    2,
                    customerID: customer.id,
                    agentID: agent.id,
                    resolution: "resolution 41",
                    reopenings: 41,
                    resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000),
                    state: .assigned
                )
            )
            let lead = try await service.add(Sample.agent(4))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("lead", subject: lead.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/\(ticket.id.text)/resolve",
                token: token,
                json: ["resolution": "resolution 51"]
            )
            expectProblem(answer, 403, "forbidden")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 403 to a role that is none")
    func refusesAnUnknownRole() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(
                Sample.ticket(
                    2,
                    customerID: customer.id,
                    agentID: agent.id,
                    resolution: "resolution 41",
                    reopenings: 41,
                    resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000),
                    state: .assigned
                )
            )
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("nobody", subject: UUID.v7())
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/\(ticket.id.text)/resolve",
                token: token,
                json: ["resolution": "resolution 51"]
            )
            expectProblem(answer, 403, "forbidden")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 403 to role agent as a stranger")
    func refusesAgentAsAStranger() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let otherAgent = try await service.add(Sample.agent(3))
            let customer = try await service.add(Sample.customer(4))
            let ticket = try await service.add(
                Sample.ticket(2, customerID: customer.id, agentID: otherAgent.id, state: .assigned)
            )
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/\(ticket.id.text)/resolve",
                token: token,
                json: ["resolution": "resolution 51"]
            )
            expectProblem(answer, 403, "forbidden")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 403 to role agent for a row that is nobody's")
    func refusesAgentForNobodysRow() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id, state: .assigned))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/\(ticket.id.text)/resolve",
                token: token,
                json: ["resolution": "resolution 51"]
            )
            expectProblem(answer, 403, "forbidden")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 404 to a row that is not there")
    func answers404ToAnUnknownRow() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            try await service.add(
                Sample.ticket(
                    2,
                    customerID: customer.id,
                    agentID: agent.id,
                    resolution: "resolution 41",
                    reopenings: 41,
                    resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000),
                    state: .assigned
                )
            )
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/00000000-0000-7000-8000-000000000000/resolve",
                token: token,
                json: ["resolution": "resolution 51"]
            )
            expectProblem(answer, 404, "not_found")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 404 to what is no id")
    func answers404ToAMalformedID() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            try await service.add(
                Sample.ticket(
                    2,
                    customerID: customer.id,
                    agentID: agent.id,
                    resolution: "resolution 41",
                    reopenings: 41,
                    resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000),
                    state: .assigned
                )
            )
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/no-such-row/resolve",
                token: token,
                json: ["resolution": "resolution 51"]
            )
            expectProblem(answer, 404, "not_found")
            try await expectUnchanged(service, since: before)
        }
    }
}
