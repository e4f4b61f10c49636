import TicketsData
import TicketsDomain
import WrightHTTP

/// GET /tickets/{id}/comments: list Comment. (REQ-007)
struct ListCommentsRoute: Endpoint {
    static let method = HTTPRequest.Method.get
    static let path = "/tickets/{id}/comments"

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard let permitted = CommentAccess.list(caller) else { throw Refusal.forbidden }
        let id = try request.id("id", of: Ticket.entityName)
        var parameters = request.parameters()
        let order = ListOrder.descending(CommentRepository.byCreatedAt)
        let slice = parameters.slice(default: Limits.page, atMost: Limits.longestPage)
        try parameters.finish()

        let query = ListQuery(permitted, [CommentRepository.ticketIs(id)], order: order, slice: slice)
        let page = try await context.store.read { transaction in
            _ = try TicketRepository.row(id, permittedBy: TicketAccess.read(caller) ?? .nothing, in: transaction)
            return try CommentRepository.page(query, in: transaction)
        }
        return .page(page, of: request)
    }
}
