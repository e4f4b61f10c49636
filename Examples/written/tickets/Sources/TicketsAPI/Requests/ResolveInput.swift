import TicketsData
import TicketsDomain
import WrightHTTP

/// What a request says to flow `Resolve`.
extension ResolveFlow.Input {
    /// - Throws: `Refusal` 400 where the body is no JSON object, 422 with every broken rule.
    init(reading request: ServiceRequest) throws {
        var body = try request.object()
        let resolution = body.required("resolution", Ticket.Rules.resolution)
        try body.finish()
        self.init(resolution: resolution)
    }
}
