import TicketsData
import TicketsDomain
import WrightHTTP

/// What a request says to flow `Report a problem`.
extension ReportAProblemFlow.Input {
    /// - Throws: `Refusal` 400 where the body is no JSON object, 422 with every broken rule.
    init(reading request: ServiceRequest) throws {
        var object = try request.object()
        let subject = object.required("subject", Ticket.Rules.subject)
        let body = object.required("body", Ticket.Rules.body)
        let priority = object.value("priority", Ticket.Rules.priority, default: .normal)
        try object.finish()
        self.init(subject: subject, body: body, priority: priority)
    }
}
