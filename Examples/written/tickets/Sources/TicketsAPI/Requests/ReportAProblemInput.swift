import TicketsData
import TicketsDomain
import WrightHTTP
import WrightRuntime

/// What a request says to flow `Report a problem`.
extension ReportAProblemFlow.Input {
    /// - Throws: `Refusal` 400 where the body is no JSON object, 422 with every broken rule.
    init(reading request: ServiceRequest) throws {
        var object = try request.object()
        let subject = object.required("subject", .text(3...140))
        let body = object.required("body", .text(1...10000))
        let priority = object.value("priority", .oneOf(Ticket.Priority.self), default: .normal)
        try object.finish()
        self.init(subject: subject, body: body, priority: priority)
    }
}
