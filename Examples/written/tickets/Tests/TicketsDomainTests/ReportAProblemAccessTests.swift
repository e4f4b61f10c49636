import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Access: ReportAProblem: who may. (REQ-001)
@Suite("Access: ReportAProblem: who may")
struct ReportAProblemAccessTests {
    /// (REQ-001)
    @Test("POST /tickets lets in a customer")
    func postTicketsLetsInACustomer() {
        let customer = Sample.customer(1)
        let caller = Caller(roles: [.customer], customer: customer)
        #expect(ReportAProblemAccess.permits(caller))
    }

    /// (REQ-001)
    @Test("POST /tickets turns away an agent")
    func postTicketsTurnsAwayAnAgent() {
        let agent = Sample.agent(1)
        let caller = Caller(roles: [.agent], agent: agent)
        #expect(!ReportAProblemAccess.permits(caller))
    }

    /// (REQ-001)
    @Test("POST /tickets turns away a lead")
    func postTicketsTurnsAwayALead() {
        let agent = Sample.agent(1)
        let caller = Caller(roles: [.lead], agent: agent)
        #expect(!ReportAProblemAccess.permits(caller))
    }

    /// (REQ-001)
    @Test("POST /tickets turns away a caller without a role")
    func postTicketsTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(!ReportAProblemAccess.permits(caller))
    }
}
