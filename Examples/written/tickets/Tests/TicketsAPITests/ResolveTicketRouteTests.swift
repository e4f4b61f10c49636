import Testing
import TicketsAPI
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// POST /tickets/{id}/resolve: what it does. (REQ-003)
@Suite("POST /tickets/{id}/resolve: what it does")
struct ResolveTicketRouteTests {
    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 200 to a caller in role agent")
    func answersAgent() async throws {
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
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(
                .post,
                "/tickets/\(ticket.id.text)/resolve",
                token: token,
                json: ["resolution": "resolution 51"]
            )
            expectJSON(
                answer,
                200,
                [
                    "id": ticket.id.json,
                    "number": "number 2",
                    "customer": customer.id.json,
                    "agent": agent.id.json,
                    "subject": "subject 1",
                    "body": "body 1",
                    "priority": "normal",
                    "resolution": "resolution 51",
                    "reopenings": 41,
                    "resolvedAt": "2026-03-01T00:00:01.000000Z",
                    "state": "resolved",
                    "version": 2,
                    "createdAt": ServiceHarness.start.json,
                    "updatedAt": "2026-03-01T00:00:01.000000Z",
                ]
            )
            expectHeader(answer, "ETag", "\"2\"")
            let stored = try await service.read { try TicketRepository.find(ticket.id, in: $0) }
            #expect(stored?.json == answer.json)
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 412 to a version that has changed")
    func refusesAStaleVersion() async throws {
        try await withService { service in
            let situation = try await ResolveTicketSituation(in: service)
            let before = try await service.contents()
            let answer = try await situation.send(headers: ["If-Match": "\"99\""])
            expectProblem(answer, 412, "precondition_failed")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve accepts the version as it stands")
    func acceptsTheCurrentVersion() async throws {
        try await withService { service in
            let situation = try await ResolveTicketSituation(in: service)
            let answer = try await situation.send(headers: ["If-Match": "\"1\""])
            #expect(answer.status == 200 && answer["version"] == 2, "\(answer)")
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve replays its answer to the same key")
    func replaysTheAnswer() async throws {
        try await withService { service in
            let situation = try await ResolveTicketSituation(in: service)
            let key = ["Idempotency-Key": "one-request"]
            let first = try await situation.send(headers: key)
            let before = try await service.contents()
            let second = try await situation.send(headers: key)
            #expect(first.status == 200 && second.status == 200, "\(second)")
            #expect(first.bytes == second.bytes, "\(second)")
            for name in ["Content-Type", "ETag"] {
                let header = try #require(first.header(name))
                #expect(second.header(name) == header, "\(second)")
            }
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 422 to the same key with another request")
    func refusesAKeyForAnotherRequest() async throws {
        try await withService { service in
            let situation = try await ResolveTicketSituation(in: service)
            let key = ["Idempotency-Key": "one-request"]
            let first = try await situation.send(headers: key)
            #expect(first.status == 200 && first.header("Idempotency-Expires") != nil, "\(first)")
            let before = try await service.contents()
            let answer = try await situation.send(
                situation.body.changing("resolution", to: "resolution 52"),
                headers: key
            )
            expectProblem(answer, 422, "idempotency_mismatch")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 400 to a key that is none")
    func refusesAMalformedKey() async throws {
        try await withService { service in
            let situation = try await ResolveTicketSituation(in: service)
            let before = try await service.contents()
            let answer = try await situation.send(headers: ["Idempotency-Key": String(repeating: "k", count: 256)])
            expectProblem(answer, 400, "invalid_idempotency_key")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 400 to what is no JSON object")
    func refusesWhatIsNoJSONObject() async throws {
        try await withService { service in
            let situation = try await ResolveTicketSituation(in: service)
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

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 415 to another content type")
    func refusesAnotherContentType() async throws {
        try await withService { service in
            let situation = try await ResolveTicketSituation(in: service)
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

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 413 to a body beyond the limit")
    func refusesABodyThatIsTooLarge() async throws {
        try await withService { service in
            let situation = try await ResolveTicketSituation(in: service)
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

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 503 where the database is away for its write")
    func answers503WithoutDatabase() async throws {
        try await withService { service in
            let situation = try await ResolveTicketSituation(in: service)
            let before = try await service.contents()
            service.store.failWrites(.unavailable)
            let answer = try await situation.send()
            service.store.recover()
            expectProblem(answer, 503, "database_unavailable")
            #expect(answer.header("Retry-After") != nil, "\(answer)")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 500 without internals where its write fails")
    func answers500WithoutInternals() async throws {
        try await withService { service in
            let situation = try await ResolveTicketSituation(in: service)
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
