import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// What PATCH /customers/{id} needs to succeed: rows, a caller, and the request.
struct UpdateCustomerSituation: Sendable {
    let service: ServiceHarness
    let lead: Agent
    let customer: Customer
    let token: String

    init(in service: ServiceHarness) async throws {
        self.service = service
        lead = try await service.add(Sample.agent(1))
        customer = try await service.add(Sample.customer(2))
        service.clock.advance(by: .seconds(1))
        token = try await service.token("lead", subject: lead.id)
    }

    var path: String { "/customers/\(customer.id.text)" }

    var body: JSONValue { ["email": "email51@example.org", "name": "name 51", "plan": "business"] }

    /// Sends the request, with another body where one is given.
    func send(_ json: JSONValue? = nil, headers: [String: String] = [:]) async throws -> TestAnswer {
        try await service.send(.patch, path, token: token, json: json ?? body, headers: headers)
    }
}
