import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Entity: Agent: the orders of its lists, page by page. (REQ-002, REQ-005, REQ-009)
@Suite("Entity: Agent: the orders of its lists, page by page")
struct AgentOrderTests {
    /// (REQ-002, REQ-005, REQ-009)
    @Test("lists by created at, ties by id, without gaps or repeats")
    func listsByCreatedAtTiesByIdWithoutGapsOrRepeats() async throws {
        let store = try await TestStore.make()
        let agent = try await store.add(Sample.agent(1))
        let otherAgent = try await store.add(Sample.agent(2))
        store.clock.advance(by: .seconds(1))
        let agent3 = try await store.add(Sample.agent(3))
        let agent4 = try await store.add(Sample.agent(4))
        store.clock.advance(by: .seconds(1))
        let agent5 = try await store.add(Sample.agent(5))
        let groups: [[UUID]] = [[agent.id, otherAgent.id], [agent3.id, agent4.id], [agent5.id]]
        let expected: [UUID] = groups.flatMap { $0.sorted { $0.text < $1.text } }
        for limit in [1, 2, 3, 100] {
            let ascending = try await store.list(
                AgentRepository.self,
                .ascending(AgentRepository.byCreatedAt),
                limit: limit
            )
            #expect(ascending == expected)
            let descending = try await store.list(
                AgentRepository.self,
                .descending(AgentRepository.byCreatedAt),
                limit: limit
            )
            #expect(descending == expected.reversed())
        }
    }
}
