import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Access: Ticket: who may. (REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-010)
@Suite("Access: Ticket: who may")
struct TicketAccess2Tests {
    /// (REQ-010)
    @Test("POST /tickets/{id}/withdraw shows a customer only the rows of the rule")
    func postTicketsIdWithdrawShowsACustomerOnlyTheRowsOfTheRule() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let ownTicket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let customer2 = try await store.add(Sample.customer(4))
        try await store.add(Sample.ticket(3, customerID: customer2.id))
        let caller = Caller(roles: [.customer], customer: customer)
        let filter = try #require(TicketAccess.withdraw(caller))
        let found = try await store.read { try TicketRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [ownTicket.id])
    }

    /// (REQ-010)
    @Test("POST /tickets/{id}/withdraw turns away an agent")
    func postTicketsIdWithdrawTurnsAwayAnAgent() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let caller = Caller(roles: [.agent], agent: agent)
        #expect(TicketAccess.withdraw(caller) == nil)
    }

    /// (REQ-010)
    @Test("POST /tickets/{id}/withdraw shows a lead every row")
    func postTicketsIdWithdrawShowsALeadEveryRow() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let customer = try await store.add(Sample.customer(4))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let otherTicket = try await store.add(Sample.ticket(3, customerID: customer.id))
        let caller = Caller(roles: [.lead], agent: agent)
        let filter = try #require(TicketAccess.withdraw(caller))
        let found = try await store.read { try TicketRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [ticket.id, otherTicket.id])
    }

    /// (REQ-010)
    @Test("POST /tickets/{id}/withdraw turns away nobody in particular")
    func postTicketsIdWithdrawTurnsAwayNobodyInParticular() {
        let caller = Caller(roles: [])
        #expect(TicketAccess.withdraw(caller) == nil)
    }
}
