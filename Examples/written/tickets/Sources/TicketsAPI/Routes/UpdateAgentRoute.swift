import TicketsData
import TicketsDomain
import WrightHTTP

/// PATCH /agents/{id}: update Agent. (REQ-009)
struct UpdateAgentRoute: Endpoint {
    static let method = HTTPRequest.Method.patch
    static let path = "/agents/{id}"
    static let body = BodyKind.mergePatch

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard let permitted = AgentAccess.update(caller) else { throw Refusal.forbidden }
        let id = try request.id("id", of: Agent.entityName)
        let changes = try AgentChanges(reading: request)
        return try await context.store.write(for: request) { transaction in
            var agent = try AgentRepository.row(
                id,
                permittedBy: permitted,
                readableBy: AgentAccess.read(caller),
                in: transaction
            )
            try request.ifMatch(agent.version)
            changes.apply(to: &agent)
            let changed = try AgentRepository.update(agent, in: transaction)
            return .json(.ok, changed.json, etag: changed.version)
        }
    }
}
