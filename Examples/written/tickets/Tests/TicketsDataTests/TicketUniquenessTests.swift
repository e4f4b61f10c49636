import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Ticket: what no two rows share. (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
@Suite("Entity: Ticket: what no two rows share")
struct TicketUniquenessTests {
    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-010)
    @Test("the table itself refuses a second row with the same number")
    func theTableItselfRefusesASecondRowWithTheSameNumber() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3))
        let ticket = try await store.add(Sample.ticket(1, customerID: customer.id))
        let secondTicket = try await store.add(Sample.ticket(2, customerID: customer.id))
        let violation = try await store.violation(
            of: SQLStatement(
                #"UPDATE "ticket" SET "number" = (SELECT o."number" FROM "ticket" AS o WHERE o."id" = ?) WHERE "id" = ?"#,
                [.uuid(ticket.id), .uuid(secondTicket.id)]
            )
        )
        #expect(violation?.kind == .unique)
        #expect(violation?.columns == ["number"])
    }
}
