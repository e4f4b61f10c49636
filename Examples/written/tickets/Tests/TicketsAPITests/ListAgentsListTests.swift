import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// GET /agents: what it shows. (REQ-009)
@Suite("GET /agents: what it shows")
struct ListAgentsListTests {
    /// (REQ-009)
    @Test("GET /agents shows role agent its rows and no others")
    func showsAgentItsRows() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let otherAgent = try await service.add(Sample.agent(2))
            service.clock.advance(by: .seconds(2))
            let another = try await service.add(Sample.agent(3))
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/agents", token: token)
            expectItems(answer, inOrder: [[agent.id, otherAgent.id], [another.id]], descending: true)
            let first: JSONValue = [
                "id": another.id.json,
                "email": "email3@example.org",
                "name": "name 1",
                "active": true,
                "version": 1,
                "createdAt": "2026-03-01T00:00:02.000000Z",
                "updatedAt": "2026-03-01T00:00:02.000000Z",
            ]
            #expect(answer["items"][0] == first, "\(answer)")
        }
    }

    /// (REQ-009)
    @Test("GET /agents shows role lead its rows and no others")
    func showsLeadItsRows() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            let agent = try await service.add(Sample.agent(2))
            service.clock.advance(by: .seconds(2))
            let another = try await service.add(Sample.agent(3))
            let token = try await service.token("lead", subject: lead.id)
            let answer = try await service.send(.get, "/agents", token: token)
            expectItems(answer, inOrder: [[lead.id, agent.id], [another.id]], descending: true)
            let first: JSONValue = [
                "id": another.id.json,
                "email": "email3@example.org",
                "name": "name 1",
                "active": true,
                "version": 1,
                "createdAt": "2026-03-01T00:00:02.000000Z",
                "updatedAt": "2026-03-01T00:00:02.000000Z",
            ]
            #expect(answer["items"][0] == first, "\(answer)")
        }
    }

    /// (REQ-009)
    @Test("GET /agents answers 400 to parameters that are none")
    func refusesParametersThatAreNone() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            try await service.add(Sample.agent(2))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let bad: [(String, String)] = [
                ("surprise=1", "surprise"),
                ("limit=0", "limit"),
                ("limit=201", "limit"),
                ("limit=many", "limit"),
                ("sort=surprise", "sort"),
            ]
            for (query, parameter) in bad {
                let answer = try await service.send(.get, "/agents?\(query)", token: token)
                expectProblem(answer, 400, "invalid_parameter", at: [parameter], query)
            }
        }
    }

    /// (REQ-009)
    @Test("GET /agents takes limits from 1 to 200")
    func takesLimitsUpToTheGreatest() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            try await service.add(Sample.agent(2))
            service.clock.advance(by: .seconds(2))
            try await service.add(Sample.agent(3))
            service.clock.advance(by: .seconds(1))
            try await service.add(Sample.agent(4))
            try await service.add(Sample.agent(5))
            service.clock.advance(by: .seconds(1))
            try await service.add(Sample.agent(6))
            let token = try await service.token("agent", subject: agent.id)
            let one = try await service.send(.get, "/agents?limit=1", token: token)
            #expect(one["items"].count == 1 && one["next"]?.string?.isEmpty == false, "\(one)")
            let all = try await service.send(.get, "/agents?limit=200", token: token)
            #expect(all["items"].count == 6 && all["next"] == .null, "\(all)")
        }
    }

    /// (REQ-009)
    @Test("GET /agents answers 400 to a cursor that is none")
    func refusesACursorThatIsNone() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            try await service.add(Sample.agent(2))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/agents?cursor=none", token: token)
            expectProblem(answer, 400, "invalid_cursor", at: ["cursor"])
        }
    }
}
