import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Access: Customer: who may. (REQ-009)
@Suite("Access: Customer: who may")
struct CustomerAccessTests {
    /// (REQ-009)
    @Test("POST /customers turns away a customer")
    func postCustomersTurnsAwayACustomer() {
        let customer = Sample.customer(1)
        let caller = Caller(roles: [.customer], customer: customer)
        #expect(!CustomerAccess.mayCreate(caller))
    }

    /// (REQ-009)
    @Test("POST /customers turns away an agent")
    func postCustomersTurnsAwayAnAgent() {
        let agent = Sample.agent(1)
        let caller = Caller(roles: [.agent], agent: agent)
        #expect(!CustomerAccess.mayCreate(caller))
    }

    /// (REQ-009)
    @Test("POST /customers lets in a lead")
    func postCustomersLetsInALead() {
        let agent = Sample.agent(1)
        let caller = Caller(roles: [.lead], agent: agent)
        #expect(CustomerAccess.mayCreate(caller))
    }

    /// (REQ-009)
    @Test("POST /customers turns away a caller without a role")
    func postCustomersTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(!CustomerAccess.mayCreate(caller))
    }

    /// (REQ-009)
    @Test("GET /customers/{id} shows a customer only the rows of the rule")
    func getCustomersIdShowsACustomerOnlyTheRowsOfTheRule() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        try await store.add(Sample.customer(2))
        let caller = Caller(roles: [.customer], customer: customer)
        let filter = try #require(CustomerAccess.read(caller))
        let found = try await store.read { try CustomerRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [customer.id])
    }

    /// (REQ-009)
    @Test("GET /customers/{id} shows an agent every row")
    func getCustomersIdShowsAnAgentEveryRow() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let customer = try await store.add(Sample.customer(2))
        let otherCustomer = try await store.add(Sample.customer(3))
        let caller = Caller(roles: [.agent], agent: agent)
        let filter = try #require(CustomerAccess.read(caller))
        let found = try await store.read { try CustomerRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [customer.id, otherCustomer.id])
    }

    /// (REQ-009)
    @Test("GET /customers/{id} shows a lead every row")
    func getCustomersIdShowsALeadEveryRow() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let customer = try await store.add(Sample.customer(2))
        let otherCustomer = try await store.add(Sample.customer(3))
        let caller = Caller(roles: [.lead], agent: agent)
        let filter = try #require(CustomerAccess.read(caller))
        let found = try await store.read { try CustomerRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [customer.id, otherCustomer.id])
    }

    /// (REQ-009)
    @Test("GET /customers/{id} turns away a caller without a role")
    func getCustomersIdTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(CustomerAccess.read(caller) == nil)
    }

    /// (REQ-009)
    @Test("GET /customers turns away a customer")
    func getCustomersTurnsAwayACustomer() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let caller = Caller(roles: [.customer], customer: customer)
        #expect(CustomerAccess.list(caller) == nil)
    }

    /// (REQ-009)
    @Test("GET /customers turns away an agent")
    func getCustomersTurnsAwayAnAgent() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let caller = Caller(roles: [.agent], agent: agent)
        #expect(CustomerAccess.list(caller) == nil)
    }

    /// (REQ-009)
    @Test("GET /customers shows a lead every row")
    func getCustomersShowsALeadEveryRow() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let customer = try await store.add(Sample.customer(2))
        let otherCustomer = try await store.add(Sample.customer(3))
        let caller = Caller(roles: [.lead], agent: agent)
        let filter = try #require(CustomerAccess.list(caller))
        let found = try await store.read { try CustomerRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [customer.id, otherCustomer.id])
    }

    /// (REQ-009)
    @Test("GET /customers turns away a caller without a role")
    func getCustomersTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(CustomerAccess.list(caller) == nil)
    }

    /// (REQ-009)
    @Test("PATCH /customers/{id} turns away a customer")
    func patchCustomersIdTurnsAwayACustomer() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let caller = Caller(roles: [.customer], customer: customer)
        #expect(CustomerAccess.update(caller) == nil)
    }

    /// (REQ-009)
    @Test("PATCH /customers/{id} turns away an agent")
    func patchCustomersIdTurnsAwayAnAgent() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let caller = Caller(roles: [.agent], agent: agent)
        #expect(CustomerAccess.update(caller) == nil)
    }

    /// (REQ-009)
    @Test("PATCH /customers/{id} admits a lead to every row")
    func patchCustomersIdAdmitsALeadToEveryRow() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let customer = try await store.add(Sample.customer(2))
        let otherCustomer = try await store.add(Sample.customer(3))
        let caller = Caller(roles: [.lead], agent: agent)
        let filter = try #require(CustomerAccess.update(caller))
        let found = try await store.read { try CustomerRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [customer.id, otherCustomer.id])
    }

    /// (REQ-009)
    @Test("PATCH /customers/{id} turns away a caller without a role")
    func patchCustomersIdTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(CustomerAccess.update(caller) == nil)
    }

    /// (REQ-009)
    @Test("DELETE /customers/{id} turns away a customer")
    func deleteCustomersIdTurnsAwayACustomer() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let caller = Caller(roles: [.customer], customer: customer)
        #expect(CustomerAccess.delete(caller) == nil)
    }

    /// (REQ-009)
    @Test("DELETE /customers/{id} turns away an agent")
    func deleteCustomersIdTurnsAwayAnAgent() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let caller = Caller(roles: [.agent], agent: agent)
        #expect(CustomerAccess.delete(caller) == nil)
    }

    /// (REQ-009)
    @Test("DELETE /customers/{id} admits a lead to every row")
    func deleteCustomersIdAdmitsALeadToEveryRow() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let customer = try await store.add(Sample.customer(2))
        let otherCustomer = try await store.add(Sample.customer(3))
        let caller = Caller(roles: [.lead], agent: agent)
        let filter = try #require(CustomerAccess.delete(caller))
        let found = try await store.read { try CustomerRepository.all(where: filter.condition, in: $0) }
        #expect(Set(found.map(\.id)) == [customer.id, otherCustomer.id])
    }

    /// (REQ-009)
    @Test("DELETE /customers/{id} turns away a caller without a role")
    func deleteCustomersIdTurnsAwayACallerWithoutARole() {
        let caller = Caller(roles: [])
        #expect(CustomerAccess.delete(caller) == nil)
    }
}
