import TicketsDomain
import WrightHTTP

/// What a request says to flow `Assign`.
extension AssignFlow.Input {
    /// - Throws: `Refusal` 400 where the body is no JSON object, 422 with every broken rule.
    init(reading request: ServiceRequest) throws {
        var body = try request.object()
        let agentID = body.required("agent", .uuid)
        try body.finish()
        self.init(agentID: agentID)
    }
}
