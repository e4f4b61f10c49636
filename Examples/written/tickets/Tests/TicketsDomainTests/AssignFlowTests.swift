import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Flow: Assign: what it does. (REQ-002, REQ-005)
@Suite("Flow: Assign: what it does")
struct AssignFlowTests {
    /// (REQ-002, REQ-005)
    @Test("does what its steps say")
    func doesWhatItsStepsSay() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(2))
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let result = try await store.write { transaction in
            try TicketLifecycle.assign(ticket, AssignFlow.Input(agentID: agent.id), in: transaction)
        }
        let after = try await store.contents()
        var expected = before
        expected.tickets[ticket.id]?.agentID = agent.id
        expected.tickets[ticket.id]?.state = .assigned
        expected.tickets[ticket.id]?.version = 2
        expected.tickets[ticket.id]?.updatedAt = store.clock.now()
        #expect(after == expected)
        #expect(result == after.tickets[result.id])
    }

    /// (REQ-002, REQ-005)
    @Test("goes through at the limit of step 3")
    func goesThroughAtTheLimitOfStep3() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(2))
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        for number in 4...22 {
            try await store.add(Sample.ticket(number, customerID: customer.id, agentID: agent.id, state: .assigned))
        }
        try await store.add(Sample.ticket(23, customerID: customer.id, state: .assigned))
        try await store.add(Sample.ticket(24, customerID: customer.id, agentID: agent.id))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let result = try await store.write { transaction in
            try TicketLifecycle.assign(ticket, AssignFlow.Input(agentID: agent.id), in: transaction)
        }
        let after = try await store.contents()
        var expected = before
        expected.tickets[ticket.id]?.agentID = agent.id
        expected.tickets[ticket.id]?.state = .assigned
        expected.tickets[ticket.id]?.version = 2
        expected.tickets[ticket.id]?.updatedAt = store.clock.now()
        #expect(after == expected)
        #expect(result == after.tickets[result.id])
    }
}
