import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Ticket: which rows its conditions find. (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007,
/// REQ-010)
@Suite("Entity: Ticket: which rows its conditions find")
struct TicketConditionTests {
    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("customerIs finds the rows for which it holds")
    func customerIsFindsTheRowsForWhichItHolds() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let otherCustomer = try await store.add(Sample.customer(4))
        try await store.add(Sample.ticket(2, customerID: otherCustomer.id))
        let condition = TicketRepository.customerIs(customer.id)
        let found = try await store.read { try TicketRepository.all(where: condition, in: $0) }
        #expect(Set(found.map(\.id)) == [ticket.id])
        let count = try await store.read { try TicketRepository.count(where: condition, in: $0) }
        #expect(count == 1)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("stateIs finds the rows for which it holds")
    func stateIsFindsTheRowsForWhichItHolds() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id, state: .resolved))
        try await store.add(Sample.ticket(2, customerID: customer.id))
        let condition = TicketRepository.stateIs(.resolved)
        let found = try await store.read { try TicketRepository.all(where: condition, in: $0) }
        #expect(Set(found.map(\.id)) == [ticket.id])
        let count = try await store.read { try TicketRepository.count(where: condition, in: $0) }
        #expect(count == 1)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("priorityIs finds the rows for which it holds")
    func priorityIsFindsTheRowsForWhichItHolds() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id, priority: .low))
        try await store.add(Sample.ticket(2, customerID: customer.id))
        let condition = TicketRepository.priorityIs(.low)
        let found = try await store.read { try TicketRepository.all(where: condition, in: $0) }
        #expect(Set(found.map(\.id)) == [ticket.id])
        let count = try await store.read { try TicketRepository.count(where: condition, in: $0) }
        #expect(count == 1)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("agentIs finds the rows for which it holds")
    func agentIsFindsTheRowsForWhichItHolds() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(3))
        let customer = try await store.add(Sample.customer(4))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id, agentID: agent.id))
        try await store.add(Sample.ticket(2, customerID: customer.id))
        let condition = TicketRepository.agentIs(agent.id)
        let found = try await store.read { try TicketRepository.all(where: condition, in: $0) }
        #expect(Set(found.map(\.id)) == [ticket.id])
        let count = try await store.read { try TicketRepository.count(where: condition, in: $0) }
        #expect(count == 1)
    }
}
