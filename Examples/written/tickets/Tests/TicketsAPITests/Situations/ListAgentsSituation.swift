import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// What GET /agents needs to succeed: rows, a caller, and the request.
struct ListAgentsSituation: Sendable {
    let service: ServiceHarness
    let agent: Agent
    let otherAgent: Agent
    let token: String

    init(in service: ServiceHarness) async throws {
        self.service = service
        agent = try await service.add(Sample.agent(1))
        otherAgent = try await service.add(Sample.agent(2))
        service.clock.advance(by: .seconds(1))
        token = try await service.token("agent", subject: agent.id)
    }

    var path: String { "/agents" }

    /// Sends the request.
    func send(headers: [String: String] = [:]) async throws -> TestAnswer {
        try await service.send(.get, path, token: token, headers: headers)
    }
}
