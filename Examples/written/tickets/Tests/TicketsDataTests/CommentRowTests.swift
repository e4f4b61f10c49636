import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Comment: storing, changing and deleting. (REQ-007)
@Suite("Entity: Comment: storing, changing and deleting")
struct CommentRowTests {
    /// (REQ-007)
    @Test("reads back what was stored")
    func readsBackWhatWasStored() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let comment = Sample.comment(1, ticketID: ticket.id)
        try await store.add(comment)
        let found = try #require(try await store.contents().comments[comment.id])
        #expect(found.ticketID == ticket.id)
        #expect(found.authorName == "author name 1")
        #expect(found.body == "body 1")
        #expect(found.version == 1)
        #expect(found.createdAt == store.clock.now())
        #expect(found.updatedAt == store.clock.now())
    }

    /// (REQ-007)
    @Test("keeps values at their lower bounds")
    func keepsValuesAtTheirLowerBounds() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let comment = Sample.comment(1, ticketID: ticket.id, authorName: "ß", body: "ß")
        try await store.add(comment)
        let found = try #require(try await store.contents().comments[comment.id])
        #expect(found.ticketID == ticket.id)
        #expect(found.authorName == "ß")
        #expect(found.body == "ß")
        #expect(found.version == 1)
        #expect(found.createdAt == store.clock.now())
        #expect(found.updatedAt == store.clock.now())
    }

    /// (REQ-007)
    @Test("keeps values at their upper bounds")
    func keepsValuesAtTheirUpperBounds() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let comment = Sample.comment(
            1,
            ticketID: ticket.id,
            authorName: String(repeating: "🚲", count: 120),
            body: String(repeating: "🚲", count: 4000)
        )
        try await store.add(comment)
        let found = try #require(try await store.contents().comments[comment.id])
        #expect(found.ticketID == ticket.id)
        #expect(found.authorName == String(repeating: "🚲", count: 120))
        #expect(found.body == String(repeating: "🚲", count: 4000))
        #expect(found.version == 1)
        #expect(found.createdAt == store.clock.now())
        #expect(found.updatedAt == store.clock.now())
    }

    /// (REQ-007)
    @Test("counts the version with each change")
    func countsTheVersionWithEachChange() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let comment = try await store.add(Sample.comment(1, ticketID: ticket.id))
        let before = try await store.contents()
        var changed = comment
        changed.authorName = "author name 2"
        store.clock.advance(by: .seconds(1))
        let stored = try await store.update(changed)
        var expected = before
        expected.comments[comment.id]?.authorName = "author name 2"
        expected.comments[comment.id]?.version = 2
        expected.comments[comment.id]?.updatedAt = store.clock.now()
        #expect(stored == expected.comments[comment.id])
        #expect(try await store.contents() == expected)
    }

    /// (REQ-007)
    @Test("refuses the change of a row that was changed in the meantime")
    func refusesTheChangeOfARowThatWasChangedInTheMeantime() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let comment = try await store.add(Sample.comment(1, ticketID: ticket.id))
        var changed = comment
        changed.authorName = "author name 2"
        try await store.update(changed)
        let before = try await store.contents()
        let failure = await #expect(throws: StorageError.self) { try await store.update(comment) }
        #expect(failure?.code == .staleVersion)
        #expect(try await store.contents() == before)
    }

    /// (REQ-007)
    @Test("deletes a row that nothing refers to")
    func deletesARowThatNothingRefersTo() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let comment = try await store.add(Sample.comment(1, ticketID: ticket.id))
        let before = try await store.contents()
        try await store.delete(comment)
        let after = try await store.contents()
        var expected = before
        expected.comments[comment.id] = nil
        #expect(after == expected)
    }

    /// (REQ-007)
    @Test("does not delete a row that was changed in the meantime")
    func doesNotDeleteARowThatWasChangedInTheMeantime() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let comment = try await store.add(Sample.comment(1, ticketID: ticket.id))
        var changed = comment
        changed.authorName = "author name 2"
        try await store.update(changed)
        let before = try await store.contents()
        let failure = await #expect(throws: StorageError.self) { try await store.delete(comment) }
        #expect(failure?.code == .staleVersion)
        #expect(try await store.contents() == before)
    }
}
