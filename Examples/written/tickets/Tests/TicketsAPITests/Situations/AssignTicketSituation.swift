import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// What POST /tickets/{id}/assign needs to succeed: rows, a caller, and the request.
struct AssignTicketSituation: Sendable {
    let service: ServiceHarness
    let lead: Agent
    let agent: Agent
    let customer: Customer
    let formerAgent: Agent
    let ticket: Ticket
    let token: String

    init(in service: ServiceHarness) async throws {
        self.service = service
        lead = try await service.add(Sample.agent(1))
        agent = try await service.add(Sample.agent(3))
        customer = try await service.add(Sample.customer(4))
        formerAgent = try await service.add(Sample.agent(5))
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
        token = try await service.token("lead", subject: lead.id)
    }

    var path: String { "/tickets/\(ticket.id.text)/assign" }

    var body: JSONValue { ["agent": agent.id.json] }

    /// Sends the request, with another body where one is given.
    func send(_ json: JSONValue? = nil, headers: [String: String] = [:]) async throws -> TestAnswer {
        try await service.send(.post, path, token: token, json: json ?? body, headers: headers)
    }
}
