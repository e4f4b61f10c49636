import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// What GET /tickets needs to succeed: rows, a caller, and the request.
struct ListTicketsSituation: Sendable {
    let service: ServiceHarness
    let agent: Agent
    let customer: Customer
    let ticket: Ticket
    let token: String

    init(in service: ServiceHarness) async throws {
        self.service = service
        agent = try await service.add(Sample.agent(1))
        customer = try await service.add(Sample.customer(3))
        ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
        service.clock.advance(by: .seconds(1))
        token = try await service.token("agent", subject: agent.id)
    }

    var path: String { "/tickets" }

    /// Sends the request.
    func send(headers: [String: String] = [:]) async throws -> TestAnswer {
        try await service.send(.get, path, token: token, headers: headers)
    }
}
