import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// POST /agents: when it refuses. (REQ-009)
@Suite("POST /agents: when it refuses")
struct CreateAgentConflictTests {
    /// (REQ-009)
    @Test("POST /agents answers 409 email_taken")
    func answers409EmailTaken() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            try await service.add(Sample.agent(2, email: "email51@example.org"))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("lead", subject: lead.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/agents",
                token: token,
                json: ["email": "email51@example.org", "name": "name 51"]
            )
            expectProblem(answer, 409, "email_taken", at: ["/email"])
            try await expectUnchanged(service, since: before)
        }
    }
}
