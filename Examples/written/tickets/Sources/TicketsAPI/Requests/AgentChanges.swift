import TicketsData
import WrightHTTP

/// What a request changes of an agent: a JSON Merge Patch. (REQ-002, REQ-005, REQ-009)
struct AgentChanges: Sendable {
    let email: Patch<String>
    let name: Patch<String>
    let active: Patch<Bool>

    /// - Throws: `Refusal` 400 where the body is no JSON object, 422 with every broken rule.
    init(reading request: ServiceRequest) throws {
        var body = try request.object()
        email = body.patch("email", Agent.Rules.email)
        name = body.patch("name", Agent.Rules.name)
        active = body.patch("active", Agent.Rules.active)
        try body.finish()
    }

    /// Changes the row, not yet stored.
    func apply(to agent: inout Agent) {
        agent.email = email.applied(to: agent.email)
        agent.name = name.applied(to: agent.name)
        agent.active = active.applied(to: agent.active)
    }
}
