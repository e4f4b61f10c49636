import TicketsData
import TicketsDomain
import WrightHTTP

/// GET /agents/{id}: read Agent. (REQ-009)
struct ReadAgentRoute: Endpoint {
    static let method = HTTPRequest.Method.get
    static let path = "/agents/{id}"

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard let permitted = AgentAccess.read(caller) else { throw Refusal.forbidden }
        let id = try request.id("id", of: Agent.entityName)
        let agent = try await context.store.read { transaction in
            try AgentRepository.row(id, permittedBy: permitted, in: transaction)
        }
        return .json(.ok, agent.json, etag: agent.version)
    }
}
