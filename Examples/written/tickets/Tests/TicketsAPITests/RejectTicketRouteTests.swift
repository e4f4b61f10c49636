import Testing
import TicketsAPI
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// POST /tickets/{id}/reject: what it does. (REQ-004)
@Suite("POST /tickets/{id}/reject: what it does")
struct RejectTicketRouteTests {
    /// (REQ-004)
    @Test("POST /tickets/{id}/reject answers 200 to a caller in role customer")
    func answersCustomer() async throws {
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
            let token = try await service.token("customer", subject: customer.id)
            let answer = try await service.send(.post, "/tickets/\(ticket.id.text)/reject", token: token)
            expectJSON(
                answer,
                200,
                [
                    "id": ticket.id.json,
                    "number": "number 2",
                    "customer": customer.id.json,
                    "agent": formerAgent.id.json,
                    "subject": "subject 1",
                    "body": "body 1",
                    "priority": "normal",
                    "resolution": "resolution 41",
                    "reopenings": 42,
                    "resolvedAt": "2026-03-01T00:41:00.000000Z",
                    "state": "assigned",
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

    /// (REQ-004)
    @Test("POST /tickets/{id}/reject answers 412 to a version that has changed")
    func refusesAStaleVersion() async throws {
        try await withService { service in
            let situation = try await RejectTicketSituation(in: service)
            let before = try await service.contents()
            let answer = try await situation.send(headers: ["If-Match": "\"99\""])
            expectProblem(answer, 412, "precondition_failed")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-004)
    @Test("POST /tickets/{id}/reject accepts the version as it stands")
    func acceptsTheCurrentVersion() async throws {
        try await withService { service in
            let situation = try await RejectTicketSituation(in: service)
            let answer = try await situation.send(headers: ["If-Match": "\"1\""])
            #expect(answer.status == 200 && answer["version"] == 2, "\(answer)")
        }
    }

    /// (REQ-004)
    @Test("POST /tickets/{id}/reject replays its answer to the same key")
    func replaysTheAnswer() async throws {
        try await withService { service in
            let situation = try await RejectTicketSituation(in: service)
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

    /// (REQ-004)
    @Test("POST /tickets/{id}/reject answers 422 to the same key with another request")
    func refusesAKeyForAnotherRequest() async throws {
        try await withService { service in
            let situation = try await RejectTicketSituation(in: service)
            let key = ["Idempotency-Key": "one-request"]
            let first = try await situation.send(headers: key)
            #expect(first.status == 200 && first.header("Idempotency-Expires") != nil, "\(first)")
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                situation.path,
                token: situation.token,
                json: ["another": "request"],
                headers: key
            )
            expectProblem(answer, 422, "idempotency_mismatch")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-004)
    @Test("POST /tickets/{id}/reject answers 400 to a key that is none")
    func refusesAMalformedKey() async throws {
        try await withService { service in
            let situation = try await RejectTicketSituation(in: service)
            let before = try await service.contents()
            let answer = try await situation.send(headers: ["Idempotency-Key": String(repeating: "k", count: 256)])
            expectProblem(answer, 400, "invalid_idempotency_key")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-004)
    @Test("POST /tickets/{id}/reject answers 503 where the database is away for its write")
    func answers503WithoutDatabase() async throws {
        try await withService { service in
            let situation = try await RejectTicketSituation(in: service)
            let before = try await service.contents()
            service.store.failWrites(.unavailable)
            let answer = try await situation.send()
            service.store.recover()
            expectProblem(answer, 503, "database_unavailable")
            #expect(answer.header("Retry-After") != nil, "\(answer)")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-004)
    @Test("POST /tickets/{id}/reject answers 500 without internals where its write fails")
    func answers500WithoutInternals() async throws {
        try await withService { service in
            let situation = try await RejectTicketSituation(in: service)
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
