import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Flow: Add comment: what it refuses, and that nothing is stored then. (REQ-007)
@Suite("Flow: Add comment: what it refuses, and that nothing is stored then")
struct AddCommentFlowRefusalTests {
    /// (REQ-007)
    @Test("refuses with 409 ticket_closed at step 2")
    func refusesWith409TicketClosedAtStep2() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1, name: "name 31"))
        let otherCustomer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: otherCustomer.id, state: .closed))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) {
            try await store.write { transaction in
                try AddCommentFlow.run(
                    AddCommentFlow.Input(id: ticket.id, body: "body 51"),
                    by: .customer(customer),
                    in: transaction
                )
            }
        }
        #expect(refusal?.kind == .conflict)
        #expect(refusal?.code == "ticket_closed")
        #expect(refusal?.detail == "A closed ticket takes no comments.")
        #expect(try await store.contents() == before)
    }

    /// (REQ-007)
    @Test("refuses with 404 not_found for an unknown id")
    func refusesWith404NotFoundForAnUnknownId() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1, name: "name 31"))
        let otherCustomer = try await store.add(Sample.customer(3))
        try await store.add(Sample.ticket(2, customerID: otherCustomer.id))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) {
            try await store.write { transaction in
                try AddCommentFlow.run(
                    AddCommentFlow.Input(id: Sample.id(0), body: "body 51"),
                    by: .customer(customer),
                    in: transaction
                )
            }
        }
        #expect(refusal?.kind == .notFound)
        #expect(refusal?.code == "not_found")
        #expect(try await store.contents() == before)
    }

    /// (REQ-007)
    @Test("stores nothing where body is one character too short")
    func storesNothingWhereBodyIsOneCharacterTooShort() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1, name: "name 31"))
        let otherCustomer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: otherCustomer.id))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) {
            try await store.write { transaction in
                try AddCommentFlow.run(
                    AddCommentFlow.Input(id: ticket.id, body: ""),
                    by: .customer(customer),
                    in: transaction
                )
            }
        }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/body"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-007)
    @Test("stores nothing where body is one character too long")
    func storesNothingWhereBodyIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1, name: "name 31"))
        let otherCustomer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: otherCustomer.id))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) {
            try await store.write { transaction in
                try AddCommentFlow.run(
                    AddCommentFlow.Input(id: ticket.id, body: String(repeating: "x", count: 4001)),
                    by: .customer(customer),
                    in: transaction
                )
            }
        }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/body"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }
}
