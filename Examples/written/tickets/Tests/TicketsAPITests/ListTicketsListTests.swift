import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// GET /tickets: what it shows. (REQ-006)
@Suite("GET /tickets: what it shows")
struct ListTicketsListTests {
    /// (REQ-006)
    @Test("GET /tickets shows role agent its rows and no others")
    func showsAgentItsRows() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let agent2 = try await service.add(Sample.agent(5, name: "name 61"))
            let another = try await service.add(Sample.ticket(4, customerID: customer.id, agentID: agent2.id))
            try await service.add(Sample.comment(6, ticketID: another.id))
            for number in 7...8 {
                try await service.add(Sample.comment(number, ticketID: ticket.id))
            }
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/tickets", token: token)
            expectItems(answer, inOrder: [[ticket.id], [another.id]], descending: true)
            let first: JSONValue = [
                "id": another.id.json,
                "number": "number 4",
                "subject": "subject 1",
                "priority": "normal",
                "state": "open",
                "customerName": "name 1",
                "agentName": "name 61",
                "comments": 1,
            ]
            #expect(answer["items"][0] == first, "\(answer)")
        }
    }

    /// (REQ-006)
    @Test("GET /tickets shows role lead its rows and no others")
    func showsLeadItsRows() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let agent = try await service.add(Sample.agent(5, name: "name 61"))
            let another = try await service.add(Sample.ticket(4, customerID: customer.id, agentID: agent.id))
            try await service.add(Sample.comment(6, ticketID: another.id))
            for number in 7...8 {
                try await service.add(Sample.comment(number, ticketID: ticket.id))
            }
            let token = try await service.token("lead", subject: lead.id)
            let answer = try await service.send(.get, "/tickets", token: token)
            expectItems(answer, inOrder: [[ticket.id], [another.id]], descending: true)
            let first: JSONValue = [
                "id": another.id.json,
                "number": "number 4",
                "subject": "subject 1",
                "priority": "normal",
                "state": "open",
                "customerName": "name 1",
                "agentName": "name 61",
                "comments": 1,
            ]
            #expect(answer["items"][0] == first, "\(answer)")
        }
    }

    /// (REQ-006)
    @Test("GET /tickets shows role customer its rows and no others")
    func showsCustomerItsRows() async throws {
        try await withService { service in
            let customer = try await service.add(Sample.customer(1))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let agent = try await service.add(Sample.agent(4, name: "name 61"))
            for number in 6...7 {
                try await service.add(Sample.comment(number, ticketID: ticket.id))
            }
            let customer2 = try await service.add(Sample.customer(8))
            let another = try await service.add(Sample.ticket(3, customerID: customer2.id, agentID: agent.id))
            try await service.add(Sample.comment(5, ticketID: another.id))
            let token = try await service.token("customer", subject: customer.id)
            let answer = try await service.send(.get, "/tickets", token: token)
            expectItems(answer, inOrder: [[ticket.id]], descending: true)
            let first: JSONValue = [
                "id": ticket.id.json,
                "number": "number 2",
                "subject": "subject 1",
                "priority": "normal",
                "state": "open",
                "customerName": "name 1",
                "agentName": .null,
                "comments": 2,
            ]
            #expect(answer["items"][0] == first, "\(answer)")
        }
    }

    /// (REQ-006)
    @Test("GET /tickets filters by state")
    func filtersByState() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            try await service.add(Sample.ticket(2, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let match = try await service.add(Sample.ticket(4, customerID: customer.id, state: .closed))
            service.clock.advance(by: .seconds(1))
            try await service.add(Sample.ticket(5, customerID: customer.id))
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/tickets?state=closed", token: token)
            expectItems(answer, inOrder: [[match.id]], descending: true)
            let first: JSONValue = [
                "id": match.id.json,
                "number": "number 4",
                "subject": "subject 1",
                "priority": "normal",
                "state": "closed",
                "customerName": "name 1",
                "agentName": .null,
                "comments": 0,
            ]
            #expect(answer["items"][0] == first, "\(answer)")
        }
    }

    /// (REQ-006)
    @Test("GET /tickets filters by priority")
    func filtersByPriority() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            try await service.add(Sample.ticket(2, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let match = try await service.add(Sample.ticket(4, customerID: customer.id, priority: .high))
            service.clock.advance(by: .seconds(1))
            try await service.add(Sample.ticket(5, customerID: customer.id))
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/tickets?priority=high", token: token)
            expectItems(answer, inOrder: [[match.id]], descending: true)
            let first: JSONValue = [
                "id": match.id.json,
                "number": "number 4",
                "subject": "subject 1",
                "priority": "high",
                "state": "open",
                "customerName": "name 1",
                "agentName": .null,
                "comments": 0,
            ]
            #expect(answer["items"][0] == first, "\(answer)")
        }
    }

    /// (REQ-006)
    @Test("GET /tickets answers 400 to parameters that are none")
    func refusesParametersThatAreNone() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            try await service.add(Sample.ticket(2, customerID: customer.id))
            let token = try await service.token("agent", subject: agent.id)
            let bad: [(String, String)] = [
                ("surprise=1", "surprise"),
                ("limit=0", "limit"),
                ("limit=201", "limit"),
                ("limit=many", "limit"),
                ("sort=-surprise", "sort"),
                ("state=no-such-value", "state"),
                ("priority=no-such-value", "priority"),
            ]
            for (query, parameter) in bad {
                let answer = try await service.send(.get, "/tickets?\(query)", token: token)
                expectProblem(answer, 400, "invalid_parameter", at: [parameter], query)
            }
        }
    }

    /// (REQ-006)
    @Test("GET /tickets takes limits from 1 to 200")
    func takesLimitsUpToTheGreatest() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            try await service.add(Sample.ticket(2, customerID: customer.id))
            let token = try await service.token("agent", subject: agent.id)
            for limit in [1, 200] {
                let answer = try await service.send(.get, "/tickets?limit=\(limit)", token: token)
                #expect(answer.status == 200 && answer["items"]?.array?.isEmpty == false, "\(answer)")
            }
        }
    }

    /// (REQ-006)
    @Test("GET /tickets answers 400 to a cursor that is none")
    func refusesACursorOfItsOwnMaking() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            try await service.add(Sample.ticket(2, customerID: customer.id))
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/tickets?cursor=none", token: token)
            expectProblem(answer, 400, "invalid_cursor", at: ["cursor"])
        }
    }
}
