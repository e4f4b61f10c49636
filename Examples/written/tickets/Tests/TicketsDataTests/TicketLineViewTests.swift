import Testing
import TicketsData
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// View: TicketLine: what it shows. (REQ-006)
@Suite("View: TicketLine: what it shows")
struct TicketLineViewTests {
    /// (REQ-006)
    @Test("shows a row that refers to nothing and that nothing refers to")
    func showsARowThatRefersToNothingAndThatNothingRefersTo() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3, name: "name 12"))
        let agent = try await store.add(Sample.agent(4, name: "name 13"))
        let fullTicket = try await store.add(
            Sample.ticket(
                2,
                customerID: customer.id,
                agentID: agent.id,
                resolution: "resolution 2",
                resolvedAt: Timestamp(microseconds: 1_772_323_320_000_000)
            )
        )
        for number in 5...6 {
            try await store.add(Sample.comment(number, ticketID: fullTicket.id))
        }
        let otherCustomer = try await store.add(Sample.customer(7))
        let ticket = try await store.add(Sample.ticket(1, customerID: otherCustomer.id))
        let shown = try await store.read { transaction in
            try TicketRepository.row(
                of: TicketLine.self,
                ticket.id,
                permittedBy: .every,
                readableBy: .every,
                in: transaction
            )
        }
        #expect(shown.id == ticket.id)
        #expect(shown.number == "number 1")
        #expect(shown.subject == "subject 1")
        #expect(shown.priority == .normal)
        #expect(shown.state == .open)
        #expect(shown.customerName == "name 1")
        #expect(shown.agentName == nil)
        #expect(shown.comments == 0)
    }

    /// (REQ-006)
    @Test("shows what lies behind references and counts two rows")
    func showsWhatLiesBehindReferencesAndCountsTwoRows() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(3, name: "name 12"))
        let agent = try await store.add(Sample.agent(4, name: "name 13"))
        let fullTicket = try await store.add(
            Sample.ticket(
                2,
                customerID: customer.id,
                agentID: agent.id,
                resolution: "resolution 2",
                resolvedAt: Timestamp(microseconds: 1_772_323_320_000_000)
            )
        )
        for number in 5...6 {
            try await store.add(Sample.comment(number, ticketID: fullTicket.id))
        }
        let otherCustomer = try await store.add(Sample.customer(7))
        try await store.add(Sample.ticket(1, customerID: otherCustomer.id))
        let shown = try await store.read { transaction in
            try TicketRepository.row(
                of: TicketLine.self,
                fullTicket.id,
                permittedBy: .every,
                readableBy: .every,
                in: transaction
            )
        }
        #expect(shown.id == fullTicket.id)
        #expect(shown.number == "number 2")
        #expect(shown.subject == "subject 1")
        #expect(shown.priority == .normal)
        #expect(shown.state == .open)
        #expect(shown.customerName == "name 12")
        #expect(shown.agentName == "name 13")
        #expect(shown.comments == 2)
    }
}
