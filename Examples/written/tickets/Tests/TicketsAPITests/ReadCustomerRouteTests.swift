import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// GET /customers/{id}: what it does. (REQ-009)
@Suite("GET /customers/{id}: what it does")
struct ReadCustomerRouteTests {
    /// (REQ-009)
    @Test("GET /customers/{id} answers 200 to a caller in role agent")
    func answersAgent() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(2))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/customers/\(customer.id.text)", token: token)
            expectJSON(
                answer,
                200,
                [
                    "id": customer.id.json,
                    "email": "email2@example.org",
                    "name": "name 1",
                    "plan": "free",
                    "version": 1,
                    "createdAt": ServiceHarness.start.json,
                    "updatedAt": ServiceHarness.start.json,
                ]
            )
            expectHeader(answer, "ETag", "\"1\"")
        }
    }

    /// (REQ-009)
    @Test("GET /customers/{id} answers 200 to a caller in role lead")
    func answersLead() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(2))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("lead", subject: lead.id)
            let answer = try await service.send(.get, "/customers/\(customer.id.text)", token: token)
            expectJSON(
                answer,
                200,
                [
                    "id": customer.id.json,
                    "email": "email2@example.org",
                    "name": "name 1",
                    "plan": "free",
                    "version": 1,
                    "createdAt": ServiceHarness.start.json,
                    "updatedAt": ServiceHarness.start.json,
                ]
            )
            expectHeader(answer, "ETag", "\"1\"")
        }
    }

    /// (REQ-009)
    @Test("GET /customers/{id} answers 200 to a caller in role customer")
    func answersCustomer() async throws {
        try await withService { service in
            let customer = try await service.add(Sample.customer(1))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("customer", subject: customer.id)
            let answer = try await service.send(.get, "/customers/\(customer.id.text)", token: token)
            expectJSON(
                answer,
                200,
                [
                    "id": customer.id.json,
                    "email": "email1@example.org",
                    "name": "name 1",
                    "plan": "free",
                    "version": 1,
                    "createdAt": ServiceHarness.start.json,
                    "updatedAt": ServiceHarness.start.json,
                ]
            )
            expectHeader(answer, "ETag", "\"1\"")
        }
    }

    /// (REQ-009)
    @Test("GET /customers/{id} answers 304 to the version as it stands")
    func answers304ToTheCurrentVersion() async throws {
        try await withService { service in
            let situation = try await ReadCustomerSituation(in: service)
            let first = try await situation.send()
            let tag = try #require(first.header("ETag"))
            let second = try await situation.send(headers: ["If-None-Match": tag])
            #expect(second.status == 304 && second.bytes.isEmpty && second.header("ETag") == tag, "\(second)")
            let third = try await situation.send(headers: ["If-None-Match": "\"99\""])
            #expect(third.status == 200 && third.json == first.json, "\(third)")
        }
    }

    /// (REQ-009)
    @Test("GET /customers/{id} answers 503 where the database is away for its read")
    func answers503WithoutDatabase() async throws {
        try await withService { service in
            let situation = try await ReadCustomerSituation(in: service)
            service.store.failReads(after: 1, .unavailable)
            let answer = try await situation.send()
            service.store.recover()
            expectProblem(answer, 503, "database_unavailable")
            #expect(answer.header("Retry-After") != nil, "\(answer)")
        }
    }

    /// (REQ-009)
    @Test("GET /customers/{id} answers 500 without internals where its read fails")
    func answers500WithoutInternals() async throws {
        try await withService { service in
            let situation = try await ReadCustomerSituation(in: service)
            service.store.failReads(after: 1, .unexpected)
            let answer = try await situation.send()
            service.store.recover()
            expectProblem(answer, 500, "internal_error")
            #expect(!answer.text.contains("hunter2"), "\(answer)")
        }
    }
}
