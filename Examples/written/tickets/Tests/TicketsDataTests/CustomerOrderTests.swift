import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Customer: the orders of its lists, page by page. (REQ-009)
@Suite("Entity: Customer: the orders of its lists, page by page")
struct CustomerOrderTests {
    /// (REQ-009)
    @Test("lists by created at, ties by id, without gaps or repeats")
    func listsByCreatedAtTiesByIdWithoutGapsOrRepeats() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1))
        let otherCustomer = try await store.add(Sample.customer(2))
        store.clock.advance(by: .seconds(1))
        let customer3 = try await store.add(Sample.customer(3))
        let customer4 = try await store.add(Sample.customer(4))
        store.clock.advance(by: .seconds(1))
        let customer5 = try await store.add(Sample.customer(5))
        let groups: [[UUID]] = [[customer.id, otherCustomer.id], [customer3.id, customer4.id], [customer5.id]]
        let expected: [UUID] = groups.flatMap { $0.sorted { $0.text < $1.text } }
        for limit in [1, 2, 3, 100] {
            let ascending = try await store.list(
                CustomerRepository.self,
                .ascending(CustomerRepository.byCreatedAt),
                limit: limit
            )
            #expect(ascending == expected)
            let descending = try await store.list(
                CustomerRepository.self,
                .descending(CustomerRepository.byCreatedAt),
                limit: limit
            )
            #expect(descending == expected.reversed())
        }
    }
}
