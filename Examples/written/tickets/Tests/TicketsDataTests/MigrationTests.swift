import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Migration: 0001_create_tickets: up, down and up again. (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006,
/// REQ-007, REQ-008, REQ-009, REQ-010)
@Suite("Migration: 0001_create_tickets: up, down and up again")
struct MigrationTests {
    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("up makes every table and every index")
    func upMakesEveryTableAndEveryIndex() async throws {
        let store = try TestStore.empty()
        try await store.migrator.up()
        #expect(
            try await store.names(of: "table")
                == ["agent", "comment", "customer", "idempotency_key", "sequence_counter", "ticket"]
        )
        #expect(
            try await store.names(of: "index")
                == [
                    "agent_created_at",
                    "comment_ticket_id_created_at",
                    "customer_created_at",
                    "customer_name",
                    "customer_plan_created_at",
                    "idempotency_key_expires_at",
                    "ticket_agent_id_state",
                    "ticket_created_at",
                    "ticket_customer_id_created_at",
                    "ticket_priority_created_at",
                    "ticket_priority_rank",
                    "ticket_state_priority_created_at",
                    "ticket_state_priority_rank",
                ]
        )
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("up gives customer its columns")
    func upGivesCustomerItsColumns() async throws {
        let store = try TestStore.empty()
        try await store.migrator.up()
        #expect(
            try await store.columns(of: "customer")
                == [
                    "id TEXT NOT NULL",
                    "email TEXT NOT NULL",
                    "name TEXT NOT NULL",
                    "plan TEXT NOT NULL",
                    "version INTEGER NOT NULL",
                    "created_at INTEGER NOT NULL",
                    "updated_at INTEGER NOT NULL",
                ]
        )
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("up gives agent its columns")
    func upGivesAgentItsColumns() async throws {
        let store = try TestStore.empty()
        try await store.migrator.up()
        #expect(
            try await store.columns(of: "agent")
                == [
                    "id TEXT NOT NULL",
                    "email TEXT NOT NULL",
                    "name TEXT NOT NULL",
                    "active INTEGER NOT NULL",
                    "version INTEGER NOT NULL",
                    "created_at INTEGER NOT NULL",
                    "updated_at INTEGER NOT NULL",
                ]
        )
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("up gives ticket its columns")
    func upGivesTicketItsColumns() async throws {
        let store = try TestStore.empty()
        try await store.migrator.up()
        #expect(
            try await store.columns(of: "ticket")
                == [
                    "id TEXT NOT NULL",
                    "number TEXT NOT NULL",
                    "customer_id TEXT NOT NULL",
                    "agent_id TEXT",
                    "subject TEXT NOT NULL",
                    "body TEXT NOT NULL",
                    "priority TEXT NOT NULL",
                    "resolution TEXT",
                    "reopenings INTEGER NOT NULL",
                    "resolved_at INTEGER",
                    "state TEXT NOT NULL",
                    "version INTEGER NOT NULL",
                    "created_at INTEGER NOT NULL",
                    "updated_at INTEGER NOT NULL",
                ]
        )
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("up gives comment its columns")
    func upGivesCommentItsColumns() async throws {
        let store = try TestStore.empty()
        try await store.migrator.up()
        #expect(
            try await store.columns(of: "comment")
                == [
                    "id TEXT NOT NULL",
                    "ticket_id TEXT NOT NULL",
                    "author_name TEXT NOT NULL",
                    "body TEXT NOT NULL",
                    "version INTEGER NOT NULL",
                    "created_at INTEGER NOT NULL",
                    "updated_at INTEGER NOT NULL",
                ]
        )
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("down leaves no table, and up makes them again")
    func downLeavesNoTableAndUpMakesThemAgain() async throws {
        let store = try TestStore.empty()
        try await store.migrator.up()
        try await store.migrator.down(to: 0)
        #expect(try await store.names(of: "table") == [])
        #expect(try await store.names(of: "index") == [])
        try await store.migrator.up()
        #expect(
            try await store.names(of: "table")
                == ["agent", "comment", "customer", "idempotency_key", "sequence_counter", "ticket"]
        )
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("up on seeded rows keeps them")
    func upOnSeededRowsKeepsThem() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1, name: "name 9"))
        let otherCustomer = try await store.add(Sample.customer(2, name: "name 8"))
        let customer3 = try await store.add(Sample.customer(3, name: "name 7", plan: .business))
        try await store.add(Sample.customer(4, name: "name 6", plan: .business))
        try await store.add(Sample.customer(5, name: "name 5"))
        let agent = try await store.add(Sample.agent(6, name: "name 9"))
        let otherAgent = try await store.add(Sample.agent(7, name: "name 8"))
        let agent3 = try await store.add(Sample.agent(8, name: "name 7"))
        try await store.add(Sample.agent(9, name: "name 6"))
        try await store.add(Sample.agent(10, name: "name 5"))
        let ticket = try await store.add(
            Sample.ticket(
                11,
                customerID: customer.id,
                agentID: agent.id,
                subject: "subject 9",
                body: "body 9",
                priority: .low
            )
        )
        let otherTicket = try await store.add(
            Sample.ticket(
                12,
                customerID: otherCustomer.id,
                agentID: otherAgent.id,
                subject: "subject 8",
                body: "body 8",
                priority: .low
            )
        )
        let ticket3 = try await store.add(
            Sample.ticket(
                13,
                customerID: customer3.id,
                agentID: agent3.id,
                subject: "subject 7",
                body: "body 7",
                state: .assigned
            )
        )
        try await store.add(
            Sample.ticket(
                14,
                customerID: customer.id,
                agentID: agent.id,
                subject: "subject 6",
                body: "body 6",
                state: .assigned
            )
        )
        try await store.add(
            Sample.ticket(
                15,
                customerID: otherCustomer.id,
                subject: "subject 5",
                body: "body 5",
                priority: .high,
                state: .resolved
            )
        )
        try await store.add(Sample.comment(16, ticketID: ticket.id, authorName: "author name 9", body: "body 9"))
        try await store.add(Sample.comment(17, ticketID: otherTicket.id, authorName: "author name 8", body: "body 8"))
        try await store.add(Sample.comment(18, ticketID: ticket3.id, authorName: "author name 7", body: "body 7"))
        try await store.add(Sample.comment(19, ticketID: ticket.id, authorName: "author name 6", body: "body 6"))
        try await store.add(Sample.comment(20, ticketID: otherTicket.id, authorName: "author name 5", body: "body 5"))
        let before = try await store.contents()
        let taken = try await store.migrator.up()
        #expect(taken.isEmpty)
        #expect(before != TestStore.Contents())
        #expect(try await store.contents() == before)
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("down on seeded rows takes them along")
    func downOnSeededRowsTakesThemAlong() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1, name: "name 9"))
        let otherCustomer = try await store.add(Sample.customer(2, name: "name 8"))
        let customer3 = try await store.add(Sample.customer(3, name: "name 7", plan: .business))
        try await store.add(Sample.customer(4, name: "name 6", plan: .business))
        try await store.add(Sample.customer(5, name: "name 5"))
        let agent = try await store.add(Sample.agent(6, name: "name 9"))
        let otherAgent = try await store.add(Sample.agent(7, name: "name 8"))
        let agent3 = try await store.add(Sample.agent(8, name: "name 7"))
        try await store.add(Sample.agent(9, name: "name 6"))
        try await store.add(Sample.agent(10, name: "name 5"))
        let ticket = try await store.add(
            Sample.ticket(
                11,
                customerID: customer.id,
                agentID: agent.id,
                subject: "subject 9",
                body: "body 9",
                priority: .low
            )
        )
        let otherTicket = try await store.add(
            Sample.ticket(
                12,
                customerID: otherCustomer.id,
                agentID: otherAgent.id,
                subject: "subject 8",
                body: "body 8",
                priority: .low
            )
        )
        let ticket3 = try await store.add(
            Sample.ticket(
                13,
                customerID: customer3.id,
                agentID: agent3.id,
                subject: "subject 7",
                body: "body 7",
                state: .assigned
            )
        )
        try await store.add(
            Sample.ticket(
                14,
                customerID: customer.id,
                agentID: agent.id,
                subject: "subject 6",
                body: "body 6",
                state: .assigned
            )
        )
        try await store.add(
            Sample.ticket(
                15,
                customerID: otherCustomer.id,
                subject: "subject 5",
                body: "body 5",
                priority: .high,
                state: .resolved
            )
        )
        try await store.add(Sample.comment(16, ticketID: ticket.id, authorName: "author name 9", body: "body 9"))
        try await store.add(Sample.comment(17, ticketID: otherTicket.id, authorName: "author name 8", body: "body 8"))
        try await store.add(Sample.comment(18, ticketID: ticket3.id, authorName: "author name 7", body: "body 7"))
        try await store.add(Sample.comment(19, ticketID: ticket.id, authorName: "author name 6", body: "body 6"))
        try await store.add(Sample.comment(20, ticketID: otherTicket.id, authorName: "author name 5", body: "body 5"))
        try await store.migrator.down(to: 0)
        try await store.migrator.up()
        #expect(try await store.contents() == TestStore.Contents())
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("status tells what is applied")
    func statusTellsWhatIsApplied() async throws {
        let store = try TestStore.empty()
        #expect(try await store.migrator.status().map(\.state) == [.pending])
        try await store.migrator.up()
        let status = try await store.migrator.status()
        #expect(status.map(\.name) == ["create_tickets"])
        #expect(status.map(\.state) == [.applied(store.clock.now())])
        try await store.migrator.down(to: 0)
        #expect(try await store.migrator.status().map(\.state) == [.pending])
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("a database that is behind is refused")
    func aDatabaseThatIsBehindIsRefused() async throws {
        let store = try TestStore.empty()
        let failure = await #expect(throws: StorageError.self) { try await store.migrator.requireCurrent() }
        #expect(failure?.code == .schemaBehind)
        try await store.migrator.up()
        try await store.migrator.requireCurrent()
        #expect(try await store.migrator.up().isEmpty)
    }
}
