import Testing
import TicketsAPI
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// POST /tickets: what it does. (REQ-001)
@Suite("POST /tickets: what it does")
struct ReportAProblemRouteTests {
    /// (REQ-001)
    @Test("POST /tickets answers 201 to a caller in role customer")
    func answersCustomer() async throws {
        try await withService { service in
            let customer = try await service.add(Sample.customer(1))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("customer", subject: customer.id)
            let answer = try await service.send(
                .post,
                "/tickets",
                token: token,
                json: ["subject": "subject 51", "body": "body 51"]
            )
            let id = try answer.id()
            expectJSON(
                answer,
                201,
                [
                    "id": id.json,
                    "number": "T-000001",
                    "customer": customer.id.json,
                    "agent": .null,
                    "subject": "subject 51",
                    "body": "body 51",
                    "priority": "normal",
                    "resolution": .null,
                    "reopenings": 0,
                    "resolvedAt": .null,
                    "state": "open",
                    "version": 1,
                    "createdAt": "2026-03-01T00:00:01.000000Z",
                    "updatedAt": "2026-03-01T00:00:01.000000Z",
                ]
            )
            expectHeader(answer, "ETag", "\"1\"")
            expectHeader(answer, "Location", "/tickets/\(id.text)")
            let stored = try await service.read { try TicketRepository.find(id, in: $0) }
            #expect(stored?.json == answer.json)
            let after = try await service.contents()
            #expect(after.tickets.count == 1)
        }
    }

    /// (REQ-001)
    @Test("POST /tickets takes every field that may be sent")
    func takesEveryField() async throws {
        try await withService { service in
            let customer = try await service.add(Sample.customer(1))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("customer", subject: customer.id)
            let answer = try await service.send(
                .post,
                "/tickets",
                token: token,
                json: ["subject": "subject 51", "body": "body 51", "priority": "low"]
            )
            let id = try answer.id()
            expectJSON(
                answer,
                201,
                [
                    "id": id.json,
                    "number": "T-000001",
                    "customer": customer.id.json,
                    "agent": .null,
                    "subject": "subject 51",
                    "body": "body 51",
                    "priority": "low",
                    "resolution": .null,
                    "reopenings": 0,
                    "resolvedAt": .null,
                    "state": "open",
                    "version": 1,
                    "createdAt": "2026-03-01T00:00:01.000000Z",
                    "updatedAt": "2026-03-01T00:00:01.000000Z",
                ]
            )
            expectHeader(answer, "ETag", "\"1\"")
            expectHeader(answer, "Location", "/tickets/\(id.text)")
            let stored = try await service.read { try TicketRepository.find(id, in: $0) }
            #expect(stored?.json == answer.json)
            let after = try await service.contents()
            #expect(after.tickets.count == 1)
        }
    }

    /// (REQ-001)
    @Test("POST /tickets replays its answer to the same key")
    func replaysTheAnswer() async throws {
        try await withService { service in
            let situation = try await ReportAProblemSituation(in: service)
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

    /// (REQ-001)
    @Test("POST /tickets answers 422 to the same key with another request")
    func refusesAKeyForAnotherRequest() async throws {
        try await withService { service in
            let situation = try await ReportAProblemSituation(in: service)
            let key = ["Idempotency-Key": "one-request"]
            let first = try await situation.send(headers: key)
            #expect(first.status == 201 && first.header("Idempotency-Expires") != nil, "\(first)")
            let before = try await service.contents()
            let answer = try await situation.send(situation.body.changing("subject", to: "subject 52"), headers: key)
            expectProblem(answer, 422, "idempotency_mismatch")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-001)
    @Test("POST /tickets answers 400 to a key that is none")
    func refusesAMalformedKey() async throws {
        try await withService { service in
            let situation = try await ReportAProblemSituation(in: service)
            let before = try await service.contents()
            let answer = try await situation.send(headers: ["Idempotency-Key": String(repeating: "k", count: 256)])
            expectProblem(answer, 400, "invalid_idempotency_key")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-001)
    @Test("POST /tickets answers 400 to what is no JSON object")
    func refusesWhatIsNoJSONObject() async throws {
        try await withService { service in
            let situation = try await ReportAProblemSituation(in: service)
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

    /// (REQ-001)
    @Test("POST /tickets answers 415 to another content type")
    func refusesAnotherContentType() async throws {
        try await withService { service in
            let situation = try await ReportAProblemSituation(in: service)
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

    /// (REQ-001)
    @Test("POST /tickets answers 413 to a body beyond the limit")
    func refusesABodyThatIsTooLarge() async throws {
        try await withService { service in
            let situation = try await ReportAProblemSituation(in: service)
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

    /// (REQ-001)
    @Test("POST /tickets answers 503 where the database is away for its write")
    func answers503WithoutDatabase() async throws {
        try await withService { service in
            let situation = try await ReportAProblemSituation(in: service)
            let before = try await service.contents()
            service.store.failWrites(.unavailable)
            let answer = try await situation.send()
            service.store.recover()
            expectProblem(answer, 503, "database_unavailable")
            #expect(answer.header("Retry-After") != nil, "\(answer)")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-001)
    @Test("POST /tickets answers 500 without internals where its write fails")
    func answers500WithoutInternals() async throws {
        try await withService { service in
            let situation = try await ReportAProblemSituation(in: service)
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
