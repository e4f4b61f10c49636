import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Access: Ticket: who may. (REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-010)
@Suite("Access: Ticket: who may")
struct TicketAccessTests {
    /// (REQ-006)
    @Test("GET /tickets shows a customer only the rows of the rule")
    func getTicketsShowsACustomerOnlyTheRowsOfTheRule() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let ownTicket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let customer2 = try await store.add(Sample.customer(4))
        try await store.add(Sample.ticket(3, customerID: customer2.id))
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
    @Test("GET /tickets turns away nobody in particular")
    func getTicketsTurnsAwayNobodyInParticular() {
        let caller = Caller(roles: [])
        #expect(TicketAccess.list(caller) == nil)
    }

    /// (REQ-006)
    @Test("GET /tickets/{id} shows a customer only the rows of the rule")
    func getTicketsIdShowsACustomerOnlyTheRowsOfTheRule() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let ownTicket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let customer2 = try await store.add(Sample.customer(4))
        try await store.add(Sample.ticket(3, customerID: customer2.id))
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
    @Test("GET /tickets/{id} turns away nobody in particular")
    func getTicketsIdTurnsAwayNobodyInParticular() {
        let caller = Caller(roles: [])
        #expect(TicketAccess.read(caller) == nil)
    }

    /// (REQ-002, REQ-005)
    @Test("POST /tickets/{id}/assign turns away a customer")
    func postTicketsIdAssignTurnsAwayACustomer() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let caller = Caller(roles: [.customer], customer: customer)
        #expect(TicketAccess.assign(caller) == nil)
    }

    /// (REQ-002, REQ-005)
    @Test("POST /tickets/{id}/assign turns away an agent")
    func postTicketsIdAssignTurnsAwayAnAgent() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let caller = Caller(roles: [.agent], agent: agent)
        #expect(TicketAccess.assign(caller) == nil)
    }

    /// (REQ-002, REQ-005)
    @Test("POST /tickets/{id}/assign shows a lead every row")
    func postTicketsIdAssignShowsALeadEveryRow() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let customer = try await store.add(Sample.customer(4))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let otherTicket = try await store.add(Sample.ticket(3, customerID: customer.id))
        let caller = Caller(roles: [.lead], agent: agent)
        let filter = try #require(TicketAccess.assign(caller))
        let found = try await store.read { try TicketRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [ticket.id, otherTicket.id])
    }

    /// (REQ-002, REQ-005)
    @Test("POST /tickets/{id}/assign turns away nobody in particular")
    func postTicketsIdAssignTurnsAwayNobodyInParticular() {
        let caller = Caller(roles: [])
        #expect(TicketAccess.assign(caller) == nil)
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve turns away a customer")
    func postTicketsIdResolveTurnsAwayACustomer() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let caller = Caller(roles: [.customer], customer: customer)
        #expect(TicketAccess.resolve(caller) == nil)
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve shows an agent only the rows of the rule")
    func postTicketsIdResolveShowsAnAgentOnlyTheRowsOfTheRule() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let customer = try await store.add(Sample.customer(4))
        let ownTicket = try await store.add(Sample.ticket(2, customerID: customer.id, agentID: agent.id))
        try await store.add(Sample.ticket(3, customerID: customer.id))
        let caller = Caller(roles: [.agent], agent: agent)
        let filter = try #require(TicketAccess.resolve(caller))
        let found = try await store.read { try TicketRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [ownTicket.id])
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve turns away a lead")
    func postTicketsIdResolveTurnsAwayALead() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let caller = Caller(roles: [.lead], agent: agent)
        #expect(TicketAccess.resolve(caller) == nil)
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve turns away nobody in particular")
    func postTicketsIdResolveTurnsAwayNobodyInParticular() {
        let caller = Caller(roles: [])
        #expect(TicketAccess.resolve(caller) == nil)
    }

    /// (REQ-004)
    @Test("POST /tickets/{id}/reject shows a customer only the rows of the rule")
    func postTicketsIdRejectShowsACustomerOnlyTheRowsOfTheRule() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let ownTicket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let customer2 = try await store.add(Sample.customer(4))
        try await store.add(Sample.ticket(3, customerID: customer2.id))
        let caller = Caller(roles: [.customer], customer: customer)
        let filter = try #require(TicketAccess.reject(caller))
        let found = try await store.read { try TicketRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [ownTicket.id])
    }

    /// (REQ-004)
    @Test("POST /tickets/{id}/reject turns away an agent")
    func postTicketsIdRejectTurnsAwayAnAgent() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let caller = Caller(roles: [.agent], agent: agent)
        #expect(TicketAccess.reject(caller) == nil)
    }

    /// (REQ-004)
    @Test("POST /tickets/{id}/reject turns away a lead")
    func postTicketsIdRejectTurnsAwayALead() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let caller = Caller(roles: [.lead], agent: agent)
        #expect(TicketAccess.reject(caller) == nil)
    }

    /// (REQ-004)
    @Test("POST /tickets/{id}/reject turns away nobody in particular")
    func postTicketsIdRejectTurnsAwayNobodyInParticular() {
        let caller = Caller(roles: [])
        #expect(TicketAccess.reject(caller) == nil)
    }

    /// (REQ-010)
    @Test("POST /tickets/{id}/accept shows a customer only the rows of the rule")
    func postTicketsIdAcceptShowsACustomerOnlyTheRowsOfTheRule() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let ownTicket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let customer2 = try await store.add(Sample.customer(4))
        try await store.add(Sample.ticket(3, customerID: customer2.id))
        let caller = Caller(roles: [.customer], customer: customer)
        let filter = try #require(TicketAccess.accept(caller))
        let found = try await store.read { try TicketRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [ownTicket.id])
    }

    /// (REQ-010)
    @Test("POST /tickets/{id}/accept turns away an agent")
    func postTicketsIdAcceptTurnsAwayAnAgent() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let caller = Caller(roles: [.agent], agent: agent)
        #expect(TicketAccess.accept(caller) == nil)
    }

    /// (REQ-010)
    @Test("POST /tickets/{id}/accept turns away a lead")
    func postTicketsIdAcceptTurnsAwayALead() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let caller = Caller(roles: [.lead], agent: agent)
        #expect(TicketAccess.accept(caller) == nil)
    }

    /// (REQ-010)
    @Test("POST /tickets/{id}/accept turns away nobody in particular")
    func postTicketsIdAcceptTurnsAwayNobodyInParticular() {
        let caller = Caller(roles: [])
        #expect(TicketAccess.accept(caller) == nil)
    }
}
