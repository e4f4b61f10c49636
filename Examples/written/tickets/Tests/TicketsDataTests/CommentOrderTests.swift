import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Comment: the orders of its lists, page by page. (REQ-007)
@Suite("Entity: Comment: the orders of its lists, page by page")
struct CommentOrderTests {
    /// (REQ-007)
    @Test("lists by created at, ties by id, without gaps or repeats")
    func listsByCreatedAtTiesByIdWithoutGapsOrRepeats() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(7))
        let ticket = try await store.add(Sample.ticket(6, customerID: customer.id))
        let comment = try await store.add(Sample.comment(1, ticketID: ticket.id))
        let otherComment = try await store.add(Sample.comment(2, ticketID: ticket.id))
        store.clock.advance(by: .seconds(1))
        let comment3 = try await store.add(Sample.comment(3, ticketID: ticket.id))
        let comment4 = try await store.add(Sample.comment(4, ticketID: ticket.id))
        store.clock.advance(by: .seconds(1))
        let comment5 = try await store.add(Sample.comment(5, ticketID: ticket.id))
        let groups: [[UUID]] = [[comment.id, otherComment.id], [comment3.id, comment4.id], [comment5.id]]
        let expected: [UUID] = groups.flatMap { $0.sorted { $0.text < $1.text } }
        for limit in [1, 2, 3, 100] {
            let ascending = try await store.list(
                CommentRepository.self,
                .ascending(CommentRepository.byCreatedAt),
                limit: limit
            )
            #expect(ascending == expected)
            let descending = try await store.list(
                CommentRepository.self,
                .descending(CommentRepository.byCreatedAt),
                limit: limit
            )
            #expect(descending == expected.reversed())
        }
    }
}
