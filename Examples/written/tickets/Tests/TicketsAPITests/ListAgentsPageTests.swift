import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// GET /agents: orders and pages. (REQ-009)
@Suite("GET /agents: orders and pages")
struct ListAgentsPageTests {
    /// (REQ-009)
    @Test("GET /agents orders by createdAt, descending, where the caller does not say")
    func ordersUnaskedByCreatedAtDescending() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let otherAgent = try await service.add(Sample.agent(2))
            service.clock.advance(by: .seconds(2))
            let agent3 = try await service.add(Sample.agent(3))
            service.clock.advance(by: .seconds(1))
            let agent4 = try await service.add(Sample.agent(4))
            let agent5 = try await service.add(Sample.agent(5))
            service.clock.advance(by: .seconds(1))
            let agent6 = try await service.add(Sample.agent(6))
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/agents", token: token)
            expectItems(
                answer,
                inOrder: [[agent.id, otherAgent.id], [agent3.id], [agent4.id, agent5.id], [agent6.id]],
                descending: true
            )
            let first: JSONValue = [
                "id": agent6.id.json,
                "email": "email6@example.org",
                "name": "name 1",
                "active": true,
                "version": 1,
                "createdAt": "2026-03-01T00:00:04.000000Z",
                "updatedAt": "2026-03-01T00:00:04.000000Z",
            ]
            #expect(answer["items"][0] == first, "\(answer)")
        }
    }

    /// (REQ-009)
    @Test("GET /agents gives every row once, page by page")
    func givesEveryRowOncePageByPage() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let otherAgent = try await service.add(Sample.agent(2))
            service.clock.advance(by: .seconds(2))
            let agent3 = try await service.add(Sample.agent(3))
            service.clock.advance(by: .seconds(1))
            let agent4 = try await service.add(Sample.agent(4))
            let agent5 = try await service.add(Sample.agent(5))
            service.clock.advance(by: .seconds(1))
            let agent6 = try await service.add(Sample.agent(6))
            let token = try await service.token("agent", subject: agent.id)
            try await expectPages(
                of: "/agents",
                token: token,
                limit: 2,
                in: service,
                inOrder: [[agent.id, otherAgent.id], [agent3.id], [agent4.id, agent5.id], [agent6.id]],
                descending: true
            )
        }
    }

    /// (REQ-009)
    @Test("GET /agents gives 50 rows where the caller does not say")
    func givesAStandardPage() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            try await service.add(Sample.agent(2))
            service.clock.advance(by: .seconds(1))
            for number in 3...52 {
                try await service.add(Sample.agent(number))
            }
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/agents", token: token)
            #expect(answer["items"].count == 50 && answer["next"]?.string?.isEmpty == false, "\(answer)")
        }
    }
}
