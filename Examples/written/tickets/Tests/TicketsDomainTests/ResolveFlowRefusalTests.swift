import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Flow: Resolve: what it refuses, and that nothing is stored then. (REQ-003)
@Suite("Flow: Resolve: what it refuses, and that nothing is stored then")
struct ResolveFlowRefusalTests {
    /// (REQ-003)
    @Test("stores nothing where resolution is one character too short")
    func storesNothingWhereResolutionIsOneCharacterTooShort() async throws {
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
            try await store.write { transaction in
                try TicketLifecycle.resolve(ticket, ResolveFlow.Input(resolution: ""), in: transaction)
            }
        }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/resolution"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-003)
    @Test("stores nothing where resolution is one character too long")
    func storesNothingWhereResolutionIsOneCharacterTooLong() async throws {
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
            try await store.write { transaction in
                try TicketLifecycle.resolve(
                    ticket,
                    ResolveFlow.Input(resolution: String(repeating: "x", count: 4001)),
                    in: transaction
                )
            }
        }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/resolution"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }
}
