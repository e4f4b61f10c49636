import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// GET /tickets/{id}/comments: what it shows. (REQ-007)
@Suite("GET /tickets/{id}/comments: what it shows")
struct ListCommentsListTests {
    /// (REQ-007)
    @Test("GET /tickets/{id}/comments shows role agent its rows and no others")
    func showsAgentItsRows() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(4))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            let comment = try await service.add(Sample.comment(3, ticketID: ticket.id))
            service.clock.advance(by: .seconds(2))
            let another = try await service.add(Sample.comment(5, ticketID: ticket.id))
            let otherTicket = try await service.add(Sample.ticket(7, customerID: customer.id))
            try await service.add(Sample.comment(6, ticketID: otherTicket.id))
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/tickets/\(ticket.id.text)/comments", token: token)
            expectItems(answer, inOrder: [[comment.id], [another.id]], descending: true)
            let first: JSONValue = [
                "id": another.id.json,
                "ticket": ticket.id.json,
                "authorName": "author name 1",
                "body": "body 1",
                "version": 1,
                "createdAt": "2026-03-01T00:00:02.000000Z",
                "updatedAt": "2026-03-01T00:00:02.000000Z",
            ]
            #expect(answer["items"][0] == first, "\(answer)")
        }
    }

    /// (REQ-007)
    @Test("GET /tickets/{id}/comments shows role lead its rows and no others")
    func showsLeadItsRows() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(4))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            let comment = try await service.add(Sample.comment(3, ticketID: ticket.id))
            service.clock.advance(by: .seconds(2))
            let another = try await service.add(Sample.comment(5, ticketID: ticket.id))
            let otherTicket = try await service.add(Sample.ticket(7, customerID: customer.id))
            try await service.add(Sample.comment(6, ticketID: otherTicket.id))
            let token = try await service.token("lead", subject: lead.id)
            let answer = try await service.send(.get, "/tickets/\(ticket.id.text)/comments", token: token)
            expectItems(answer, inOrder: [[comment.id], [another.id]], descending: true)
            let first: JSONValue = [
                "id": another.id.json,
                "ticket": ticket.id.json,
                "authorName": "author name 1",
                "body": "body 1",
                "version": 1,
                "createdAt": "2026-03-01T00:00:02.000000Z",
                "updatedAt": "2026-03-01T00:00:02.000000Z",
            ]
            #expect(answer["items"][0] == first, "\(answer)")
        }
    }

    /// (REQ-007)
    @Test("GET /tickets/{id}/comments shows role customer its rows and no others")
    func showsCustomerItsRows() async throws {
        try await withService { service in
            let customer = try await service.add(Sample.customer(1))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            let comment = try await service.add(Sample.comment(3, ticketID: ticket.id))
            service.clock.advance(by: .seconds(2))
            let another = try await service.add(Sample.comment(4, ticketID: ticket.id))
            let otherCustomer = try await service.add(Sample.customer(7))
            let otherTicket = try await service.add(Sample.ticket(6, customerID: otherCustomer.id))
            try await service.add(Sample.comment(5, ticketID: otherTicket.id))
            let token = try await service.token("customer", subject: customer.id)
            let answer = try await service.send(.get, "/tickets/\(ticket.id.text)/comments", token: token)
            expectItems(answer, inOrder: [[comment.id], [another.id]], descending: true)
            let first: JSONValue = [
                "id": another.id.json,
                "ticket": ticket.id.json,
                "authorName": "author name 1",
                "body": "body 1",
                "version": 1,
                "createdAt": "2026-03-01T00:00:02.000000Z",
                "updatedAt": "2026-03-01T00:00:02.000000Z",
            ]
            #expect(answer["items"][0] == first, "\(answer)")
        }
    }

    /// (REQ-007)
    @Test("GET /tickets/{id}/comments answers 400 to parameters that are none")
    func refusesParametersThatAreNone() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(4))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            try await service.add(Sample.comment(3, ticketID: ticket.id))
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
                let answer = try await service.send(.get, "/tickets/\(ticket.id.text)/comments?\(query)", token: token)
                expectProblem(answer, 400, "invalid_parameter", at: [parameter], query)
            }
        }
    }

    /// (REQ-007)
    @Test("GET /tickets/{id}/comments takes limits from 1 to 200")
    func takesLimitsUpToTheGreatest() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(4))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            try await service.add(Sample.comment(3, ticketID: ticket.id))
            service.clock.advance(by: .seconds(2))
            try await service.add(Sample.comment(5, ticketID: ticket.id))
            service.clock.advance(by: .seconds(1))
            try await service.add(Sample.comment(6, ticketID: ticket.id))
            try await service.add(Sample.comment(7, ticketID: ticket.id))
            service.clock.advance(by: .seconds(1))
            try await service.add(Sample.comment(8, ticketID: ticket.id))
            let token = try await service.token("agent", subject: agent.id)
            let one = try await service.send(.get, "/tickets/\(ticket.id.text)/comments?limit=1", token: token)
            #expect(one["items"].count == 1 && one["next"]?.string?.isEmpty == false, "\(one)")
            let all = try await service.send(.get, "/tickets/\(ticket.id.text)/comments?limit=200", token: token)
            #expect(all["items"].count == 5 && all["next"] == .null, "\(all)")
        }
    }

    /// (REQ-007)
    @Test("GET /tickets/{id}/comments answers 400 to a cursor that is none")
    func refusesACursorThatIsNone() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(4))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            try await service.add(Sample.comment(3, ticketID: ticket.id))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/tickets/\(ticket.id.text)/comments?cursor=none", token: token)
            expectProblem(answer, 400, "invalid_cursor", at: ["cursor"])
        }
    }
}
