import TicketsData
import TicketsDomain
import WrightHTTP

/// POST /tickets/{id}/withdraw: withdraw Ticket. (REQ-010)
struct WithdrawTicketRoute: Endpoint {
    static let method = HTTPRequest.Method.post
    static let path = "/tickets/{id}/withdraw"

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard let permitted = TicketAccess.withdraw(caller) else { throw Refusal.forbidden }
        let id = try request.id("id", of: Ticket.entityName)
        return try await context.store.write(for: request) { transaction in
            let ticket = try TicketRepository.row(
                id,
                permittedBy: permitted,
                readableBy: TicketAccess.read(caller),
                in: transaction
            )
            try request.ifMatch(ticket.version)
            let changed = try TicketLifecycle.withdraw(ticket, in: transaction)
            return .json(.ok, changed.json, etag: changed.version)
        }
    }
}
