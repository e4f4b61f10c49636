import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Ticket: the orders of its lists, page by page. (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006,
/// REQ-007, REQ-010)
@Suite("Entity: Ticket: the orders of its lists, page by page")
struct TicketOrderTests {
    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("lists by created at, ties by id, without gaps or repeats")
    func listsByCreatedAtTiesByIdWithoutGapsOrRepeats() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(6))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let otherTicket = try await store.add(Sample.ticket(2, customerID: customer.id))
        store.clock.advance(by: .seconds(1))
        let ticket3 = try await store.add(Sample.ticket(3, customerID: customer.id))
        let ticket4 = try await store.add(Sample.ticket(4, customerID: customer.id))
        store.clock.advance(by: .seconds(1))
        let ticket5 = try await store.add(Sample.ticket(5, customerID: customer.id))
        let groups: [[UUID]] = [[ticket.id, otherTicket.id], [ticket3.id, ticket4.id], [ticket5.id]]
        let expected: [UUID] = groups.flatMap { $0.sorted { $0.text < $1.text } }
        for limit in [1, 2, 3, 100] {
            let ascending = try await store.list(
                TicketRepository.self,
                .ascending(TicketRepository.byCreatedAt),
                limit: limit
            )
            #expect(ascending == expected)
            let descending = try await store.list(
                TicketRepository.self,
                .descending(TicketRepository.byCreatedAt),
                limit: limit
            )
            #expect(descending == expected.reversed())
        }
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("lists by priority, ties by id, without gaps or repeats")
    func listsByPriorityTiesByIdWithoutGapsOrRepeats() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(6))
        let ticket5 = try await store.add(Sample.ticket(5, customerID: customer.id, priority: .high))
        let ticket4 = try await store.add(Sample.ticket(4, customerID: customer.id))
        let ticket3 = try await store.add(Sample.ticket(3, customerID: customer.id))
        let otherTicket = try await store.add(Sample.ticket(2, customerID: customer.id, priority: .low))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id, priority: .low))
        let groups: [[UUID]] = [[ticket.id, otherTicket.id], [ticket3.id, ticket4.id], [ticket5.id]]
        let expected: [UUID] = groups.flatMap { $0.sorted { $0.text < $1.text } }
        for limit in [1, 2, 3, 100] {
            let ascending = try await store.list(
                TicketRepository.self,
                .ascending(TicketRepository.byPriority),
                limit: limit
            )
            #expect(ascending == expected)
            let descending = try await store.list(
                TicketRepository.self,
                .descending(TicketRepository.byPriority),
                limit: limit
            )
            #expect(descending == expected.reversed())
        }
    }
}
