import Testing
import TicketsAPI
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// PATCH /agents/{id}: what it does. (REQ-009)
@Suite("PATCH /agents/{id}: what it does")
struct UpdateAgentRouteTests {
    /// (REQ-009)
    @Test("PATCH /agents/{id} answers 200 to a caller in role lead")
    func answersLead() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            let agent = try await service.add(Sample.agent(2))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("lead", subject: lead.id)
            let answer = try await service.send(
                .patch,
                "/agents/\(agent.id.text)",
                token: token,
                json: ["email": "email51@example.org", "name": "name 51", "active": false]
            )
            expectJSON(
                answer,
                200,
                [
                    "id": agent.id.json,
                    "email": "email51@example.org",
                    "name": "name 51",
                    "active": false,
                    "version": 2,
                    "createdAt": ServiceHarness.start.json,
                    "updatedAt": "2026-03-01T00:00:01.000000Z",
                ]
            )
            expectHeader(answer, "ETag", "\"2\"")
            let stored = try await service.read { try AgentRepository.find(agent.id, in: $0) }
            #expect(stored?.json == answer.json)
        }
    }

    /// (REQ-009)
    @Test("PATCH /agents/{id} answers 412 to a version that has changed")
    func refusesAStaleVersion() async throws {
        try await withService { service in
            let situation = try await UpdateAgentSituation(in: service)
            let before = try await service.contents()
            let answer = try await situation.send(headers: ["If-Match": "\"99\""])
            expectProblem(answer, 412, "precondition_failed")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-009)
    @Test("PATCH /agents/{id} accepts the version as it stands")
    func acceptsTheCurrentVersion() async throws {
        try await withService { service in
            let situation = try await UpdateAgentSituation(in: service)
            let answer = try await situation.send(headers: ["If-Match": "\"1\""])
            #expect(answer.status == 200 && answer["version"] == 2, "\(answer)")
        }
    }

    /// (REQ-009)
    @Test("PATCH /agents/{id} answers 400 to what is no JSON object")
    func refusesWhatIsNoJSONObject() async throws {
        try await withService { service in
            let situation = try await UpdateAgentSituation(in: service)
            let before = try await service.contents()
            for text in ["", "{", "[]", #""text""#, "null", #"{"a": 1, "a": 2}"#] {
                let answer = try await service.send(
                    .patch,
                    situation.path,
                    token: situation.token,
                    text: text,
                    headers: ["Content-Type": "application/json"]
                )
                expectProblem(answer, 400, "invalid_json", text)
            }
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-009)
    @Test("PATCH /agents/{id} answers 415 to another content type")
    func refusesAnotherContentType() async throws {
        try await withService { service in
            let situation = try await UpdateAgentSituation(in: service)
            let before = try await service.contents()
            let answer = try await service.send(
                .patch,
                situation.path,
                token: situation.token,
                text: "a=1",
                headers: ["Content-Type": "application/x-www-form-urlencoded"]
            )
            expectProblem(answer, 415, "unsupported_media_type")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-009)
    @Test("PATCH /agents/{id} answers 413 to a body beyond the limit")
    func refusesABodyThatIsTooLarge() async throws {
        try await withService { service in
            let situation = try await UpdateAgentSituation(in: service)
            let before = try await service.contents()
            let answer = try await service.send(
                .patch,
                situation.path,
                token: situation.token,
                text: String(repeating: " ", count: 65537),
                headers: ["Content-Type": "application/json"]
            )
            expectProblem(answer, 413, "content_too_large")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-009)
    @Test("PATCH /agents/{id} answers 503 where the database is away for its write")
    func answers503WithoutDatabase() async throws {
        try await withService { service in
            let situation = try await UpdateAgentSituation(in: service)
            let before = try await service.contents()
            service.store.failWrites(.unavailable)
            let answer = try await situation.send()
            service.store.recover()
            expectProblem(answer, 503, "database_unavailable")
            #expect(answer.header("Retry-After") != nil, "\(answer)")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-009)
    @Test("PATCH /agents/{id} answers 500 without internals where its write fails")
    func answers500WithoutInternals() async throws {
        try await withService { service in
            let situation = try await UpdateAgentSituation(in: service)
            let before = try await service.contents()
            service.store.failWrites(.unexpected)
            let answer = try await situation.send()
            service.store.recover()
            expectProblem(answer, 500, "internal_error")
            #expect(!answer.text.contains("hunter2"), "\(answer)")
            try await expectUnchanged(service, since: before)
        }
    }
}
