import TicketsData
import WrightHTTP

/// What a request says of a new customer. (REQ-009)
struct NewCustomer: Sendable {
    let email: String
    let name: String
    let plan: Customer.Plan

    /// - Throws: `Refusal` 400 where the body is no JSON object, 422 with every broken rule.
    init(reading request: ServiceRequest) throws {
        var body = try request.object()
        email = body.required("email", Customer.Rules.email)
        name = body.required("name", Customer.Rules.name)
        plan = body.value("plan", Customer.Rules.plan, default: .free)
        try body.finish()
    }

    /// The row, not yet stored.
    func customer(at now: Timestamp) -> Customer {
        Customer(id: .v7(at: now), email: email, name: name, plan: plan)
    }
}
