import TicketsData
import WrightHTTP

/// What a request says of a new agent. (REQ-002, REQ-005, REQ-009)
struct NewAgent: Sendable {
    let email: String
    let name: String
    let active: Bool

    /// - Throws: `Refusal` 400 where the body is no JSON object, 422 with every broken rule.
    init(reading request: ServiceRequest) throws {
        var body = try request.object()
        email = body.required("email", Agent.Rules.email)
        name = body.required("name", Agent.Rules.name)
        active = body.value("active", Agent.Rules.active, default: true)
        try body.finish()
    }

    /// The row, not yet stored.
    func agent(at now: Timestamp) -> Agent {
        Agent(id: .v7(at: now), email: email, name: name, active: active)
    }
}
