import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Flow: Resolve: what it does. (REQ-003)
@Suite("Flow: Resolve: what it does")
struct ResolveFlowTests {
    /// (REQ-003)
    @Test("does what its steps say")
    func doesWhatItsStepsSay() async throws {
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
        let result = try await store.write { transaction in
            try TicketLifecycle.resolve(ticket, ResolveFlow.Input(resolution: "resolution 51"), in: transaction)
        }
        let after = try await store.contents()
        var expected = before
        expected.tickets[ticket.id]?.resolution = "resolution 51"
        expected.tickets[ticket.id]?.resolvedAt = store.clock.now()
        expected.tickets[ticket.id]?.state = .resolved
        expected.tickets[ticket.id]?.version = 2
        expected.tickets[ticket.id]?.updatedAt = store.clock.now()
        #expect(after == expected)
        #expect(result == after.tickets[result.id])
    }
}
