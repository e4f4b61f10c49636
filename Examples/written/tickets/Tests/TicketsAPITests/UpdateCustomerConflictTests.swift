import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// PATCH /customers/{id}: when it refuses. (REQ-009)
@Suite("PATCH /customers/{id}: when it refuses")
struct UpdateCustomerConflictTests {
    /// (REQ-009)
    @Test("PATCH /customers/{id} answers 409 email_taken")
    func answers409EmailTaken() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(2))
            try await service.add(Sample.customer(3, email: "email51@example.org"))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("lead", subject: lead.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .patch,
                "/customers/\(customer.id.text)",
                token: token,
                json: ["email": "email51@example.org", "name": "name 51", "plan": "business"]
            )
            expectProblem(answer, 409, "email_taken", at: ["/email"])
            try await expectUnchanged(service, since: before)
        }
    }
}
