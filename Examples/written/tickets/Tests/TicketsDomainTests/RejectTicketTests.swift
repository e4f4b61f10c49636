import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Lifecycle: Ticket: the event reject. (REQ-004)
@Suite("Lifecycle: Ticket: the event reject")
struct RejectTicketTests {
    /// (REQ-004)
    @Test("reject moves a resolved ticket to assigned")
    func rejectMovesAResolvedTicketToAssigned() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let formerAgent = try await store.add(Sample.agent(3))
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
        let result = try await store.write { transaction in try TicketLifecycle.reject(ticket, in: transaction) }
        let after = try await store.contents()
        var expected = before
        expected.tickets[ticket.id]?.reopenings = 42
        expected.tickets[ticket.id]?.state = .assigned
        expected.tickets[ticket.id]?.version = 2
        expected.tickets[ticket.id]?.updatedAt = store.clock.now()
        #expect(after == expected)
        #expect(result == after.tickets[result.id])
    }

    /// (REQ-004)
    @Test("reject is illegal for an open ticket")
    func rejectIsIllegalForAnOpenTicket() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let formerAgent = try await store.add(Sample.agent(3))
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
        let refusal = await #expect(throws: Refusal.self) {
            try await store.write { transaction in try TicketLifecycle.reject(ticket, in: transaction) }
        }
        #expect(refusal?.kind == .conflict)
        #expect(refusal?.code == "illegal_transition")
        #expect(try await store.contents() == before)
    }

    /// (REQ-004)
    @Test("reject is illegal for an assigned ticket")
    func rejectIsIllegalForAnAssignedTicket() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let formerAgent = try await store.add(Sample.agent(3))
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
        let refusal = await #expect(throws: Refusal.self) {
            try await store.write { transaction in try TicketLifecycle.reject(ticket, in: transaction) }
        }
        #expect(refusal?.kind == .conflict)
        #expect(refusal?.code == "illegal_transition")
        #expect(try await store.contents() == before)
    }

    /// (REQ-004)
    @Test("reject is illegal for a closed ticket")
    func rejectIsIllegalForAClosedTicket() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let formerAgent = try await store.add(Sample.agent(3))
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
            try await store.write { transaction in try TicketLifecycle.reject(ticket, in: transaction) }
        }
        #expect(refusal?.kind == .conflict)
        #expect(refusal?.code == "illegal_transition")
        #expect(try await store.contents() == before)
    }
}
