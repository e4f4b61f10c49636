import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// What DELETE /customers/{id} needs to succeed: rows, a caller, and the request.
struct DeleteCustomerSituation: Sendable {
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

    /// Sends the request.
    func send(headers: [String: String] = [:]) async throws -> TestAnswer {
        try await service.send(.delete, path, token: token, headers: headers)
    }
}
