import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// GET /customers: what it shows. (REQ-009)
@Suite("GET /customers: what it shows")
struct ListCustomersListTests {
    /// (REQ-009)
    @Test("GET /customers shows role lead its rows and no others")
    func showsLeadItsRows() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(2))
            service.clock.advance(by: .seconds(2))
            let another = try await service.add(Sample.customer(3))
            let token = try await service.token("lead", subject: lead.id)
            let answer = try await service.send(.get, "/customers", token: token)
            expectItems(answer, inOrder: [[customer.id], [another.id]], descending: true)
            let first: JSONValue = [
                "id": another.id.json,
                "email": "email3@example.org",
                "name": "name 1",
                "plan": "free",
                "version": 1,
                "createdAt": "2026-03-01T00:00:02.000000Z",
                "updatedAt": "2026-03-01T00:00:02.000000Z",
            ]
            #expect(answer["items"][0] == first, "\(answer)")
        }
    }

    /// (REQ-009)
    @Test("GET /customers filters by plan")
    func filtersByPlan() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            try await service.add(Sample.customer(2))
            service.clock.advance(by: .seconds(2))
            let match = try await service.add(Sample.customer(3, plan: .business))
            service.clock.advance(by: .seconds(1))
            try await service.add(Sample.customer(4))
            let token = try await service.token("lead", subject: lead.id)
            let answer = try await service.send(.get, "/customers?plan=business", token: token)
            expectItems(answer, inOrder: [[match.id]], descending: true)
            let first: JSONValue = [
                "id": match.id.json,
                "email": "email3@example.org",
                "name": "name 1",
                "plan": "business",
                "version": 1,
                "createdAt": "2026-03-01T00:00:02.000000Z",
                "updatedAt": "2026-03-01T00:00:02.000000Z",
            ]
            #expect(answer["items"][0] == first, "\(answer)")
        }
    }

    /// (REQ-009)
    @Test("GET /customers filters by name")
    func filtersByName() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            try await service.add(Sample.customer(2))
            service.clock.advance(by: .seconds(2))
            let match = try await service.add(Sample.customer(3, name: "name 71"))
            service.clock.advance(by: .seconds(1))
            try await service.add(Sample.customer(4))
            service.clock.advance(by: .seconds(1))
            let longer = try await service.add(Sample.customer(5, name: "name 71 and more"))
            service.clock.advance(by: .seconds(1))
            try await service.add(Sample.customer(6, name: "so name 71 too"))
            let token = try await service.token("lead", subject: lead.id)
            let answer = try await service.send(.get, "/customers?name=name%2071", token: token)
            expectItems(answer, inOrder: [[match.id], [longer.id]], descending: true)
            let first: JSONValue = [
                "id": longer.id.json,
                "email": "email5@example.org",
                "name": "name 71 and more",
                "plan": "free",
                "version": 1,
                "createdAt": "2026-03-01T00:00:04.000000Z",
                "updatedAt": "2026-03-01T00:00:04.000000Z",
            ]
            #expect(answer["items"][0] == first, "\(answer)")
        }
    }

    /// (REQ-009)
    @Test("GET /customers answers 400 to parameters that are none")
    func refusesParametersThatAreNone() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            try await service.add(Sample.customer(2))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("lead", subject: lead.id)
            let bad: [(String, String)] = [
                ("surprise=1", "surprise"),
                ("limit=0", "limit"),
                ("limit=201", "limit"),
                ("limit=many", "limit"),
                ("sort=surprise", "sort"),
                ("plan=no-such-value", "plan"),
            ]
            for (query, parameter) in bad {
                let answer = try await service.send(.get, "/customers?\(query)", token: token)
                expectProblem(answer, 400, "invalid_parameter", at: [parameter], query)
            }
        }
    }

    /// (REQ-009)
    @Test("GET /customers takes limits from 1 to 200")
    func takesLimitsUpToTheGreatest() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            try await service.add(Sample.customer(2))
            service.clock.advance(by: .seconds(2))
            try await service.add(Sample.customer(3))
            service.clock.advance(by: .seconds(1))
            try await service.add(Sample.customer(4))
            try await service.add(Sample.customer(5))
            service.clock.advance(by: .seconds(1))
            try await service.add(Sample.customer(6))
            let token = try await service.token("lead", subject: lead.id)
            let one = try await service.send(.get, "/customers?limit=1", token: token)
            #expect(one["items"].count == 1 && one["next"]?.string?.isEmpty == false, "\(one)")
            let all = try await service.send(.get, "/customers?limit=200", token: token)
            #expect(all["items"].count == 5 && all["next"] == .null, "\(all)")
        }
    }

    /// (REQ-009)
    @Test("GET /customers answers 400 to a cursor that is none")
    func refusesACursorThatIsNone() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            try await service.add(Sample.customer(2))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("lead", subject: lead.id)
            let answer = try await service.send(.get, "/customers?cursor=none", token: token)
            expectProblem(answer, 400, "invalid_cursor", at: ["cursor"])
        }
    }
}
