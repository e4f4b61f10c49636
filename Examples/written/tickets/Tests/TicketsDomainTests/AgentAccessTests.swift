import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Access: Agent: who may. (REQ-009)
@Suite("Access: Agent: who may")
struct AgentAccessTests {
    /// (REQ-009)
    @Test("POST /agents turns away a customer")
    func postAgentsTurnsAwayACustomer() {
        let customer = Sample.customer(1)
        let caller = Caller(roles: [.customer], customer: customer)
        #expect(!AgentAccess.mayCreate(caller))
    }

    /// (REQ-009)
    @Test("POST /agents turns away an agent")
    func postAgentsTurnsAwayAnAgent() {
        let agent = Sample.agent(1)
        let caller = Caller(roles: [.agent], agent: agent)
        #expect(!AgentAccess.mayCreate(caller))
    }

    /// (REQ-009)
    @Test("POST /agents lets in a lead")
    func postAgentsLetsInALead() {
        let agent = Sample.agent(1)
        let caller = Caller(roles: [.lead], agent: agent)
        #expect(AgentAccess.mayCreate(caller))
    }

    /// (REQ-009)
    @Test("POST /agents turns away a caller without a role")
    func postAgentsTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(!AgentAccess.mayCreate(caller))
    }

    /// (REQ-009)
    @Test("GET /agents/{id} turns away a customer")
    func getAgentsIdTurnsAwayACustomer() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let caller = Caller(roles: [.customer], customer: customer)
        #expect(AgentAccess.read(caller) == nil)
    }

    /// (REQ-009)
    @Test("GET /agents/{id} shows an agent every row")
    func getAgentsIdShowsAnAgentEveryRow() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let otherAgent = try await store.add(Sample.agent(2))
        let otherAgent2 = try await store.add(Sample.agent(3))
        let caller = Caller(roles: [.agent], agent: agent)
        let filter = try #require(AgentAccess.read(caller))
        let found = try await store.read { try AgentRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [agent.id, otherAgent.id, otherAgent2.id])
    }

    /// (REQ-009)
    @Test("GET /agents/{id} shows a lead every row")
    func getAgentsIdShowsALeadEveryRow() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let otherAgent = try await store.add(Sample.agent(2))
        let otherAgent2 = try await store.add(Sample.agent(3))
        let caller = Caller(roles: [.lead], agent: agent)
        let filter = try #require(AgentAccess.read(caller))
        let found = try await store.read { try AgentRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [agent.id, otherAgent.id, otherAgent2.id])
    }

    /// (REQ-009)
    @Test("GET /agents/{id} turns away a caller without a role")
    func getAgentsIdTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(AgentAccess.read(caller) == nil)
    }

    /// (REQ-009)
    @Test("GET /agents turns away a customer")
    func getAgentsTurnsAwayACustomer() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let caller = Caller(roles: [.customer], customer: customer)
        #expect(AgentAccess.list(caller) == nil)
    }

    /// (REQ-009)
    @Test("GET /agents shows an agent every row")
    func getAgentsShowsAnAgentEveryRow() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let otherAgent = try await store.add(Sample.agent(2))
        let otherAgent2 = try await store.add(Sample.agent(3))
        let caller = Caller(roles: [.agent], agent: agent)
        let filter = try #require(AgentAccess.list(caller))
        let found = try await store.read { try AgentRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [agent.id, otherAgent.id, otherAgent2.id])
    }

    /// (REQ-009)
    @Test("GET /agents shows a lead every row")
    func getAgentsShowsALeadEveryRow() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let otherAgent = try await store.add(Sample.agent(2))
        let otherAgent2 = try await store.add(Sample.agent(3))
        let caller = Caller(roles: [.lead], agent: agent)
        let filter = try #require(AgentAccess.list(caller))
        let found = try await store.read { try AgentRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [agent.id, otherAgent.id, otherAgent2.id])
    }

    /// (REQ-009)
    @Test("GET /agents turns away a caller without a role")
    func getAgentsTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(AgentAccess.list(caller) == nil)
    }

    /// (REQ-009)
    @Test("PATCH /agents/{id} turns away a customer")
    func patchAgentsIdTurnsAwayACustomer() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let caller = Caller(roles: [.customer], customer: customer)
        #expect(AgentAccess.update(caller) == nil)
    }

    /// (REQ-009)
    @Test("PATCH /agents/{id} turns away an agent")
    func patchAgentsIdTurnsAwayAnAgent() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let caller = Caller(roles: [.agent], agent: agent)
        #expect(AgentAccess.update(caller) == nil)
    }

    /// (REQ-009)
    @Test("PATCH /agents/{id} admits a lead to every row")
    func patchAgentsIdAdmitsALeadToEveryRow() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let otherAgent = try await store.add(Sample.agent(2))
        let otherAgent2 = try await store.add(Sample.agent(3))
        let caller = Caller(roles: [.lead], agent: agent)
        let filter = try #require(AgentAccess.update(caller))
        let found = try await store.read { try AgentRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [agent.id, otherAgent.id, otherAgent2.id])
    }

    /// (REQ-009)
    @Test("PATCH /agents/{id} turns away a caller without a role")
    func patchAgentsIdTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(AgentAccess.update(caller) == nil)
    }
}
