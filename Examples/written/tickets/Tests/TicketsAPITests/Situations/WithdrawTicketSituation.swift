import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// What POST /tickets/{id}/withdraw needs to succeed: rows, a caller, and the request.
struct WithdrawTicketSituation: Sendable {
    let service: ServiceHarness
    let customer: Customer
    let formerAgent: Agent
    let ticket: Ticket
    let token: String

    init(in service: ServiceHarness) async throws {
        self.service = service
        customer = try await service.add(Sample.customer(1))
        formerAgent = try await service.add(Sample.agent(3))
        ticket = try await service.add(
            Sample.ticket(
                2,
                customerID: customer.id,
                agentID: formerAgent.id,
                resolution: "resolution 41",
                reopenings: 41,
                resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000)
            )
        )
        service.clock.advance(by: .seconds(1))
        token = try await service.token("customer", subject: customer.id)
    }

    var path: String { "/tickets/\(ticket.id.text)/withdraw" }

    /// Sends the request.
    func send(headers: [String: String] = [:]) async throws -> TestAnswer {
        try await service.send(.post, path, token: token, headers: headers)
    }
}
