import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Access: Caller: the caller's roles and rows. (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007,
/// REQ-008, REQ-009, REQ-010)
@Suite("Access: Caller: the caller's roles and rows")
struct CallerTests {
    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("keeps the role customer of a caller with a row")
    func keepsTheRoleCustomerOfACallerWithARow() throws {
        let customer = Sample.customer(1)
        let caller = Caller(roles: [.customer], customer: customer)
        let kept = try caller.withRowsOnly()
        #expect(kept.roles == [.customer])
        #expect(kept.has(.customer))
        #expect(kept.customer == customer)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("refuses the role customer of a caller without a row")
    func refusesTheRoleCustomerOfACallerWithoutARow() throws {
        let caller = Caller(roles: [.customer])
        let refusal = #expect(throws: Refusal.self) { try caller.withRowsOnly() }
        #expect(refusal == Refusal.unauthenticated)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("a caller with a customer row is that row")
    func aCallerWithACustomerRowIsThatRow() {
        let customer = Sample.customer(1)
        let caller = Caller(roles: [.customer], customer: customer)
        #expect(caller.me?.name == customer.name)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("keeps the role agent of a caller with a row")
    func keepsTheRoleAgentOfACallerWithARow() throws {
        let agent = Sample.agent(1)
        let caller = Caller(roles: [.agent], agent: agent)
        let kept = try caller.withRowsOnly()
        #expect(kept.roles == [.agent])
        #expect(kept.has(.agent))
        #expect(kept.agent == agent)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("refuses the role agent of a caller without a row")
    func refusesTheRoleAgentOfACallerWithoutARow() throws {
        let caller = Caller(roles: [.agent])
        let refusal = #expect(throws: Refusal.self) { try caller.withRowsOnly() }
        #expect(refusal == Refusal.unauthenticated)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("keeps the role lead of a caller with a row")
    func keepsTheRoleLeadOfACallerWithARow() throws {
        let agent = Sample.agent(1)
        let caller = Caller(roles: [.lead], agent: agent)
        let kept = try caller.withRowsOnly()
        #expect(kept.roles == [.lead])
        #expect(kept.has(.lead))
        #expect(kept.agent == agent)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("refuses the role lead of a caller without a row")
    func refusesTheRoleLeadOfACallerWithoutARow() throws {
        let caller = Caller(roles: [.lead])
        let refusal = #expect(throws: Refusal.self) { try caller.withRowsOnly() }
        #expect(refusal == Refusal.unauthenticated)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("a caller with an agent row is that row")
    func aCallerWithAnAgentRowIsThatRow() {
        let agent = Sample.agent(1)
        let caller = Caller(roles: [.agent, .lead], agent: agent)
        #expect(caller.me?.name == agent.name)
    }
}
