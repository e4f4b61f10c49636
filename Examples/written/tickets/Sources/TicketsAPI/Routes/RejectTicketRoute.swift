import TicketsData
import TicketsDomain
import WrightHTTP

/// POST /tickets/{id}/reject: reject Ticket. (REQ-004)
struct RejectTicketRoute: Endpoint {
    static let method = HTTPRequest.Method.post
    static let path = "/tickets/{id}/reject"

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard let permitted = TicketAccess.reject(caller) else { throw Refusal.forbidden }
        let id = try request.id("id", of: Ticket.entityName)
        return try await context.store.write(for: request) { transaction in
            let ticket = try TicketRepository.row(
                id,
                permittedBy: permitted,
                readableBy: TicketAccess.read(caller),
                in: transaction
            )
            try request.ifMatch(ticket.version)
            let changed = try TicketLifecycle.reject(ticket, in: transaction)
            return .json(.ok, changed.json, etag: changed.version)
        }
    }
}
