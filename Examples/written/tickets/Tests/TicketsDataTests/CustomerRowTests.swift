import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Customer: storing, changing and deleting. (REQ-009)
@Suite("Entity: Customer: storing, changing and deleting")
struct CustomerRowTests {
    /// (REQ-009)
    @Test("reads back what was stored")
    func readsBackWhatWasStored() async throws {
        let store = try await TestStore.make()
        let customer = Sample.customer(1)
        try await store.add(customer)
        let found = try #require(try await store.contents().customers[customer.id])
        #expect(found.email == "email1@example.org")
        #expect(found.name == "name 1")
        #expect(found.plan == .free)
        #expect(found.version == 1)
        #expect(found.createdAt == store.clock.now())
        #expect(found.updatedAt == store.clock.now())
    }

    /// (REQ-009)
    @Test("keeps values at their lower bounds")
    func keepsValuesAtTheirLowerBounds() async throws {
        let store = try await TestStore.make()
        let customer = Sample.customer(1, email: "email2@example.org", name: "ß", plan: .business)
        try await store.add(customer)
        let found = try #require(try await store.contents().customers[customer.id])
        #expect(found.email == "email2@example.org")
        #expect(found.name == "ß")
        #expect(found.plan == .business)
        #expect(found.version == 1)
        #expect(found.createdAt == store.clock.now())
        #expect(found.updatedAt == store.clock.now())
    }

    /// (REQ-009)
    @Test("keeps values at their upper bounds")
    func keepsValuesAtTheirUpperBounds() async throws {
        let store = try await TestStore.make()
        let customer = Sample.customer(
            1,
            email: "email2@example.org",
            name: String(repeating: "🚲", count: 120),
            plan: .business
        )
        try await store.add(customer)
        let found = try #require(try await store.contents().customers[customer.id])
        #expect(found.email == "email2@example.org")
        #expect(found.name == String(repeating: "🚲", count: 120))
        #expect(found.plan == .business)
        #expect(found.version == 1)
        #expect(found.createdAt == store.clock.now())
        #expect(found.updatedAt == store.clock.now())
    }

    /// (REQ-009)
    @Test("counts the version with each change")
    func countsTheVersionWithEachChange() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let before = try await store.contents()
        var changed = customer
        changed.email = "email2@example.org"
        store.clock.advance(by: .seconds(1))
        let stored = try await store.update(changed)
        var expected = before
        expected.customers[customer.id]?.email = "email2@example.org"
        expected.customers[customer.id]?.version = 2
        expected.customers[customer.id]?.updatedAt = store.clock.now()
        #expect(stored == expected.customers[customer.id])
        #expect(try await store.contents() == expected)
    }

    /// (REQ-009)
    @Test("refuses the change of a row that was changed in the meantime")
    func refusesTheChangeOfARowThatWasChangedInTheMeantime() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        var changed = customer
        changed.email = "email2@example.org"
        try await store.update(changed)
        let before = try await store.contents()
        let failure = await #expect(throws: StorageError.self) { try await store.update(customer) }
        #expect(failure?.code == .staleVersion)
        #expect(try await store.contents() == before)
    }

    /// (REQ-009)
    @Test("deletes a row that nothing refers to")
    func deletesARowThatNothingRefersTo() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let before = try await store.contents()
        try await store.delete(customer)
        let after = try await store.contents()
        var expected = before
        expected.customers[customer.id] = nil
        #expect(after == expected)
    }

    /// (REQ-009)
    @Test("does not delete a row that was changed in the meantime")
    func doesNotDeleteARowThatWasChangedInTheMeantime() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        var changed = customer
        changed.email = "email2@example.org"
        try await store.update(changed)
        let before = try await store.contents()
        let failure = await #expect(throws: StorageError.self) { try await store.delete(customer) }
        #expect(failure?.code == .staleVersion)
        #expect(try await store.contents() == before)
    }
}
