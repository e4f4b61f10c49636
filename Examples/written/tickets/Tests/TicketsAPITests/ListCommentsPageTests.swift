import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// GET /tickets/{id}/comments: orders and pages. (REQ-007)
@Suite("GET /tickets/{id}/comments: orders and pages")
struct ListCommentsPageTests {
    /// (REQ-007)
    @Test("GET /tickets/{id}/comments orders by createdAt, descending, where the caller does not say")
    func ordersUnaskedByCreatedAtDescending() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(4))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            let comment = try await service.add(Sample.comment(3, ticketID: ticket.id))
            service.clock.advance(by: .seconds(2))
            let otherComment = try await service.add(Sample.comment(5, ticketID: ticket.id))
            service.clock.advance(by: .seconds(1))
            let comment3 = try await service.add(Sample.comment(6, ticketID: ticket.id))
            let comment4 = try await service.add(Sample.comment(7, ticketID: ticket.id))
            service.clock.advance(by: .seconds(1))
            let comment5 = try await service.add(Sample.comment(8, ticketID: ticket.id))
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/tickets/\(ticket.id.text)/comments", token: token)
            expectItems(
                answer,
                inOrder: [[comment.id], [otherComment.id], [comment3.id, comment4.id], [comment5.id]],
                descending: true
            )
            let first: JSONValue = [
                "id": comment5.id.json,
                "ticket": ticket.id.json,
                "authorName": "author name 1",
                "body": "body 1",
                "version": 1,
                "createdAt": "2026-03-01T00:00:04.000000Z",
                "updatedAt": "2026-03-01T00:00:04.000000Z",
            ]
            #expect(answer["items"][0] == first, "\(answer)")
        }
    }

    /// (REQ-007)
    @Test("GET /tickets/{id}/comments gives every row once, page by page")
    func givesEveryRowOncePageByPage() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(4))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            let comment = try await service.add(Sample.comment(3, ticketID: ticket.id))
            service.clock.advance(by: .seconds(2))
            let otherComment = try await service.add(Sample.comment(5, ticketID: ticket.id))
            service.clock.advance(by: .seconds(1))
            let comment3 = try await service.add(Sample.comment(6, ticketID: ticket.id))
            let comment4 = try await service.add(Sample.comment(7, ticketID: ticket.id))
            service.clock.advance(by: .seconds(1))
            let comment5 = try await service.add(Sample.comment(8, ticketID: ticket.id))
            let token = try await service.token("agent", subject: agent.id)
            try await expectPages(
                of: "/tickets/\(ticket.id.text)/comments",
                token: token,
                limit: 2,
                in: service,
                inOrder: [[comment.id], [otherComment.id], [comment3.id, comment4.id], [comment5.id]],
                descending: true
            )
        }
    }

    /// (REQ-007)
    @Test("GET /tickets/{id}/comments gives 50 rows where the caller does not say")
    func givesAStandardPage() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(4))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            try await service.add(Sample.comment(3, ticketID: ticket.id))
            service.clock.advance(by: .seconds(1))
            for number in 5...54 {
                try await service.add(Sample.comment(number, ticketID: ticket.id))
            }
            let token = try await service.token("agent", subject: agent.id)
            let answer = try await service.send(.get, "/tickets/\(ticket.id.text)/comments", token: token)
            #expect(answer["items"].count == 50 && answer["next"]?.string?.isEmpty == false, "\(answer)")
        }
    }
}
