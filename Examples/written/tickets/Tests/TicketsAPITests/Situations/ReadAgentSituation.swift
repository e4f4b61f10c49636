import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// What GET /agents/{id} needs to succeed: rows, a caller, and the request.
struct ReadAgentSituation: Sendable {
    let service: ServiceHarness
    let agent: Agent
    let agent2: Agent
    let token: String

    init(in service: ServiceHarness) async throws {
        self.service = service
        agent = try await service.add(Sample.agent(1))
        agent2 = try await service.add(Sample.agent(2))
        token = try await service.token("agent", subject: agent.id)
    }

    var path: String { "/agents/\(agent2.id.text)" }

    /// Sends the request.
    func send(headers: [String: String] = [:]) async throws -> TestAnswer {
        try await service.send(.get, path, token: token, headers: headers)
    }
}
