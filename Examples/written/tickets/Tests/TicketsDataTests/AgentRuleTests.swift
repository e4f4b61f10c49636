import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Agent: rules of its fields. (REQ-002, REQ-005, REQ-009)
@Suite("Entity: Agent: rules of its fields")
struct AgentRuleTests {
    /// (REQ-002, REQ-005, REQ-009)
    @Test("refuses an email that is no address")
    func refusesAnEmailThatIsNoAddress() async throws {
        let store = try await TestStore.make()
        let agent = Sample.agent(1, email: "no address")
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.add(agent) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/email"])
        #expect(refusal?.errors.map(\.code) == ["type"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-002, REQ-005, REQ-009)
    @Test("the table itself refuses an email that is no address")
    func theTableItselfRefusesAnEmailThatIsNoAddress() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let violation = try await store.violation(
            of: SQLStatement(#"UPDATE "agent" SET "email" = ? WHERE "id" = ?"#, [.text("no address"), .uuid(agent.id)])
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "agent_email_form")
    }

    /// (REQ-002, REQ-005, REQ-009)
    @Test("refuses an email that is one character too long")
    func refusesAnEmailThatIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let agent = Sample.agent(1, email: String(repeating: "x", count: 243) + "@example.org")
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.add(agent) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/email"])
        #expect(refusal?.errors.map(\.code) == ["type"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-002, REQ-005, REQ-009)
    @Test("the table itself refuses an email that is one character too long")
    func theTableItselfRefusesAnEmailThatIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "agent" SET "email" = ? WHERE "id" = ?"#,
                [.text(String(repeating: "x", count: 243) + "@example.org"), .uuid(agent.id)]
            )
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "agent_email_form")
    }

    /// (REQ-002, REQ-005, REQ-009)
    @Test("refuses a name that is one character too short")
    func refusesANameThatIsOneCharacterTooShort() async throws {
        let store = try await TestStore.make()
        let agent = Sample.agent(1, name: "")
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.add(agent) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/name"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-002, REQ-005, REQ-009)
    @Test("the table itself refuses a name that is one character too short")
    func theTableItselfRefusesANameThatIsOneCharacterTooShort() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let violation = try await store.violation(
            of: SQLStatement(#"UPDATE "agent" SET "name" = ? WHERE "id" = ?"#, [.text(""), .uuid(agent.id)])
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "agent_name_length")
    }

    /// (REQ-002, REQ-005, REQ-009)
    @Test("refuses a name that is one character too long")
    func refusesANameThatIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let agent = Sample.agent(1, name: String(repeating: "x", count: 121))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.add(agent) }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/name"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-002, REQ-005, REQ-009)
    @Test("the table itself refuses a name that is one character too long")
    func theTableItselfRefusesANameThatIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "agent" SET "name" = ? WHERE "id" = ?"#,
                [.text(String(repeating: "x", count: 121)), .uuid(agent.id)]
            )
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "agent_name_length")
    }

    /// (REQ-002, REQ-005, REQ-009)
    @Test("the table itself refuses an active that is neither true nor false")
    func theTableItselfRefusesAnActiveThatIsNeitherTrueNorFalse() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let violation = try await store.violation(
            of: SQLStatement(#"UPDATE "agent" SET "active" = ? WHERE "id" = ?"#, [.integer(2), .uuid(agent.id)])
        )
        #expect(violation?.kind == .check)
        #expect(violation?.name == "agent_active_boolean")
    }

    /// (REQ-002, REQ-005, REQ-009)
    @Test("takes no null where a value must be")
    func takesNoNullWhereAValueMustBe() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        for column in ["id", "email", "name", "active", "version", "created_at", "updated_at"] {
            let violation = try await store.violation(
                of: SQLStatement("UPDATE \"agent\" SET \"\(column)\" = NULL WHERE \"id\" = ?", [.uuid(agent.id)])
            )
            #expect(violation?.kind == .notNull, "\(column)")
            #expect(violation?.columns == [column])
        }
    }
}
