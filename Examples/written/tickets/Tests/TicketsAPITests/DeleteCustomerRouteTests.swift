import Testing
import TicketsAPI
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// DELETE /customers/{id}: what it does. (REQ-009)
@Suite("DELETE /customers/{id}: what it does")
struct DeleteCustomerRouteTests {
    /// (REQ-009)
    @Test("DELETE /customers/{id} answers 204 to a caller in role lead")
    func answersLead() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(2))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("lead", subject: lead.id)
            let answer = try await service.send(.delete, "/customers/\(customer.id.text)", token: token)
            #expect(answer.status == 204 && answer.bytes.isEmpty, "\(answer)")
            let storedCustomer = try await service.read { try CustomerRepository.find(customer.id, in: $0) }
            #expect(storedCustomer == nil)
            let after = try await service.contents()
            #expect(after.customers.count == 0)
        }
    }

    /// (REQ-009)
    @Test("DELETE /customers/{id} answers 412 to a version that has changed")
    func refusesAStaleVersion() async throws {
        try await withService { service in
            let situation = try await DeleteCustomerSituation(in: service)
            let before = try await service.contents()
            let answer = try await situation.send(headers: ["If-Match": "\"99\""])
            expectProblem(answer, 412, "precondition_failed")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-009)
    @Test("DELETE /customers/{id} accepts the version as it stands")
    func acceptsTheCurrentVersion() async throws {
        try await withService { service in
            let situation = try await DeleteCustomerSituation(in: service)
            let answer = try await situation.send(headers: ["If-Match": "\"1\""])
            #expect(answer.status == 204 && answer.bytes.isEmpty, "\(answer)")
        }
    }

    /// (REQ-009)
    @Test("DELETE /customers/{id} answers 503 where the database is away for its write")
    func answers503WithoutDatabase() async throws {
        try await withService { service in
            let situation = try await DeleteCustomerSituation(in: service)
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
    @Test("DELETE /customers/{id} answers 500 without internals where its write fails")
    func answers500WithoutInternals() async throws {
        try await withService { service in
            let situation = try await DeleteCustomerSituation(in: service)
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
