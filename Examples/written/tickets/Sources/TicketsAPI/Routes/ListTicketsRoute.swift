import TicketsData
import TicketsDomain
import WrightHTTP

/// GET /tickets: list Ticket. (REQ-006)
struct ListTicketsRoute: Endpoint {
    static let method = HTTPRequest.Method.get
    static let path = "/tickets"

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard let permitted = TicketAccess.list(caller) else { throw Refusal.forbidden }
        var parameters = request.parameters()
        let state = parameters.optional("state", .oneOf(Ticket.State.self))
        let priority = parameters.optional("priority", .oneOf(Ticket.Priority.self))
        let order = parameters.sort(
            among: [TicketRepository.byCreatedAt, TicketRepository.byPriority],
            default: .descending(TicketRepository.byCreatedAt)
        )
        let slice = parameters.slice(default: Limits.page, atMost: Limits.longestPage)
        try parameters.finish()

        var conditions: [SQLCondition] = []
        if let state { conditions.append(TicketRepository.stateIs(state)) }
        if let priority { conditions.append(TicketRepository.priorityIs(priority)) }
        let query = ListQuery(permitted, conditions, order: order, slice: slice)
        let page = try await context.store.read { transaction in
            try TicketRepository.page(of: TicketLine.self, query, in: transaction)
        }
        return .page(page, of: request)
    }
}
