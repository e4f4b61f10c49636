import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// POST /tickets/{id}/resolve: when it refuses. (REQ-003)
@Suite("POST /tickets/{id}/resolve: when it refuses")
struct ResolveTicketConflictTests {
    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 409 in state open")
    func refusesOpen() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(
                Sample.ticket(
                    2,
                    customerID: customer.id,
                    agentID: agent.id,
                    resolution: "resolution 41",
                    reopenings: 41,
                    resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000)
                )
            )
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/\(ticket.id.text)/resolve",
                token: token,
                json: ["resolution": "resolution 51"]
            )
            expectProblem(answer, 409, "illegal_transition")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 409 in state resolved")
    func refusesResolved() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(
                Sample.ticket(
                    2,
                    customerID: customer.id,
                    agentID: agent.id,
                    resolution: "resolution 41",
                    reopenings: 41,
                    resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000),
                    state: .resolved
                )
            )
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/\(ticket.id.text)/resolve",
                token: token,
                json: ["resolution": "resolution 51"]
            )
            expectProblem(answer, 409, "illegal_transition")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-003)
    @Test("POST /tickets/{id}/resolve answers 409 in state closed")
    func refusesClosed() async throws {
        try await withService { service in
            let agent = try await service.add(Sample.agent(1))
            let customer = try await service.add(Sample.customer(3))
            let ticket = try await service.add(
                Sample.ticket(
                    2,
                    customerID: customer.id,
                    agentID: agent.id,
                    resolution: "resolution 41",
                    reopenings: 41,
                    resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000),
                    state: .closed
                )
            )
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("agent", subject: agent.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/\(ticket.id.text)/resolve",
                token: token,
                json: ["resolution": "resolution 51"]
            )
            expectProblem(answer, 409, "illegal_transition")
            try await expectUnchanged(service, since: before)
        }
    }
}
