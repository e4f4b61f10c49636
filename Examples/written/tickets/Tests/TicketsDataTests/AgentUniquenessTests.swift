import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Agent: what no two rows share. (REQ-002, REQ-005, REQ-009)
@Suite("Entity: Agent: what no two rows share")
struct AgentUniquenessTests {
    /// (REQ-002, REQ-005, REQ-009)
    @Test("refuses a second row with the same email")
    func refusesASecondRowWithTheSameEmail() async throws {
        let store = try await TestStore.make()
        try await store.add(Sample.agent(1))
        let secondAgent = Sample.agent(2, email: "email1@example.org")
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.add(secondAgent) }
        #expect(refusal?.kind == .conflict)
        #expect(refusal?.code == "email_taken")
        #expect(refusal?.errors.map(\.pointer) == ["/email"])
        #expect(refusal?.errors.map(\.code) == ["unique"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-002, REQ-005, REQ-009)
    @Test("the table itself refuses a second row with the same email")
    func theTableItselfRefusesASecondRowWithTheSameEmail() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let secondAgent = try await store.add(Sample.agent(2))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "agent" SET "email" = (SELECT o."email" FROM "agent" AS o WHERE o."id" = ?) WHERE "id" = ?"#,
                [.uuid(agent.id), .uuid(secondAgent.id)]
            )
        )
        #expect(violation?.kind == .unique)
        #expect(violation?.columns == ["email"])
    }
}
