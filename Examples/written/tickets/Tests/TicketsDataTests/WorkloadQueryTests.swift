import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Query: Workload: what it answers. (REQ-008)
@Suite("Query: Workload: what it answers")
struct WorkloadQueryTests {
    /// (REQ-008)
    @Test("answers with the rows of its statement in their order")
    func answersWithTheRowsOfItsStatementInTheirOrder() async throws {
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
        let items = try await store.read { transaction in try WorkloadQuery.items(in: transaction) }
        let statement = SQLStatement(
            """
            SELECT a.id AS agent, a.name AS name, t.state AS state, COUNT(*) AS tickets
            FROM agent a JOIN ticket t ON t.agent_id = a.id
            GROUP BY a.id, a.name, t.state
            ORDER BY a.name, t.state
            """
        )
        let rows = try await store.read { try $0.rows(statement) }
        #expect(!rows.isEmpty)
        let agentColumn: [UUID] = try rows.map { try $0["agent"] }
        #expect(items.map(\.agent) == agentColumn)
        let nameColumn: [String] = try rows.map { try $0["name"] }
        #expect(items.map(\.name) == nameColumn)
        let stateColumn: [String] = try rows.map { try $0["state"] }
        #expect(items.map(\.state) == stateColumn)
        let ticketsColumn: [Int] = try rows.map { try $0["tickets"] }
        #expect(items.map(\.tickets) == ticketsColumn)
    }

    /// (REQ-008)
    @Test("answers with nothing where there is nothing")
    func answersWithNothingWhereThereIsNothing() async throws {
        let store = try await TestStore.make()
        let items = try await store.read { transaction in try WorkloadQuery.items(in: transaction) }
        #expect(items.isEmpty)
    }
}
