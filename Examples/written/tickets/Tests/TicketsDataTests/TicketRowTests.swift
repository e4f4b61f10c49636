import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Ticket: storing, changing and deleting. (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007,
/// REQ-010)
@Suite("Entity: Ticket: storing, changing and deleting")
struct TicketRowTests {
    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("reads back what was stored")
    func readsBackWhatWasStored() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = Sample.ticket(1, customerID: customer.id)
        try await store.add(ticket)
        let found = try #require(try await store.contents().tickets[ticket.id])
        #expect(found.number == "number 1")
        #expect(found.customerID == customer.id)
        #expect(found.agentID == nil)
        #expect(found.subject == "subject 1")
        #expect(found.body == "body 1")
        #expect(found.priority == .normal)
        #expect(found.resolution == nil)
        #expect(found.reopenings == 0)
        #expect(found.resolvedAt == nil)
        #expect(found.state == .open)
        #expect(found.version == 1)
        #expect(found.createdAt == store.clock.now())
        #expect(found.updatedAt == store.clock.now())
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("keeps values at their lower bounds")
    func keepsValuesAtTheirLowerBounds() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let agent = try await store.add(Sample.agent(3))
        let ticket = Sample.ticket(
            1,
            number: "ßßßßßßßß",
            customerID: customer.id,
            agentID: agent.id,
            subject: "ßßß",
            body: "ß",
            priority: .high,
            resolution: "ß",
            resolvedAt: Timestamp(microseconds: 1_772_323_320_000_000)
        )
        try await store.add(ticket)
        let found = try #require(try await store.contents().tickets[ticket.id])
        #expect(found.number == "ßßßßßßßß")
        #expect(found.customerID == customer.id)
        #expect(found.agentID == agent.id)
        #expect(found.subject == "ßßß")
        #expect(found.body == "ß")
        #expect(found.priority == .high)
        #expect(found.resolution == "ß")
        #expect(found.reopenings == 0)
        #expect(found.resolvedAt == Timestamp(microseconds: 1_772_323_320_000_000))
        #expect(found.state == .open)
        #expect(found.version == 1)
        #expect(found.createdAt == store.clock.now())
        #expect(found.updatedAt == store.clock.now())
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("keeps values at their upper bounds")
    func keepsValuesAtTheirUpperBounds() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let agent = try await store.add(Sample.agent(3))
        let ticket = Sample.ticket(
            1,
            number: "🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲",
            customerID: customer.id,
            agentID: agent.id,
            subject: String(repeating: "🚲", count: 140),
            body: String(repeating: "🚲", count: 10000),
            priority: .high,
            resolution: String(repeating: "🚲", count: 4000),
            resolvedAt: Timestamp(microseconds: 1_772_323_320_000_000)
        )
        try await store.add(ticket)
        let found = try #require(try await store.contents().tickets[ticket.id])
        #expect(found.number == "🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲🚲")
        #expect(found.customerID == customer.id)
        #expect(found.agentID == agent.id)
        #expect(found.subject == String(repeating: "🚲", count: 140))
        #expect(found.body == String(repeating: "🚲", count: 10000))
        #expect(found.priority == .high)
        #expect(found.resolution == String(repeating: "🚲", count: 4000))
        #expect(found.reopenings == 0)
        #expect(found.resolvedAt == Timestamp(microseconds: 1_772_323_320_000_000))
        #expect(found.state == .open)
        #expect(found.version == 1)
        #expect(found.createdAt == store.clock.now())
        #expect(found.updatedAt == store.clock.now())
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("counts the version with each change")
    func countsTheVersionWithEachChange() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let before = try await store.contents()
        var changed = ticket
        changed.number = "number 2"
        store.clock.advance(by: .seconds(1))
        let stored = try await store.update(changed)
        var expected = before
        expected.tickets[ticket.id]?.number = "number 2"
        expected.tickets[ticket.id]?.version = 2
        expected.tickets[ticket.id]?.updatedAt = store.clock.now()
        #expect(stored == expected.tickets[ticket.id])
        #expect(try await store.contents() == expected)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("refuses the change of a row that was changed in the meantime")
    func refusesTheChangeOfARowThatWasChangedInTheMeantime() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        var changed = ticket
        changed.number = "number 2"
        try await store.update(changed)
        let before = try await store.contents()
        let failure = await #expect(throws: StorageError.self) { try await store.update(ticket) }
        #expect(failure?.code == .staleVersion)
        #expect(try await store.contents() == before)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("deletes a row that nothing refers to")
    func deletesARowThatNothingRefersTo() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let before = try await store.contents()
        try await store.delete(ticket)
        let after = try await store.contents()
        var expected = before
        expected.tickets[ticket.id] = nil
        #expect(after == expected)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("does not delete a row that was changed in the meantime")
    func doesNotDeleteARowThatWasChangedInTheMeantime() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        var changed = ticket
        changed.number = "number 2"
        try await store.update(changed)
        let before = try await store.contents()
        let failure = await #expect(throws: StorageError.self) { try await store.delete(ticket) }
        #expect(failure?.code == .staleVersion)
        #expect(try await store.contents() == before)
    }
}
