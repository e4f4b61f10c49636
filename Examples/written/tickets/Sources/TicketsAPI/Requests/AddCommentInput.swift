import TicketsData
import TicketsDomain
import WrightHTTP

/// What a request says to flow `Add comment`.
extension AddCommentFlow.Input {
    /// - Throws: `Refusal` 400 where the body is no JSON object, 422 with every broken rule.
    init(reading request: ServiceRequest, id: UUID) throws {
        var object = try request.object()
        let body = object.required("body", Comment.Rules.body)
        try object.finish()
        self.init(id: id, body: body)
    }
}
