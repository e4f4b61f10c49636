import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Flow: Add comment: what it does. (REQ-007)
@Suite("Flow: Add comment: what it does")
struct AddCommentFlowTests {
    /// (REQ-007)
    @Test("does what its steps say")
    func doesWhatItsStepsSay() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1, name: "name 31"))
        let otherCustomer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: otherCustomer.id))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let result = try await store.write { transaction in
            try AddCommentFlow.run(
                AddCommentFlow.Input(id: ticket.id, body: "body 51"),
                by: .customer(customer),
                in: transaction
            )
        }
        let after = try await store.contents()
        let madeComment = try #require(after.comments.values.first { before.comments[$0.id] == nil })
        var expected = before
        expected.comments[madeComment.id] = TicketsData.Comment(
            id: madeComment.id,
            ticketID: ticket.id,
            authorName: "name 31",
            body: "body 51"
        )
        expected.comments[madeComment.id]?.version = 1
        expected.comments[madeComment.id]?.createdAt = store.clock.now()
        expected.comments[madeComment.id]?.updatedAt = store.clock.now()
        #expect(after == expected)
        #expect(result == after.comments[result.id])
    }

    /// (REQ-007)
    @Test("does what its steps say for an agent")
    func doesWhatItsStepsSayForAnAgent() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1, name: "name 31"))
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let result = try await store.write { transaction in
            try AddCommentFlow.run(
                AddCommentFlow.Input(id: ticket.id, body: "body 51"),
                by: .agent(agent),
                in: transaction
            )
        }
        let after = try await store.contents()
        let madeComment = try #require(after.comments.values.first { before.comments[$0.id] == nil })
        var expected = before
        expected.comments[madeComment.id] = TicketsData.Comment(
            id: madeComment.id,
            ticketID: ticket.id,
            authorName: "name 31",
            body: "body 51"
        )
        expected.comments[madeComment.id]?.version = 1
        expected.comments[madeComment.id]?.createdAt = store.clock.now()
        expected.comments[madeComment.id]?.updatedAt = store.clock.now()
        #expect(after == expected)
        #expect(result == after.comments[result.id])
    }
}
