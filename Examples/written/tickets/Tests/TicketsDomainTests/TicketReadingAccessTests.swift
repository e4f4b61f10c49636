import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Access: Ticket: who may read. (REQ-006)
@Suite("Access: Ticket: who may read")
struct TicketReadingAccessTests {
    /// (REQ-006)
    @Test("GET /tickets shows a customer only the rows of the rule")
    func getTicketsShowsACustomerOnlyTheRowsOfTheRule() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let ownTicket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let otherCustomer = try await store.add(Sample.customer(4))
        try await store.add(Sample.ticket(3, customerID: otherCustomer.id))
        let caller = Caller(roles: [.customer], customer: customer)
        let filter = try #require(TicketAccess.list(caller))
        let found = try await store.read { try TicketRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [ownTicket.id])
    }

    /// (REQ-006)
    @Test("GET /tickets shows an agent every row")
    func getTicketsShowsAnAgentEveryRow() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let customer = try await store.add(Sample.customer(4))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let otherTicket = try await store.add(Sample.ticket(3, customerID: customer.id))
        let caller = Caller(roles: [.agent], agent: agent)
        let filter = try #require(TicketAccess.list(caller))
        let found = try await store.read { try TicketRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [ticket.id, otherTicket.id])
    }

    /// (REQ-006)
    @Test("GET /tickets shows a lead every row")
    func getTicketsShowsALeadEveryRow() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let customer = try await store.add(Sample.customer(4))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let otherTicket = try await store.add(Sample.ticket(3, customerID: customer.id))
        let caller = Caller(roles: [.lead], agent: agent)
        let filter = try #require(TicketAccess.list(caller))
        let found = try await store.read { try TicketRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [ticket.id, otherTicket.id])
    }

    /// (REQ-006)
    @Test("GET /tickets turns away a caller without a role")
    func getTicketsTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(TicketAccess.list(caller) == nil)
    }

    /// (REQ-006)
    @Test("GET /tickets/{id} shows a customer only the rows of the rule")
    func getTicketsIdShowsACustomerOnlyTheRowsOfTheRule() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let ownTicket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let otherCustomer = try await store.add(Sample.customer(4))
        try await store.add(Sample.ticket(3, customerID: otherCustomer.id))
        let caller = Caller(roles: [.customer], customer: customer)
        let filter = try #require(TicketAccess.read(caller))
        let found = try await store.read { try TicketRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [ownTicket.id])
    }

    /// (REQ-006)
    @Test("GET /tickets/{id} shows an agent every row")
    func getTicketsIdShowsAnAgentEveryRow() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let customer = try await store.add(Sample.customer(4))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let otherTicket = try await store.add(Sample.ticket(3, customerID: customer.id))
        let caller = Caller(roles: [.agent], agent: agent)
        let filter = try #require(TicketAccess.read(caller))
        let found = try await store.read { try TicketRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [ticket.id, otherTicket.id])
    }

    /// (REQ-006)
    @Test("GET /tickets/{id} shows a lead every row")
    func getTicketsIdShowsALeadEveryRow() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let customer = try await store.add(Sample.customer(4))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let otherTicket = try await store.add(Sample.ticket(3, customerID: customer.id))
        let caller = Caller(roles: [.lead], agent: agent)
        let filter = try #require(TicketAccess.read(caller))
        let found = try await store.read { try TicketRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [ticket.id, otherTicket.id])
    }

    /// (REQ-006)
    @Test("GET /tickets/{id} turns away a caller without a role")
    func getTicketsIdTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(TicketAccess.read(caller) == nil)
    }
}
