import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// POST /tickets: who may. (REQ-001)
@Suite("POST /tickets: who may")
struct ReportAProblemAccessTests {
    /// (REQ-001)
    @Test("POST /tickets answers 401 without credentials")
    func refusesARequestWithoutCredentials() async throws {
        try await withService { service in
            let situation = try await ReportAProblemSituation(in: service)
            let before = try await service.contents()
            let answer = try await service.send(.post, situation.path, json: situation.body)
            expectProblem(answer, 401, "unauthenticated")
            #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer") == true, "\(answer)")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-001)
    @Test("POST /tickets answers 401 to bad credentials")
    func refusesBadCredentials() async throws {
        try await withService { service in
            let situation = try await ReportAProblemSituation(in: service)
            let before = try await service.contents()
            for (what, token) in try await badTokens(
                "customer",
                subject: situation.customer.id.text,
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

    /// (REQ-001)
    @Test("POST /tickets answers 403 to role agent")
    func refusesAgent() async throws {
        try await withService { service in
            try await service.add(Sample.customer(1))
            let agent = try await service.add(Sample.agent(2))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets",
                token: token,
                json: ["subject": "subject 51", "body": "body 51"]
            )
            expectProblem(answer, 403, "forbidden")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-001)
    @Test("POST /tickets answers 403 to role lead")
    func refusesLead() async throws {
        try await withService { service in
            try await service.add(Sample.customer(1))
            let lead = try await service.add(Sample.agent(2))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("lead", subject: lead.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets",
                token: token,
                json: ["subject": "subject 51", "body": "body 51"]
            )
            expectProblem(answer, 403, "forbidden")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-001)
    @Test("POST /tickets answers 403 to a role that is none")
    func refusesAnUnknownRole() async throws {
        try await withService { service in
            try await service.add(Sample.customer(1))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("nobody", subject: UUID.v7())
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets",
                token: token,
                json: ["subject": "subject 51", "body": "body 51"]
            )
            expectProblem(answer, 403, "forbidden")
            try await expectUnchanged(service, since: before)
        }
    }
}
