import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// POST /tickets/{id}/comments: when it refuses. (REQ-007)
@Suite("POST /tickets/{id}/comments: when it refuses")
struct AddCommentConflictTests {
    /// (REQ-007)
    @Test("POST /tickets/{id}/comments answers 409 ticket_closed")
    func answers409TicketClosed() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id, state: .closed))
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/\(ticket.id.text)/comments",
                token: token,
                json: ["body": "body 51"]
            )
            expectProblem(answer, 409, "ticket_closed", detail: "A closed ticket takes no comments.")
            try await expectUnchanged(service, since: before)
        }
    }
}
