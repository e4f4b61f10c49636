import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Comment: references. (REQ-007)
@Suite("Entity: Comment: references")
struct CommentReferenceTests {
    /// (REQ-007)
    @Test("the table itself refuses a ticket that does not exist")
    func theTableItselfRefusesATicketThatDoesNotExist() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let comment = try await store.add(Sample.comment(1, ticketID: ticket.id))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "comment" SET "ticket_id" = ? WHERE "id" = ?"#,
                [.uuid(Sample.id(0)), .uuid(comment.id)]
            )
        )
        #expect(violation?.kind == .foreignKey)
    }

    /// (REQ-007)
    @Test("goes with its ticket")
    func goesWithItsTicket() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(5))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let comment = try await store.add(Sample.comment(2, ticketID: ticket.id))
        let otherTicket = try await store.add(Sample.ticket(4, customerID: customer.id))
        try await store.add(Sample.comment(3, ticketID: otherTicket.id))
        let before = try await store.contents()
        try await store.delete(ticket)
        let after = try await store.contents()
        var expected = before
        expected.tickets[ticket.id] = nil
        expected.comments[comment.id] = nil
        #expect(after == expected)
    }
}
