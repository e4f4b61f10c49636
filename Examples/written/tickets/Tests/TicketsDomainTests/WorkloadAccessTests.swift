import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Access: Workload: who may. (REQ-008)
@Suite("Access: Workload: who may")
struct WorkloadAccessTests {
    /// (REQ-008)
    @Test("GET /workload turns away a customer")
    func getWorkloadTurnsAwayACustomer() {
        let customer = Sample.customer(1)
        let caller = Caller(roles: [.customer], customer: customer)
        #expect(!WorkloadAccess.permits(caller))
    }

    /// (REQ-008)
    @Test("GET /workload turns away an agent")
    func getWorkloadTurnsAwayAnAgent() {
        let agent = Sample.agent(1)
        let caller = Caller(roles: [.agent], agent: agent)
        #expect(!WorkloadAccess.permits(caller))
    }

    /// (REQ-008)
    @Test("GET /workload lets in a lead")
    func getWorkloadLetsInALead() {
        let agent = Sample.agent(1)
        let caller = Caller(roles: [.lead], agent: agent)
        #expect(WorkloadAccess.permits(caller))
    }

    /// (REQ-008)
    @Test("GET /workload turns away a caller without a role")
    func getWorkloadTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(!WorkloadAccess.permits(caller))
    }
}
