import TicketsData
import TicketsDomain
import WrightHTTP

/// POST /agents: create Agent. (REQ-009)
struct CreateAgentRoute: Endpoint {
    static let method = HTTPRequest.Method.post
    static let path = "/agents"
    static let body = BodyKind.json

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard AgentAccess.mayCreate(caller) else { throw Refusal.forbidden }
        let input = try NewAgent(reading: request)
        return try await context.store.write(for: request) { transaction in
            let agent = try AgentRepository.insert(input.agent(at: transaction.now), in: transaction)
            return .created(agent.json, at: "/agents/\(agent.id.text)", etag: agent.version)
        }
    }
}
