import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Customer: which rows its conditions find. (REQ-009)
@Suite("Entity: Customer: which rows its conditions find")
struct CustomerConditionTests {
    /// (REQ-009)
    @Test("planIs finds the rows for which it holds")
    func planIsFindsTheRowsForWhichItHolds() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1, plan: .business))
        try await store.add(Sample.customer(2))
        let condition = CustomerRepository.planIs(.business)
        let found = try await store.read { try CustomerRepository.all(where: condition, in: $0) }
        #expect(Set(found.map(\.id)) == [customer.id])
        let count = try await store.read { try CustomerRepository.count(where: condition, in: $0) }
        #expect(count == 1)
    }

    /// (REQ-009)
    @Test("nameStartsWith finds the rows for which it holds")
    func nameStartsWithFindsTheRowsForWhichItHolds() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1, name: "name 97"))
        try await store.add(Sample.customer(2))
        let condition = CustomerRepository.nameStartsWith("name 9")
        let found = try await store.read { try CustomerRepository.all(where: condition, in: $0) }
        #expect(Set(found.map(\.id)) == [customer.id])
        let count = try await store.read { try CustomerRepository.count(where: condition, in: $0) }
        #expect(count == 1)
    }
}
