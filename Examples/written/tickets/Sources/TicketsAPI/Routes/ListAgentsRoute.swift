import TicketsData
import TicketsDomain
import WrightHTTP

/// GET /agents: list Agent. (REQ-009)
struct ListAgentsRoute: Endpoint {
    static let method = HTTPRequest.Method.get
    static let path = "/agents"

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard let permitted = AgentAccess.list(caller) else { throw Refusal.forbidden }
        var parameters = request.parameters()
        let order = ListOrder.descending(AgentRepository.byCreatedAt)
        let slice = parameters.slice(default: Limits.page, atMost: Limits.longestPage)
        try parameters.finish()

        let query = ListQuery(permitted, order: order, slice: slice)
        let page = try await context.store.read { transaction in try AgentRepository.page(query, in: transaction) }
        return .page(page, of: request)
    }
}
