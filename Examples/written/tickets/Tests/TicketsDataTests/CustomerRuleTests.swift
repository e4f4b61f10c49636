import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Customer: rules of its fields. (REQ-009)
@Suite("Entity: Customer: rules of its fields")
struct CustomerRuleTests {
    /// (REQ-009)
    @Test("refuses an email that is no address")
    func refusesAnEmailThatIsNoAddress() async throws {
        let store = try await TestStore.make()
        let customer = Sample.customer(1, email: "no address")
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.add(customer) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/email"])
        #expect(refusal?.errors.map(\.code) == ["type"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-009)
    @Test("the table itself refuses an email that is no address")
    func theTableItselfRefusesAnEmailThatIsNoAddress() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "customer" SET "email" = ? WHERE "id" = ?"#,
                [.text("no address"), .uuid(customer.id)]
            )
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "customer_email_form")
    }

    /// (REQ-009)
    @Test("refuses an email that is one character too long")
    func refusesAnEmailThatIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let customer = Sample.customer(1, email: String(repeating: "x", count: 243) + "@example.org")
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.add(customer) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/email"])
        #expect(refusal?.errors.map(\.code) == ["type"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-009)
    @Test("the table itself refuses an email that is one character too long")
    func theTableItselfRefusesAnEmailThatIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "customer" SET "email" = ? WHERE "id" = ?"#,
                [.text(String(repeating: "x", count: 243) + "@example.org"), .uuid(customer.id)]
            )
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "customer_email_form")
    }

    /// (REQ-009)
    @Test("refuses a name that is one character too short")
    func refusesANameThatIsOneCharacterTooShort() async throws {
        let store = try await TestStore.make()
        let customer = Sample.customer(1, name: "")
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.add(customer) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/name"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-009)
    @Test("the table itself refuses a name that is one character too short")
    func theTableItselfRefusesANameThatIsOneCharacterTooShort() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let violation = try await store.violation(
            of: SQLStatement(#"UPDATE "customer" SET "name" = ? WHERE "id" = ?"#, [.text(""), .uuid(customer.id)])
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "customer_name_length")
    }

    /// (REQ-009)
    @Test("refuses a name that is one character too long")
    func refusesANameThatIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let customer = Sample.customer(1, name: String(repeating: "x", count: 121))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.add(customer) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/name"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-009)
    @Test("the table itself refuses a name that is one character too long")
    func theTableItselfRefusesANameThatIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "customer" SET "name" = ? WHERE "id" = ?"#,
                [.text(String(repeating: "x", count: 121)), .uuid(customer.id)]
            )
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "customer_name_length")
    }

    /// (REQ-009)
    @Test("the table itself refuses a plan that is none of the words")
    func theTableItselfRefusesAPlanThatIsNoneOfTheWords() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "customer" SET "plan" = ? WHERE "id" = ?"#,
                [.text("no such word"), .uuid(customer.id)]
            )
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "customer_plan_one_of")
    }

    /// (REQ-009)
    @Test("takes no null where a value must be")
    func takesNoNullWhereAValueMustBe() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        for column in ["id", "email", "name", "plan", "version", "created_at", "updated_at"] {
            let violation = try await store.violation(
                of: SQLStatement("UPDATE \"customer\" SET \"\(column)\" = NULL WHERE \"id\" = ?", [.uuid(customer.id)])
            )
            #expect(violation?.kind == .notNull, "\(column)")
            #expect(violation?.columns == [column])
        }
    }
}
