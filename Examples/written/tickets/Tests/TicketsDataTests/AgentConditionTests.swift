import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Agent: which rows its conditions find. (REQ-002, REQ-005, REQ-009)
@Suite("Entity: Agent: which rows its conditions find")
struct AgentConditionTests {
    /// (REQ-002, REQ-005, REQ-009)
    @Test("idIs finds the rows for which it holds")
    func idIsFindsTheRowsForWhichItHolds() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        try await store.add(Sample.agent(2))
        let condition = AgentRepository.idIs(agent.id)
        let found = try await store.read { try AgentRepository.all(where: condition, in: $0) }
        #expect(Set(found.map(\.id)) == [agent.id])
        let count = try await store.read { try AgentRepository.count(where: condition, in: $0) }
        #expect(count == 1)
    }
}
