import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// POST /tickets/{id}/comments: who may. (REQ-007)
@Suite("POST /tickets/{id}/comments: who may")
struct AddCommentAccessTests {
    /// (REQ-007)
    @Test("POST /tickets/{id}/comments answers 401 without credentials")
    func refusesARequestWithoutCredentials() async throws {
        try await withService { service in
            let situation = try await AddCommentSituation(in: service)
            let before = try await service.contents()
            let answer = try await service.send(.post, situation.path, json: situation.body)
            expectProblem(answer, 401, "unauthenticated")
            #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer") == true, "\(answer)")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-007)
    @Test("POST /tickets/{id}/comments answers 401 to bad credentials")
    func refusesBadCredentials() async throws {
        try await withService { service in
            let situation = try await AddCommentSituation(in: service)
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

    /// (REQ-007)
    @Test("POST /tickets/{id}/comments answers 403 to a role that is none")
    func refusesAnUnknownRole() async throws {
        try await withService { service in
            try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("nobody", subject: UUID.v7())
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/\(ticket.id.text)/comments",
                token: token,
                json: ["body": "body 51"]
            )
            expectProblem(answer, 403, "forbidden")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-007)
    @Test("POST /tickets/{id}/comments answers 403 to role customer as a stranger")
    func refusesCustomerAsAStranger() async throws {
        try await withService { service in
            let customer = try await service.add(Sample.customer(1))
            let otherCustomer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(Sample.ticket(2, customerID: otherCustomer.id))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("customer", subject: customer.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/\(ticket.id.text)/comments",
                token: token,
                json: ["body": "body 51"]
            )
            expectProblem(answer, 403, "forbidden")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-007)
    @Test("POST /tickets/{id}/comments answers 404 to a row that is not there")
    func answers404ToAnUnknownRow() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            try await service.add(Sample.ticket(2, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/00000000-0000-7000-8000-000000000000/comments",
                token: token,
                json: ["body": "body 51"]
            )
            expectProblem(answer, 404, "not_found")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-007)
    @Test("POST /tickets/{id}/comments answers 404 to what is no id")
    func answers404ToAMalformedID() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            try await service.add(Sample.ticket(2, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/no-such-row/comments",
                token: token,
                json: ["body": "body 51"]
            )
            expectProblem(answer, 404, "not_found")
            try await expectUnchanged(service, since: before)
        }
    }
}
