import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// DELETE /customers/{id}: when it refuses. (REQ-009)
@Suite("DELETE /customers/{id}: when it refuses")
struct DeleteCustomerConflictTests {
    /// (REQ-009)
    @Test("DELETE /customers/{id} answers 409 still_referenced")
    func answers409StillReferenced() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(2))
            try await service.add(Sample.ticket(3, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("lead", subject: lead.id)
            let before = try await service.contents()
            let answer = try await service.send(.delete, "/customers/\(customer.id.text)", token: token)
            expectProblem(answer, 409, "still_referenced")
            try await expectUnchanged(service, since: before)
        }
    }
}
