import TicketsData
import WrightHTTP

/// What a request changes of a customer: a JSON Merge Patch. (REQ-009)
struct CustomerChanges: Sendable {
    let email: Patch<String>
    let name: Patch<String>
    let plan: Patch<Customer.Plan>

    /// - Throws: `Refusal` 400 where the body is no JSON object, 422 with every broken rule.
    init(reading request: ServiceRequest) throws {
        var body = try request.object()
        email = body.patch("email", Customer.Rules.email)
        name = body.patch("name", Customer.Rules.name)
        plan = body.patch("plan", Customer.Rules.plan)
        try body.finish()
    }

    /// Changes the row, not yet stored.
    func apply(to customer: inout Customer) {
        customer.email = email.applied(to: customer.email)
        customer.name = name.applied(to: customer.name)
        customer.plan = plan.applied(to: customer.plan)
    }
}
