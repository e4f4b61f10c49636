import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// GET /tickets: orders and pages. (REQ-006)
@Suite("GET /tickets: orders and pages")
struct ListTicketsPageTests {
    /// (REQ-006)
    @Test("GET /tickets orders by createdAt, descending, where the caller does not say")
    func ordersUnaskedByCreatedAtDescending() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            service.clock.advance(by: .seconds(2))
            let otherTicket = try await service.add(Sample.ticket(4, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let ticket3 = try await service.add(Sample.ticket(5, customerID: customer.id))
            let ticket4 = try await service.add(Sample.ticket(6, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let ticket5 = try await service.add(Sample.ticket(7, customerID: customer.id))
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/tickets", token: token)
            expectItems(
                answer,
                inOrder: [[ticket.id], [otherTicket.id], [ticket3.id, ticket4.id], [ticket5.id]],
                descending: true
            )
            let first: JSONValue = [
                "id": ticket5.id.json,
                "number": "number 7",
                "subject": "subject 1",
                "priority": "normal",
                "state": "open",
                "customerName": "name 1",
                "agentName": .null,
                "comments": 0,
            ]
            #expect(answer["items"][0] == first, "\(answer)")
        }
    }

    /// (REQ-006)
    @Test("GET /tickets gives every row once, page by page, by createdAt")
    func givesEveryRowOncePageByPageByCreatedAtAscending() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            service.clock.advance(by: .seconds(2))
            let otherTicket = try await service.add(Sample.ticket(4, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let ticket3 = try await service.add(Sample.ticket(5, customerID: customer.id))
            let ticket4 = try await service.add(Sample.ticket(6, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let ticket5 = try await service.add(Sample.ticket(7, customerID: customer.id))
            let token = try await service.token("agent", subject: agent.id)
            try await expectPages(
                of: "/tickets?sort=createdAt",
                token: token,
                limit: 2,
                in: service,
                inOrder: [[ticket.id], [otherTicket.id], [ticket3.id, ticket4.id], [ticket5.id]],
                descending: false
            )
        }
    }

    /// (REQ-006)
    @Test("GET /tickets gives every row once, page by page, by -createdAt")
    func givesEveryRowOncePageByPageByCreatedAtDescending() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            service.clock.advance(by: .seconds(2))
            let otherTicket = try await service.add(Sample.ticket(4, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let ticket3 = try await service.add(Sample.ticket(5, customerID: customer.id))
            let ticket4 = try await service.add(Sample.ticket(6, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let ticket5 = try await service.add(Sample.ticket(7, customerID: customer.id))
            let token = try await service.token("agent", subject: agent.id)
            try await expectPages(
                of: "/tickets?sort=-createdAt",
                token: token,
                limit: 2,
                in: service,
                inOrder: [[ticket.id], [otherTicket.id], [ticket3.id, ticket4.id], [ticket5.id]],
                descending: true
            )
        }
    }

    /// (REQ-006)
    @Test("GET /tickets gives every row once, page by page, by priority")
    func givesEveryRowOncePageByPageByPriorityAscending() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let otherTicket = try await service.add(Sample.ticket(4, customerID: customer.id))
            let ticket3 = try await service.add(Sample.ticket(5, customerID: customer.id, priority: .low))
            let ticket4 = try await service.add(Sample.ticket(6, customerID: customer.id, priority: .high))
            let ticket5 = try await service.add(Sample.ticket(7, customerID: customer.id))
            let token = try await service.token("agent", subject: agent.id)
            try await expectPages(
                of: "/tickets?sort=priority",
                token: token,
                limit: 2,
                in: service,
                inOrder: [[ticket3.id], [ticket.id, otherTicket.id, ticket5.id], [ticket4.id]],
                descending: false
            )
        }
    }

    /// (REQ-006)
    @Test("GET /tickets gives every row once, page by page, by -priority")
    func givesEveryRowOncePageByPageByPriorityDescending() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            let otherTicket = try await service.add(Sample.ticket(4, customerID: customer.id))
            let ticket3 = try await service.add(Sample.ticket(5, customerID: customer.id, priority: .low))
            let ticket4 = try await service.add(Sample.ticket(6, customerID: customer.id, priority: .high))
            let ticket5 = try await service.add(Sample.ticket(7, customerID: customer.id))
            let token = try await service.token("agent", subject: agent.id)
            try await expectPages(
                of: "/tickets?sort=-priority",
                token: token,
                limit: 2,
                in: service,
                inOrder: [[ticket3.id], [ticket.id, otherTicket.id, ticket5.id], [ticket4.id]],
                descending: true
            )
        }
    }

    /// (REQ-006)
    @Test("GET /tickets gives 50 rows where the caller does not say")
    func givesAStandardPage() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            try await service.add(Sample.ticket(2, customerID: customer.id))
            service.clock.advance(by: .seconds(1))
            for number in 4...53 {
                try await service.add(Sample.ticket(number, customerID: customer.id))
            }
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/tickets", token: token)
            #expect(answer["items"].count == 50 && answer["next"]?.string?.isEmpty == false, "\(answer)")
        }
    }
}
