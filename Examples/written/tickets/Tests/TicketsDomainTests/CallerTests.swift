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
    func keepsTheRoleCustomerOfACallerWithARow() {
        let customer = Sample.customer(1)
        let caller = Caller(roles: [.customer], customer: customer)
        #expect(caller.roles == [.customer])
        #expect(caller.has(.customer))
        #expect(caller.asCustomer == customer)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("drops the role customer of a caller without a row")
    func dropsTheRoleCustomerOfACallerWithoutARow() {
        let caller = Caller(roles: [.customer])
        #expect(caller.roles.isEmpty)
        #expect(caller.asCustomer == nil)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("keeps the role customer and drops the role agent where only the first has a row")
    func keepsTheRoleCustomerAndDropsTheRoleAgentWhereOnlyTheFirstHasARow() {
        let customer = Sample.customer(1)
        let caller = Caller(roles: [.customer, .agent], customer: customer)
        #expect(caller.roles == [.customer])
        #expect(caller.has(.customer))
        #expect(caller.asCustomer == customer)
        #expect(!caller.has(.agent))
        #expect(caller.asAgent == nil)
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
    func keepsTheRoleAgentOfACallerWithARow() {
        let agent = Sample.agent(1)
        let caller = Caller(roles: [.agent], agent: agent)
        #expect(caller.roles == [.agent])
        #expect(caller.has(.agent))
        #expect(caller.asAgent == agent)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("drops the role agent of a caller without a row")
    func dropsTheRoleAgentOfACallerWithoutARow() {
        let caller = Caller(roles: [.agent])
        #expect(caller.roles.isEmpty)
        #expect(caller.asAgent == nil)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("keeps the role lead of a caller with a row")
    func keepsTheRoleLeadOfACallerWithARow() {
        let agent = Sample.agent(1)
        let caller = Caller(roles: [.lead], agent: agent)
        #expect(caller.roles == [.lead])
        #expect(caller.has(.lead))
        #expect(caller.asLead == agent)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("drops the role lead of a caller without a row")
    func dropsTheRoleLeadOfACallerWithoutARow() {
        let caller = Caller(roles: [.lead])
        #expect(caller.roles.isEmpty)
        #expect(caller.asLead == nil)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("keeps the role agent and drops the role customer where only the first has a row")
    func keepsTheRoleAgentAndDropsTheRoleCustomerWhereOnlyTheFirstHasARow() {
        let agent = Sample.agent(1)
        let caller = Caller(roles: [.agent, .customer], agent: agent)
        #expect(caller.roles == [.agent])
        #expect(caller.has(.agent))
        #expect(caller.asAgent == agent)
        #expect(!caller.has(.customer))
        #expect(caller.asCustomer == nil)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("a caller with an agent row is that row")
    func aCallerWithAnAgentRowIsThatRow() {
        let agent = Sample.agent(1)
        let caller = Caller(roles: [.agent, .lead], agent: agent)
        #expect(caller.me?.name == agent.name)
    }
}
