import Testing
import TicketsAPI
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// POST /tickets/{id}/assign: when it refuses. (REQ-002, REQ-005)
@Suite("POST /tickets/{id}/assign: when it refuses")
struct AssignTicketConflictTests {
    /// (REQ-002, REQ-005)
    @Test("POST /tickets/{id}/assign answers 409 in state resolved")
    func refusesResolved() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            let agent = try await service.add(Sample.agent(3))
            let customer = try await service.add(Sample.customer(4))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id, state: .resolved))
            let token = try await service.token("lead", subject: lead.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/\(ticket.id.text)/assign",
                token: token,
                json: ["agent": agent.id.json]
            )
            expectProblem(answer, 409, "illegal_transition")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-002, REQ-005)
    @Test("POST /tickets/{id}/assign answers 409 in state closed")
    func refusesClosed() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            let agent = try await service.add(Sample.agent(3))
            let customer = try await service.add(Sample.customer(4))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id, state: .closed))
            let token = try await service.token("lead", subject: lead.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/\(ticket.id.text)/assign",
                token: token,
                json: ["agent": agent.id.json]
            )
            expectProblem(answer, 409, "illegal_transition")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-002, REQ-005)
    @Test("POST /tickets/{id}/assign answers 409 desk_full")
    func answers409DeskFull() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            let agent = try await service.add(Sample.agent(3))
            let customer = try await service.add(Sample.customer(4))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            for number in 5...24 {
                try await service.add(
                    Sample.ticket(number, customerID: customer.id, agentID: agent.id, state: .assigned)
                )
            }
            try await service.add(Sample.ticket(25, customerID: customer.id, state: .assigned))
            try await service.add(Sample.ticket(26, customerID: customer.id, agentID: agent.id))
            let token = try await service.token("lead", subject: lead.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/\(ticket.id.text)/assign",
                token: token,
                json: ["agent": agent.id.json]
            )
            expectProblem(answer, 409, "desk_full", detail: "This agent already works on 20 tickets.")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-002, REQ-005)
    @Test("POST /tickets/{id}/assign answers 422 agent_inactive")
    func answers422AgentInactive() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            let agent = try await service.add(Sample.agent(3, active: false))
            let customer = try await service.add(Sample.customer(4))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            let token = try await service.token("lead", subject: lead.id)
            let before = try await service.contents()
            let answer = try await service.send(
                .post,
                "/tickets/\(ticket.id.text)/assign",
                token: token,
                json: ["agent": agent.id.json]
            )
            expectProblem(answer, 422, "agent_inactive", detail: "This agent takes no tickets.")
            try await expectUnchanged(service, since: before)
        }
    }

    /// (REQ-002, REQ-005)
    @Test("POST /tickets/{id}/assign succeeds at the limit of step 3")
    func succeedsAtTheLimitOfStep_3() async throws {
        try await withService { service in
            let lead = try await service.add(Sample.agent(1))
            let agent = try await service.add(Sample.agent(3))
            let customer = try await service.add(Sample.customer(4))
            let ticket = try await service.add(Sample.ticket(2, customerID: customer.id))
            for number in 5...23 {
                try await service.add(
                    Sample.ticket(number, customerID: customer.id, agentID: agent.id, state: .assigned)
                )
            }
            try await service.add(Sample.ticket(24, customerID: customer.id, state: .assigned))
            try await service.add(Sample.ticket(25, customerID: customer.id, agentID: agent.id))
            let token = try await service.token("lead", subject: lead.id)
            let answer = try await service.send(
                .post,
                "/tickets/\(ticket.id.text)/assign",
                token: token,
                json: ["agent": agent.id.json]
            )
            expectJSON(
                answer,
                200,
                [
                    "id": ticket.id.json,
                    "number": "number 2",
                    "customer": customer.id.json,
                    "agent": agent.id.json,
                    "subject": "subject 1",
                    "body": "body 1",
                    "priority": "normal",
                    "resolution": .null,
                    "reopenings": 0,
                    "resolvedAt": .null,
                    "state": "assigned",
                    "version": 2,
                    "createdAt": ServiceHarness.start.json,
                    "updatedAt": ServiceHarness.start.json,
                ]
            )
            expectHeader(answer, "ETag", "\"2\"")
            let stored = try await service.read { try TicketRepository.find(ticket.id, in: $0) }
            #expect(stored?.json == answer.json)
        }
    }
}
