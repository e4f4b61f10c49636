import TicketsData
import TicketsDomain
import WrightHTTP

/// POST /tickets/{id}/accept: accept Ticket. (REQ-010)
struct AcceptTicketRoute: Endpoint {
    static let method = HTTPRequest.Method.post
    static let path = "/tickets/{id}/accept"

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard let permitted = TicketAccess.accept(caller) else { throw Refusal.forbidden }
        let id = try request.id("id", of: Ticket.entityName)
        return try await context.store.write(for: request) { transaction in
            let ticket = try TicketRepository.row(
                id,
                permittedBy: permitted,
                readableBy: TicketAccess.read(caller),
                in: transaction
            )
            try request.ifMatch(ticket.version)
            let changed = try TicketLifecycle.accept(ticket, in: transaction)
            return .json(.ok, changed.json, etag: changed.version)
        }
    }
}
