import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Access: Ticket: who may cause events. (REQ-002, REQ-003, REQ-004, REQ-005, REQ-010)
@Suite("Access: Ticket: who may cause events")
struct TicketEventAccessTests {
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
    @Test("POST /tickets/{id}/assign admits a lead to every row")
    func postTicketsIdAssignAdmitsALeadToEveryRow() async throws {
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
    @Test("POST /tickets/{id}/assign turns away a caller without a role")
    func postTicketsIdAssignTurnsAwayACallerWithoutARole() {
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
    @Test("POST /tickets/{id}/resolve admits an agent to only the rows of the rule")
    func postTicketsIdResolveAdmitsAnAgentToOnlyTheRowsOfTheRule() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let otherAgent = try await store.add(Sample.agent(4))
        let customer = try await store.add(Sample.customer(6))
        let ownTicket = try await store.add(Sample.ticket(2, customerID: customer.id, agentID: agent.id))
        try await store.add(Sample.ticket(3, customerID: customer.id, agentID: otherAgent.id))
        try await store.add(Sample.ticket(5, customerID: customer.id))
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
    @Test("POST /tickets/{id}/resolve turns away a caller without a role")
    func postTicketsIdResolveTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(TicketAccess.resolve(caller) == nil)
    }

    /// (REQ-004)
    @Test("POST /tickets/{id}/reject admits a customer to only the rows of the rule")
    func postTicketsIdRejectAdmitsACustomerToOnlyTheRowsOfTheRule() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let ownTicket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let otherCustomer = try await store.add(Sample.customer(4))
        try await store.add(Sample.ticket(3, customerID: otherCustomer.id))
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
    @Test("POST /tickets/{id}/reject turns away a caller without a role")
    func postTicketsIdRejectTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(TicketAccess.reject(caller) == nil)
    }

    /// (REQ-010)
    @Test("POST /tickets/{id}/accept admits a customer to only the rows of the rule")
    func postTicketsIdAcceptAdmitsACustomerToOnlyTheRowsOfTheRule() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let ownTicket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let otherCustomer = try await store.add(Sample.customer(4))
        try await store.add(Sample.ticket(3, customerID: otherCustomer.id))
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
    @Test("POST /tickets/{id}/accept turns away a caller without a role")
    func postTicketsIdAcceptTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(TicketAccess.accept(caller) == nil)
    }

    /// (REQ-010)
    @Test("POST /tickets/{id}/withdraw admits a customer to only the rows of the rule")
    func postTicketsIdWithdrawAdmitsACustomerToOnlyTheRowsOfTheRule() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let ownTicket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let otherCustomer = try await store.add(Sample.customer(4))
        try await store.add(Sample.ticket(3, customerID: otherCustomer.id))
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
    @Test("POST /tickets/{id}/withdraw admits a lead to every row")
    func postTicketsIdWithdrawAdmitsALeadToEveryRow() async throws {
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
    @Test("POST /tickets/{id}/withdraw turns away a caller without a role")
    func postTicketsIdWithdrawTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(TicketAccess.withdraw(caller) == nil)
    }
}
