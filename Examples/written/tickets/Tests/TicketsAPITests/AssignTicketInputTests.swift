import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// POST /tickets/{id}/assign: what it takes. (REQ-002, REQ-005)
@Suite("POST /tickets/{id}/assign: what it takes")
struct AssignTicketInputTests {
    /// Each rule, and what breaks it.
    private static let broken: [BrokenField] = [
        BrokenField("agent", nil, "required", "is missing"),
        BrokenField("agent", .null, "null", "is null"),
        BrokenField("agent", 7, "type", "is a number"),
        BrokenField("agent", "7", "type", "is no UUID"),
        BrokenField("surprise", "x", "unknown_field", "is unknown"),
    ]

    /// Every field broken, and one too many.
    private static let brokenTogether: [BrokenField] = [
        BrokenField("agent", "7", "type", "is no UUID"),
        BrokenField("surprise", "x", "unknown_field", "is unknown"),
    ]

    /// (REQ-002, REQ-005)
    @Test("POST /tickets/{id}/assign answers 422 to each broken rule")
    func refusesEachBrokenRule() async throws {
        try await withService { service in
            let situation = try await AssignTicketSituation(in: service)
            let before = try await service.contents()
            for broken in Self.broken {
                let answer = try await situation.send(situation.body.changing(broken.field, to: broken.value))
                expectBroken(answer, broken)
            }
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-002, REQ-005)
    @Test("POST /tickets/{id}/assign tells all broken rules of a body together")
    func tellsAllBrokenRulesTogether() async throws {
        try await withService { service in
            let situation = try await AssignTicketSituation(in: service)
            let before = try await service.contents()
            let body = Self.brokenTogether.reduce(situation.body) { $0.changing($1.field, to: $1.value) }
            let answer = try await situation.send(body)
            expectAllBroken(answer, Self.brokenTogether)
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-002, REQ-005)
    @Test("POST /tickets/{id}/assign answers 422 to an agent that is not there")
    func refusesAnUnknownAgent() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            try await service.add(Sample.agent(3))
            let customer = try await service.add(Sample.customer(4))
            let formerAgent = try await service.add(Sample.agent(5))
            let ticket = try await service.add(
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
            let token = try await service.token("lead", subject: lead.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/\(ticket.id.text)/assign",
                token: token,
                json: ["agent": "00000000-0000-7000-8000-000000000000"]
            )
            expectProblem(answer, 422, "unknown_reference", detail: "There is no such agent.")
            try await expectUnchanged(service, since: before)
        }
    }
}
