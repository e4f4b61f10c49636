import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Lifecycle: Ticket: the event assign. (REQ-002, REQ-005)
@Suite("Lifecycle: Ticket: the event assign")
struct AssignTicketTests {
    /// (REQ-002, REQ-005)
    @Test("assign moves an open ticket to assigned")
    func assignMovesAnOpenTicketToAssigned() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(2))
        let customer = try await store.add(Sample.customer(3))
        let formerAgent = try await store.add(Sample.agent(4))
        let ticket = try await store.add(
            Sample.ticket(
                1,
                customerID: customer.id,
                agentID: formerAgent.id,
                resolution: "resolution 41",
                reopenings: 41,
                resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000)
            )
        )
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
    @Test("assign moves an assigned ticket to assigned")
    func assignMovesAnAssignedTicketToAssigned() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(2))
        let customer = try await store.add(Sample.customer(3))
        let formerAgent = try await store.add(Sample.agent(4))
        let ticket = try await store.add(
            Sample.ticket(
                1,
                customerID: customer.id,
                agentID: formerAgent.id,
                resolution: "resolution 41",
                reopenings: 41,
                resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000),
                state: .assigned
            )
        )
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let result = try await store.write { transaction in
            try TicketLifecycle.assign(ticket, AssignFlow.Input(agentID: agent.id), in: transaction)
        }
        let after = try await store.contents()
        var expected = before
        expected.tickets[ticket.id]?.agentID = agent.id
        expected.tickets[ticket.id]?.version = 2
        expected.tickets[ticket.id]?.updatedAt = store.clock.now()
        #expect(after == expected)
        #expect(result == after.tickets[result.id])
    }

    /// (REQ-002, REQ-005)
    @Test("assign is illegal for a resolved ticket")
    func assignIsIllegalForAResolvedTicket() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(2))
        let customer = try await store.add(Sample.customer(3))
        let formerAgent = try await store.add(Sample.agent(4))
        let ticket = try await store.add(
            Sample.ticket(
                1,
                customerID: customer.id,
                agentID: formerAgent.id,
                resolution: "resolution 41",
                reopenings: 41,
                resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000),
                state: .resolved
            )
        )
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) {
            try await store.write { transaction in
                try TicketLifecycle.assign(ticket, AssignFlow.Input(agentID: agent.id), in: transaction)
            }
        }
        #expect(refusal?.kind == .conflict)
        #expect(refusal?.code == "illegal_transition")
        #expect(try await store.contents() == before)
    }

    /// (REQ-002, REQ-005)
    @Test("assign is illegal for a closed ticket")
    func assignIsIllegalForAClosedTicket() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(2))
        let customer = try await store.add(Sample.customer(3))
        let formerAgent = try await store.add(Sample.agent(4))
        let ticket = try await store.add(
            Sample.ticket(
                1,
                customerID: customer.id,
                agentID: formerAgent.id,
                resolution: "resolution 41",
                reopenings: 41,
                resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000),
                state: .closed
            )
        )
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) {
            try await store.write { transaction in
                try TicketLifecycle.assign(ticket, AssignFlow.Input(agentID: agent.id), in: transaction)
            }
        }
        #expect(refusal?.kind == .conflict)
        #expect(refusal?.code == "illegal_transition")
        #expect(try await store.contents() == before)
    }
}
