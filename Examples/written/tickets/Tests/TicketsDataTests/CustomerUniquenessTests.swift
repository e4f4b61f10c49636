import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Customer: what no two rows share. (REQ-009)
@Suite("Entity: Customer: what no two rows share")
struct CustomerUniquenessTests {
    /// (REQ-009)
    @Test("refuses a second row with the same email")
    func refusesASecondRowWithTheSameEmail() async throws {
        let store = try await TestStore.make()
        try await store.add(Sample.customer(1))
        let secondCustomer = Sample.customer(2, email: "email1@example.org")
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) { try await store.add(secondCustomer) }
        #expect(refusal?.kind == .conflict)
        #expect(refusal?.code == "email_taken")
        #expect(refusal?.errors.map(\.pointer) == ["/email"])
        #expect(refusal?.errors.map(\.code) == ["unique"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-009)
    @Test("the table itself refuses a second row with the same email")
    func theTableItselfRefusesASecondRowWithTheSameEmail() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let secondCustomer = try await store.add(Sample.customer(2))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "customer" SET "email" = (SELECT o."email" FROM "customer" AS o WHERE o."id" = ?) WHERE "id" = ?"#,
                [.uuid(customer.id), .uuid(secondCustomer.id)]
            )
        )
        #expect(violation?.kind == .unique)
        #expect(violation?.columns == ["email"])
    }
}
