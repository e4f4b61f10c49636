import TicketsData
import TicketsDomain
import WrightHTTP

/// POST /tickets: flow `Report a problem`. (REQ-001)
struct ReportAProblemRoute: Endpoint {
    static let method = HTTPRequest.Method.post
    static let path = "/tickets"
    static let body = BodyKind.json

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard ReportAProblemAccess.permits(caller), let me = caller.customer else { throw Refusal.forbidden }
        let input = try ReportAProblemFlow.Input(reading: request)
        return try await context.store.write(for: request) { transaction in
            let ticket = try ReportAProblemFlow.run(input, by: me, in: transaction)
            return .created(ticket.json, at: "/tickets/\(ticket.id.text)", etag: ticket.version)
        }
    }
}
