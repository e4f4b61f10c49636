import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Access: AddComment: who may. (REQ-007)
@Suite("Access: AddComment: who may")
struct AddCommentAccessTests {
    /// (REQ-007)
    @Test("POST /tickets/{id}/comments lets in a customer")
    func postTicketsIdCommentsLetsInACustomer() {
        let customer = Sample.customer(1)
        let caller = Caller(roles: [.customer], customer: customer)
        #expect(AddCommentAccess.permits(caller))
    }

    /// (REQ-007)
    @Test("POST /tickets/{id}/comments goes through for a customer whom the rule admits")
    func postTicketsIdCommentsGoesThroughForACustomerWhomTheRuleAdmits() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        try await store.add(Sample.customer(3))
        let caller = Caller(roles: [.customer], customer: customer)
        await #expect(throws: Never.self) {
            try await store.read { transaction in try AddCommentAccess.check(caller, id: ticket.id, in: transaction) }
        }
    }

    /// (REQ-007)
    @Test("POST /tickets/{id}/comments refuses a customer who is a stranger")
    func postTicketsIdCommentsRefusesACustomerWhoIsAStranger() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let otherCustomer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: otherCustomer.id))
        let caller = Caller(roles: [.customer], customer: customer)
        let refusal = await #expect(throws: Refusal.self) {
            try await store.read { transaction in try AddCommentAccess.check(caller, id: ticket.id, in: transaction) }
        }
        #expect(refusal == Refusal.forbidden)
    }

    /// (REQ-007)
    @Test("POST /tickets/{id}/comments lets in an agent")
    func postTicketsIdCommentsLetsInAnAgent() {
        let agent = Sample.agent(1)
        let caller = Caller(roles: [.agent], agent: agent)
        #expect(AddCommentAccess.permits(caller))
    }

    /// (REQ-007)
    @Test("POST /tickets/{id}/comments goes through for an agent whom the rule admits")
    func postTicketsIdCommentsGoesThroughForAnAgentWhomTheRuleAdmits() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let caller = Caller(roles: [.agent], agent: agent)
        await #expect(throws: Never.self) {
            try await store.read { transaction in try AddCommentAccess.check(caller, id: ticket.id, in: transaction) }
        }
    }

    /// (REQ-007)
    @Test("POST /tickets/{id}/comments lets in a lead")
    func postTicketsIdCommentsLetsInALead() {
        let agent = Sample.agent(1)
        let caller = Caller(roles: [.lead], agent: agent)
        #expect(AddCommentAccess.permits(caller))
    }

    /// (REQ-007)
    @Test("POST /tickets/{id}/comments goes through for a lead whom the rule admits")
    func postTicketsIdCommentsGoesThroughForALeadWhomTheRuleAdmits() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let caller = Caller(roles: [.lead], agent: agent)
        await #expect(throws: Never.self) {
            try await store.read { transaction in try AddCommentAccess.check(caller, id: ticket.id, in: transaction) }
        }
    }

    /// (REQ-007)
    @Test("POST /tickets/{id}/comments turns away a caller without a role")
    func postTicketsIdCommentsTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(!AddCommentAccess.permits(caller))
    }
}
