import Testing
import TicketsAPI
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// POST /tickets/{id}/withdraw: when it refuses. (REQ-010)
@Suite("POST /tickets/{id}/withdraw: when it refuses")
struct WithdrawTicketConflictTests {
    /// (REQ-010)
    @Test("POST /tickets/{id}/withdraw answers 409 in state resolved")
    func refusesResolved() async throws {
        try await withService { service in
            let customer = try await service.add(Sample.customer(1))
            let formerAgent = try await service.add(Sample.agent(3))
            let ticket = try await service.add(
                Sample.ticket(
                    2,
                    customerID: customer.id,
                    agentID: formerAgent.id,
                    resolution: "resolution 41",
                    reopenings: 41,
                    resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000),
                    state: .resolved
                )
            )
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("customer", subject: customer.id)
            let before = try await service.contents()
            let answer = try await service.send(.post, "/tickets/\(ticket.id.text)/withdraw", token: token)
            expectProblem(answer, 409, "illegal_transition")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-010)
    @Test("POST /tickets/{id}/withdraw answers 409 in state closed")
    func refusesClosed() async throws {
        try await withService { service in
            let customer = try await service.add(Sample.customer(1))
            let formerAgent = try await service.add(Sample.agent(3))
            let ticket = try await service.add(
                Sample.ticket(
                    2,
                    customerID: customer.id,
                    agentID: formerAgent.id,
                    resolution: "resolution 41",
                    reopenings: 41,
                    resolvedAt: Timestamp(microseconds: 1_772_325_660_000_000),
                    state: .closed
                )
            )
            service.clock.advance(by: .seconds(1))
            let token = try await service.token("customer", subject: customer.id)
            let before = try await service.contents()
            let answer = try await service.send(.post, "/tickets/\(ticket.id.text)/withdraw", token: token)
            expectProblem(answer, 409, "illegal_transition")
            try await expectUnchanged(service, since: before)
        }
    }
}
