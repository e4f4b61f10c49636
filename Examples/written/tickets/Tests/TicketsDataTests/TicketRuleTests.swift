import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Ticket: rules of its fields. (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
@Suite("Entity: Ticket: rules of its fields")
struct TicketRuleTests {
    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("the table itself refuses a number that is one character too short")
    func theTableItselfRefusesANumberThatIsOneCharacterTooShort() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let violation = try await store.violation(
            of: SQLStatement(#"UPDATE "ticket" SET "number" = ? WHERE "id" = ?"#, [.text("xxxxxxx"), .uuid(ticket.id)])
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "ticket_number_length")
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("the table itself refuses a number that is one character too long")
    func theTableItselfRefusesANumberThatIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "ticket" SET "number" = ? WHERE "id" = ?"#,
                [.text("xxxxxxxxxxxxx"), .uuid(ticket.id)]
            )
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "ticket_number_length")
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("refuses a subject that is one character too short")
    func refusesASubjectThatIsOneCharacterTooShort() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = Sample.ticket(1, customerID: customer.id, subject: "xx")
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.add(ticket) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/subject"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("the table itself refuses a subject that is one character too short")
    func theTableItselfRefusesASubjectThatIsOneCharacterTooShort() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let violation = try await store.violation(
            of: SQLStatement(#"UPDATE "ticket" SET "subject" = ? WHERE "id" = ?"#, [.text("xx"), .uuid(ticket.id)])
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "ticket_subject_length")
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("refuses a subject that is one character too long")
    func refusesASubjectThatIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = Sample.ticket(1, customerID: customer.id, subject: String(repeating: "x", count: 141))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.add(ticket) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/subject"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("the table itself refuses a subject that is one character too long")
    func theTableItselfRefusesASubjectThatIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "ticket" SET "subject" = ? WHERE "id" = ?"#,
                [.text(String(repeating: "x", count: 141)), .uuid(ticket.id)]
            )
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "ticket_subject_length")
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("refuses a body that is one character too short")
    func refusesABodyThatIsOneCharacterTooShort() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = Sample.ticket(1, customerID: customer.id, body: "")
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.add(ticket) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/body"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("the table itself refuses a body that is one character too short")
    func theTableItselfRefusesABodyThatIsOneCharacterTooShort() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let violation = try await store.violation(
            of: SQLStatement(#"UPDATE "ticket" SET "body" = ? WHERE "id" = ?"#, [.text(""), .uuid(ticket.id)])
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "ticket_body_length")
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("refuses a body that is one character too long")
    func refusesABodyThatIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = Sample.ticket(1, customerID: customer.id, body: String(repeating: "x", count: 10001))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.add(ticket) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/body"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("the table itself refuses a body that is one character too long")
    func theTableItselfRefusesABodyThatIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "ticket" SET "body" = ? WHERE "id" = ?"#,
                [.text(String(repeating: "x", count: 10001)), .uuid(ticket.id)]
            )
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "ticket_body_length")
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("the table itself refuses a priority that is none of the words")
    func theTableItselfRefusesAPriorityThatIsNoneOfTheWords() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "ticket" SET "priority" = ? WHERE "id" = ?"#,
                [.text("no such word"), .uuid(ticket.id)]
            )
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "ticket_priority_one_of")
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("refuses a resolution that is one character too short")
    func refusesAResolutionThatIsOneCharacterTooShort() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = Sample.ticket(1, customerID: customer.id, resolution: "")
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.add(ticket) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/resolution"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("the table itself refuses a resolution that is one character too short")
    func theTableItselfRefusesAResolutionThatIsOneCharacterTooShort() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let violation = try await store.violation(
            of: SQLStatement(#"UPDATE "ticket" SET "resolution" = ? WHERE "id" = ?"#, [.text(""), .uuid(ticket.id)])
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "ticket_resolution_length")
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("refuses a resolution that is one character too long")
    func refusesAResolutionThatIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = Sample.ticket(1, customerID: customer.id, resolution: String(repeating: "x", count: 4001))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.add(ticket) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/resolution"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("the table itself refuses a resolution that is one character too long")
    func theTableItselfRefusesAResolutionThatIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "ticket" SET "resolution" = ? WHERE "id" = ?"#,
                [.text(String(repeating: "x", count: 4001)), .uuid(ticket.id)]
            )
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "ticket_resolution_length")
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("the table itself refuses a reopenings that is one too small")
    func theTableItselfRefusesAReopeningsThatIsOneTooSmall() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let violation = try await store.violation(
            of: SQLStatement(#"UPDATE "ticket" SET "reopenings" = ? WHERE "id" = ?"#, [.integer(-1), .uuid(ticket.id)])
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "ticket_reopenings_range")
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("the table itself refuses a state that is none of the words")
    func theTableItselfRefusesAStateThatIsNoneOfTheWords() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "ticket" SET "state" = ? WHERE "id" = ?"#,
                [.text("no such word"), .uuid(ticket.id)]
            )
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "ticket_state_one_of")
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("takes no null where a value must be")
    func takesNoNullWhereAValueMustBe() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(2))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        for column in [
            "id",
            "number",
            "customer_id",
            "subject",
            "body",
            "priority",
            "reopenings",
            "state",
            "version",
            "created_at",
            "updated_at",
        ] {
            let violation = try await store.violation(
                of: SQLStatement("UPDATE \"ticket\" SET \"\(column)\" = NULL WHERE \"id\" = ?", [.uuid(ticket.id)])
            )
            #expect(violation?.kind == .notNull, "\(column)")
            #expect(violation?.columns == [column])
        }
    }
}
