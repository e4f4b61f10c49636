import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Flow: Assign: what it refuses, and that nothing is stored then. (REQ-002, REQ-005)
@Suite("Flow: Assign: what it refuses, and that nothing is stored then")
struct AssignFlowRefusalTests {
    /// (REQ-002, REQ-005)
    @Test("refuses with 422 agent_inactive at step 2")
    func refusesWith422AgentInactiveAtStep2() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(2, active: false))
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) {
            try await store.write { transaction in
                try TicketLifecycle.assign(ticket, AssignFlow.Input(agentID: agent.id), in: transaction)
            }
        }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "agent_inactive")
        #expect(refusal?.detail == "This agent takes no tickets.")
        #expect(try await store.contents() == before)
    }

    /// (REQ-002, REQ-005)
    @Test("refuses with 409 desk_full at step 3")
    func refusesWith409DeskFullAtStep3() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(2))
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        for number in 4...23 {
            try await store.add(Sample.ticket(number, customerID: customer.id, agentID: agent.id, state: .assigned))
        }
        try await store.add(Sample.ticket(24, customerID: customer.id, state: .assigned))
        try await store.add(Sample.ticket(25, customerID: customer.id, agentID: agent.id))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) {
            try await store.write { transaction in
                try TicketLifecycle.assign(ticket, AssignFlow.Input(agentID: agent.id), in: transaction)
            }
        }
        #expect(refusal?.kind == .conflict)
        #expect(refusal?.code == "desk_full")
        #expect(refusal?.detail == "This agent already works on 20 tickets.")
        #expect(try await store.contents() == before)
    }

    /// (REQ-002, REQ-005)
    @Test("refuses with 422 unknown_reference for an unknown agent")
    func refusesWith422UnknownReferenceForAnUnknownAgent() async throws {
        let store = try await TestStore.make()
        try await store.add(Sample.agent(2))
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) {
            try await store.write { transaction in
                try TicketLifecycle.assign(ticket, AssignFlow.Input(agentID: Sample.id(0)), in: transaction)
            }
        }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "unknown_reference")
        #expect(refusal?.detail == "There is no such agent.")
        #expect(try await store.contents() == before)
    }
}
