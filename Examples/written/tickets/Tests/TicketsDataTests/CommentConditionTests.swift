import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Comment: which rows its conditions find. (REQ-007)
@Suite("Entity: Comment: which rows its conditions find")
struct CommentConditionTests {
    /// (REQ-007)
    @Test("ticketIs finds the rows for which it holds")
    func ticketIsFindsTheRowsForWhichItHolds() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(5))
        let ticket = try await store.add(Sample.ticket(3, customerID: customer.id))
        let comment = try await store.add(Sample.comment(1, ticketID: ticket.id))
        let otherTicket = try await store.add(Sample.ticket(4, customerID: customer.id))
        try await store.add(Sample.comment(2, ticketID: otherTicket.id))
        let condition = CommentRepository.ticketIs(ticket.id)
        let found = try await store.read { try CommentRepository.all(where: condition, in: $0) }
        #expect(Set(found.map(\.id)) == [comment.id])
        let count = try await store.read { try CommentRepository.count(where: condition, in: $0) }
        #expect(count == 1)
    }
}
