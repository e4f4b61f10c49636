import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Comment: rules of its fields. (REQ-007)
@Suite("Entity: Comment: rules of its fields")
struct CommentRuleTests {
    /// (REQ-007)
    @Test("the table itself refuses an author name that is one character too short")
    func theTableItselfRefusesAnAuthorNameThatIsOneCharacterTooShort() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let comment = try await store.add(Sample.comment(1, ticketID: ticket.id))
        let violation = try await store.violation(
            of: SQLStatement(#"UPDATE "comment" SET "author_name" = ? WHERE "id" = ?"#, [.text(""), .uuid(comment.id)])
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "comment_author_name_length")
    }

    /// (REQ-007)
    @Test("the table itself refuses an author name that is one character too long")
    func theTableItselfRefusesAnAuthorNameThatIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let comment = try await store.add(Sample.comment(1, ticketID: ticket.id))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "comment" SET "author_name" = ? WHERE "id" = ?"#,
                [.text(String(repeating: "x", count: 121)), .uuid(comment.id)]
            )
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "comment_author_name_length")
    }

    /// (REQ-007)
    @Test("refuses a body that is one character too short")
    func refusesABodyThatIsOneCharacterTooShort() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let comment = Sample.comment(1, ticketID: ticket.id, body: "")
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.add(comment) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/body"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-007)
    @Test("the table itself refuses a body that is one character too short")
    func theTableItselfRefusesABodyThatIsOneCharacterTooShort() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let comment = try await store.add(Sample.comment(1, ticketID: ticket.id))
        let violation = try await store.violation(
            of: SQLStatement(#"UPDATE "comment" SET "body" = ? WHERE "id" = ?"#, [.text(""), .uuid(comment.id)])
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "comment_body_length")
    }

    /// (REQ-007)
    @Test("refuses a body that is one character too long")
    func refusesABodyThatIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let comment = Sample.comment(1, ticketID: ticket.id, body: String(repeating: "x", count: 4001))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.add(comment) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/body"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-007)
    @Test("the table itself refuses a body that is one character too long")
    func theTableItselfRefusesABodyThatIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let comment = try await store.add(Sample.comment(1, ticketID: ticket.id))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "comment" SET "body" = ? WHERE "id" = ?"#,
                [.text(String(repeating: "x", count: 4001)), .uuid(comment.id)]
            )
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "comment_body_length")
    }

    /// (REQ-007)
    @Test("takes no null where a value must be")
    func takesNoNullWhereAValueMustBe() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let comment = try await store.add(Sample.comment(1, ticketID: ticket.id))
        for column in ["id", "ticket_id", "author_name", "body", "version", "created_at", "updated_at"] {
            let violation = try await store.violation(
                of: SQLStatement("UPDATE \"comment\" SET \"\(column)\" = NULL WHERE \"id\" = ?", [.uuid(comment.id)])
            )
            #expect(violation?.kind == .notNull, "\(column)")
            #expect(violation?.columns == [column])
        }
    }
}
