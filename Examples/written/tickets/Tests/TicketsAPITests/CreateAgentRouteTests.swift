import Testing
import TicketsAPI
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// POST /agents: what it does. (REQ-009)
@Suite("POST /agents: what it does")
struct CreateAgentRouteTests {
    /// (REQ-009)
    @Test("POST /agents answers 201 to a caller in role lead")
    func answersLead() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("lead", subject: lead.id)
            let answer = try await service.send(
                .post,
                "/agents",
                token: token,
                json: ["email": "email51@example.org", "name": "name 51"]
            )
            let id = try answer.id()
            expectJSON(
                answer,
                201,
                [
                    "id": id.json,
                    "email": "email51@example.org",
                    "name": "name 51",
                    "active": true,
                    "version": 1,
                    "createdAt": "2026-03-01T00:00:01.000000Z",
                    "updatedAt": "2026-03-01T00:00:01.000000Z",
                ]
            )
            expectHeader(answer, "ETag", "\"1\"")
            expectHeader(answer, "Location", "/agents/\(id.text)")
            let stored = try await service.read { try AgentRepository.find(id, in: $0) }
            #expect(stored?.json == answer.json)
            let after = try await service.contents()
            #expect(after.agents.count == 2)
        }
    }

    /// (REQ-009)
    @Test("POST /agents takes every field that may be sent")
    func takesEveryField() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("lead", subject: lead.id)
            let answer = try await service.send(
                .post,
                "/agents",
                token: token,
                json: ["email": "email51@example.org", "name": "name 51", "active": false]
            )
            let id = try answer.id()
            expectJSON(
                answer,
                201,
                [
                    "id": id.json,
                    "email": "email51@example.org",
                    "name": "name 51",
                    "active": false,
                    "version": 1,
                    "createdAt": "2026-03-01T00:00:01.000000Z",
                    "updatedAt": "2026-03-01T00:00:01.000000Z",
                ]
            )
            expectHeader(answer, "ETag", "\"1\"")
            expectHeader(answer, "Location", "/agents/\(id.text)")
            let stored = try await service.read { try AgentRepository.find(id, in: $0) }
            #expect(stored?.json == answer.json)
            let after = try await service.contents()
            #expect(after.agents.count == 2)
        }
    }

    /// (REQ-009)
    @Test("POST /agents replays its answer to the same key")
    func replaysTheAnswer() async throws {
        try await withService { service in
            let situation = try await CreateAgentSituation(in: service)
            let key = ["Idempotency-Key": "one-request"]
            let first = try await situation.send(headers: key)
            let before = try await service.contents()
            let second = try await situation.send(headers: key)
            #expect(first.status == 201 && second.status == 201, "\(second)")
            #expect(first.bytes == second.bytes, "\(second)")
            for name in ["Content-Type", "ETag", "Location"] {
                let header = try #require(first.header(name))
                #expect(second.header(name) == header, "\(second)")
            }
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-009)
    @Test("POST /agents answers 422 to the same key with another request")
    func refusesAKeyForAnotherRequest() async throws {
        try await withService { service in
            let situation = try await CreateAgentSituation(in: service)
            let key = ["Idempotency-Key": "one-request"]
            let first = try await situation.send(headers: key)
            #expect(first.status == 201 && first.header("Idempotency-Expires") != nil, "\(first)")
            let before = try await service.contents()
            let answer = try await situation.send(
                situation.body.changing("email", to: "email52@example.org"),
                headers: key
            )
            expectProblem(answer, 422, "idempotency_mismatch")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-009)
    @Test("POST /agents answers 400 to a key that is none")
    func refusesAMalformedKey() async throws {
        try await withService { service in
            let situation = try await CreateAgentSituation(in: service)
            let before = try await service.contents()
            let answer = try await situation.send(headers: ["Idempotency-Key": String(repeating: "k", count: 256)])
            expectProblem(answer, 400, "invalid_idempotency_key")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-009)
    @Test("POST /agents answers 400 to what is no JSON object")
    func refusesWhatIsNoJSONObject() async throws {
        try await withService { service in
            let situation = try await CreateAgentSituation(in: service)
            let before = try await service.contents()
            for text in ["", "{", "[]", #""text""#, "null", #"{"a": 1, "a": 2}"#] {
                let answer = try await service.send(
                    .post,
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
    @Test("POST /agents answers 415 to another content type")
    func refusesAnotherContentType() async throws {
        try await withService { service in
            let situation = try await CreateAgentSituation(in: service)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
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
    @Test("POST /agents answers 413 to a body beyond the limit")
    func refusesABodyThatIsTooLarge() async throws {
        try await withService { service in
            let situation = try await CreateAgentSituation(in: service)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
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
    @Test("POST /agents answers 503 where the database is away for its write")
    func answers503WithoutDatabase() async throws {
        try await withService { service in
            let situation = try await CreateAgentSituation(in: service)
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
    @Test("POST /agents answers 500 without internals where its write fails")
    func answers500WithoutInternals() async throws {
        try await withService { service in
            let situation = try await CreateAgentSituation(in: service)
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
