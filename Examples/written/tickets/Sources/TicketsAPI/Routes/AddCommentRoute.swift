import TicketsData
import TicketsDomain
import WrightHTTP

/// POST /tickets/{id}/comments: flow `Add comment`. (REQ-007)
struct AddCommentRoute: Endpoint {
    static let method = HTTPRequest.Method.post
    static let path = "/tickets/{id}/comments"
    static let body = BodyKind.json

    let context: ServiceContext

    func respond(to request: ServiceRequest) async throws -> ServiceResponse {
        let caller = try await context.caller(of: request)
        guard AddCommentAccess.permits(caller), let me = caller.me else { throw Refusal.forbidden }
        let id = try request.id("id", of: Ticket.entityName)
        let input = try AddCommentFlow.Input(reading: request, id: id)
        return try await context.store.write(for: request) { transaction in
            try AddCommentAccess.check(caller, id: id, in: transaction)
            let comment = try AddCommentFlow.run(input, by: me, in: transaction)
            return .json(.created, comment.json, etag: comment.version)
        }
    }
}
