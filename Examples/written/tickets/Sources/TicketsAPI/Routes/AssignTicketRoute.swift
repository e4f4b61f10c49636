import TicketsData
import TicketsDomain
import WrightHTTP

/// POST /tickets/{id}/assign: assign Ticket. (REQ-002, REQ-005)
struct AssignTicketRoute: Endpoint {
    static let method = HTTPRequest.Method.post
    static let path = "/tickets/{id}/assign"
    static let body = BodyKind.json

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard let permitted = TicketAccess.assign(caller) else { throw Refusal.forbidden }
        let id = try request.id("id", of: Ticket.entityName)
        let input = try AssignFlow.Input(reading: request)
        return try await context.store.write(for: request) { transaction in
            let ticket = try TicketRepository.row(
                id,
                permittedBy: permitted,
                readableBy: TicketAccess.read(caller),
                in: transaction
            )
            try request.ifMatch(ticket.version)
            let changed = try TicketLifecycle.assign(ticket, input, in: transaction)
            return .json(.ok, changed.json, etag: changed.version)
        }
    }
}
