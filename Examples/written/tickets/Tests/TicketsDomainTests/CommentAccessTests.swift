import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Access: Comment: who may. (REQ-007)
@Suite("Access: Comment: who may")
struct CommentAccessTests {
    /// (REQ-007)
    @Test("GET /tickets/{id}/comments shows a customer only the rows of the rule")
    func getTicketsIdCommentsShowsACustomerOnlyTheRowsOfTheRule() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let ticket = try await store.add(Sample.ticket(3, customerID: customer.id))
        let ownComment = try await store.add(Sample.comment(2, ticketID: ticket.id))
        let otherCustomer = try await store.add(Sample.customer(6))
        let otherTicket = try await store.add(Sample.ticket(5, customerID: otherCustomer.id))
        try await store.add(Sample.comment(4, ticketID: otherTicket.id))
        let caller = Caller(roles: [.customer], customer: customer)
        let filter = try #require(CommentAccess.list(caller))
        let found = try await store.read { try CommentRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [ownComment.id])
    }

    /// (REQ-007)
    @Test("GET /tickets/{id}/comments shows an agent every row")
    func getTicketsIdCommentsShowsAnAgentEveryRow() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let customer = try await store.add(Sample.customer(5))
        let ticket = try await store.add(Sample.ticket(4, customerID: customer.id))
        let comment = try await store.add(Sample.comment(2, ticketID: ticket.id))
        let otherComment = try await store.add(Sample.comment(3, ticketID: ticket.id))
        let caller = Caller(roles: [.agent], agent: agent)
        let filter = try #require(CommentAccess.list(caller))
        let found = try await store.read { try CommentRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [comment.id, otherComment.id])
    }

    /// (REQ-007)
    @Test("GET /tickets/{id}/comments shows a lead every row")
    func getTicketsIdCommentsShowsALeadEveryRow() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let customer = try await store.add(Sample.customer(5))
        let ticket = try await store.add(Sample.ticket(4, customerID: customer.id))
        let comment = try await store.add(Sample.comment(2, ticketID: ticket.id))
        let otherComment = try await store.add(Sample.comment(3, ticketID: ticket.id))
        let caller = Caller(roles: [.lead], agent: agent)
        let filter = try #require(CommentAccess.list(caller))
        let found = try await store.read { try CommentRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [comment.id, otherComment.id])
    }

    /// (REQ-007)
    @Test("GET /tickets/{id}/comments turns away a caller without a role")
    func getTicketsIdCommentsTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(CommentAccess.list(caller) == nil)
    }
}
