import TicketsData
import TicketsDomain
import WrightHTTP

/// GET /tickets/{id}: read Ticket. (REQ-006)
struct ReadTicketRoute: Endpoint {
    static let method = HTTPRequest.Method.get
    static let path = "/tickets/{id}"

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard let permitted = TicketAccess.read(caller) else { throw Refusal.forbidden }
        let id = try request.id("id", of: Ticket.entityName)
        let ticket = try await context.store.read { transaction in
            try TicketRepository.row(id, permittedBy: permitted, in: transaction)
        }
        return .json(.ok, ticket.json, etag: ticket.version)
    }
}
