import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// What POST /tickets/{id}/resolve needs to succeed: rows, a caller, and the request.
struct ResolveTicketSituation: Sendable {
    let service: ServiceHarness
    let agent: Agent
    let customer: Customer
    let ticket: Ticket
    let token: String

    init(in service: ServiceHarness) async throws {
        self.service = service
        agent = try await service.add(Sample.agent(1))
        customer = try await service.add(Sample.customer(3))
        ticket = try await service.add(
            Sample.ticket(
                2,
                customerID: customer.id,
                agentID: agent.id,
                resolution: "resolution 41",
                reopenings: 41,
                resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000),
                state: .assigned
            )
        )
        service.clock.advance(by: .seconds(1))
        token = try await service.token("agent", subject: agent.id)
    }

    var path: String { "/tickets/\(ticket.id.text)/resolve" }

    var body: JSONValue { ["resolution": "resolution 51"] }

    /// Sends the request, with another body where one is given.
    func send(_ json: JSONValue? = nil, headers: [String: String] = [:]) async throws -> TestAnswer {
        try await service.send(.post, path, token: token, json: json ?? body, headers: headers)
    }
}
