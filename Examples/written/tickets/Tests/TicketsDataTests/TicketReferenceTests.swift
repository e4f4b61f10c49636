import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Ticket: references. (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
@Suite("Entity: Ticket: references")
struct TicketReferenceTests {
    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("the table itself refuses a customer that does not exist")
    func theTableItselfRefusesACustomerThatDoesNotExist() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "ticket" SET "customer_id" = ? WHERE "id" = ?"#,
                [.uuid(Sample.id(0)), .uuid(ticket.id)]
            )
        )
        #expect(violation?.kind == .foreignKey)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("keeps a customer that a ticket refers to")
    func keepsACustomerThatATicketRefersTo() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        try await store.add(Sample.ticket(2, customerID: customer.id))
        let otherCustomer = try await store.add(Sample.customer(4))
        try await store.add(Sample.ticket(3, customerID: otherCustomer.id))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.delete(customer) }
        #expect(refusal?.kind == .conflict)
        #expect(refusal?.code == "still_referenced")
        #expect(try await store.contents() == before)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("the table itself refuses an agent that does not exist")
    func theTableItselfRefusesAnAgentThatDoesNotExist() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "ticket" SET "agent_id" = ? WHERE "id" = ?"#,
                [.uuid(Sample.id(0)), .uuid(ticket.id)]
            )
        )
        #expect(violation?.kind == .foreignKey)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("keeps an agent that a ticket refers to")
    func keepsAnAgentThatATicketRefersTo() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let otherAgent = try await store.add(Sample.agent(4))
        let customer = try await store.add(Sample.customer(5))
        try await store.add(Sample.ticket(2, customerID: customer.id, agentID: agent.id))
        try await store.add(Sample.ticket(3, customerID: customer.id, agentID: otherAgent.id))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.delete(agent) }
        #expect(refusal?.kind == .conflict)
        #expect(refusal?.code == "still_referenced")
        #expect(try await store.contents() == before)
    }
}
