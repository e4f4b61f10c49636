import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// PATCH /agents/{id}: when it refuses. (REQ-009)
@Suite("PATCH /agents/{id}: when it refuses")
struct UpdateAgentConflictTests {
    /// (REQ-009)
    @Test("PATCH /agents/{id} answers 409 email_taken")
    func answers409EmailTaken() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            let agent = try await service.add(Sample.agent(2))
            try await service.add(Sample.agent(3, email: "email51@example.org"))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("lead", subject: lead.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .patch,
                "/agents/\(agent.id.text)",
                token: token,
                json: ["email": "email51@example.org", "name": "name 51", "active": false]
            )
            expectProblem(answer, 409, "email_taken", at: ["/email"])
            try await expectUnchanged(service, since: before)
        }
    }
}
