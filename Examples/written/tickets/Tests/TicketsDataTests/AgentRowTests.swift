import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Agent: storing, changing and deleting. (REQ-002, REQ-005, REQ-009)
@Suite("Entity: Agent: storing, changing and deleting")
struct AgentRowTests {
    /// (REQ-002, REQ-005, REQ-009)
    @Test("reads back what was stored")
    func readsBackWhatWasStored() async throws {
        let store = try await TestStore.make()
        let agent = Sample.agent(1)
        try await store.add(agent)
        let found = try #require(try await store.contents().agents[agent.id])
        #expect(found.email == "email1@example.org")
        #expect(found.name == "name 1")
        #expect(found.active == true)
        #expect(found.version == 1)
        #expect(found.createdAt == store.clock.now())
        #expect(found.updatedAt == store.clock.now())
    }

    /// (REQ-002, REQ-005, REQ-009)
    @Test("keeps values at their lower bounds")
    func keepsValuesAtTheirLowerBounds() async throws {
        let store = try await TestStore.make()
        let agent = Sample.agent(1, email: "email2@example.org", name: "ß", active: false)
        try await store.add(agent)
        let found = try #require(try await store.contents().agents[agent.id])
        #expect(found.email == "email2@example.org")
        #expect(found.name == "ß")
        #expect(found.active == false)
        #expect(found.version == 1)
        #expect(found.createdAt == store.clock.now())
        #expect(found.updatedAt == store.clock.now())
    }

    /// (REQ-002, REQ-005, REQ-009)
    @Test("keeps values at their upper bounds")
    func keepsValuesAtTheirUpperBounds() async throws {
        let store = try await TestStore.make()
        let agent = Sample.agent(
            1,
            email: "email2@example.org",
            name: String(repeating: "🚲", count: 120),
            active: false
        )
        try await store.add(agent)
        let found = try #require(try await store.contents().agents[agent.id])
        #expect(found.email == "email2@example.org")
        #expect(found.name == String(repeating: "🚲", count: 120))
        #expect(found.active == false)
        #expect(found.version == 1)
        #expect(found.createdAt == store.clock.now())
        #expect(found.updatedAt == store.clock.now())
    }

    /// (REQ-002, REQ-005, REQ-009)
    @Test("counts the version with each change")
    func countsTheVersionWithEachChange() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let before = try await store.contents()
        var changed = agent
        changed.email = "email2@example.org"
        store.clock.advance(by: .seconds(1))
        let stored = try await store.update(changed)
        var expected = before
        expected.agents[agent.id]?.email = "email2@example.org"
        expected.agents[agent.id]?.version = 2
        expected.agents[agent.id]?.updatedAt = store.clock.now()
        #expect(stored == expected.agents[agent.id])
        #expect(try await store.contents() == expected)
    }

    /// (REQ-002, REQ-005, REQ-009)
    @Test("refuses the change of a row that was changed in the meantime")
    func refusesTheChangeOfARowThatWasChangedInTheMeantime() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        var changed = agent
        changed.email = "email2@example.org"
        try await store.update(changed)
        let before = try await store.contents()
        let failure = await #expect(throws: StorageError.self) { try await store.update(agent) }
        #expect(failure?.code == .staleVersion)
        #expect(try await store.contents() == before)
    }

    /// (REQ-002, REQ-005, REQ-009)
    @Test("deletes a row that nothing refers to")
    func deletesARowThatNothingRefersTo() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let before = try await store.contents()
        try await store.delete(agent)
        let after = try await store.contents()
        var expected = before
        expected.agents[agent.id] = nil
        #expect(after == expected)
    }

    /// (REQ-002, REQ-005, REQ-009)
    @Test("does not delete a row that was changed in the meantime")
    func doesNotDeleteARowThatWasChangedInTheMeantime() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        var changed = agent
        changed.email = "email2@example.org"
        try await store.update(changed)
        let before = try await store.contents()
        let failure = await #expect(throws: StorageError.self) { try await store.delete(agent) }
        #expect(failure?.code == .staleVersion)
        #expect(try await store.contents() == before)
    }
}
