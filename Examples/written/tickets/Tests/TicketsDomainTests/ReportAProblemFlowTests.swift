import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Flow: Report a problem: what it does. (REQ-001)
@Suite("Flow: Report a problem: what it does")
struct ReportAProblemFlowTests {
    /// (REQ-001)
    @Test("does what its steps say")
    func doesWhatItsStepsSay() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1, name: "name 31"))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let result = try await store.write { transaction in
            try ReportAProblemFlow.run(
                ReportAProblemFlow.Input(subject: "subject 51", body: "body 51", priority: .low),
                by: customer,
                in: transaction
            )
        }
        let after = try await store.contents()
        let madeTicket = try #require(after.tickets.values.first { before.tickets[$0.id] == nil })
        var expected = before
        expected.tickets[madeTicket.id] = Ticket(
            id: madeTicket.id,
            number: "T-000001",
            customerID: customer.id,
            agentID: nil,
            subject: "subject 51",
            body: "body 51",
            priority: .low,
            resolution: nil,
            reopenings: 0,
            resolvedAt: nil,
            state: .open
        )
        expected.tickets[madeTicket.id]?.version = 1
        expected.tickets[madeTicket.id]?.createdAt = store.clock.now()
        expected.tickets[madeTicket.id]?.updatedAt = store.clock.now()
        #expect(after == expected)
        #expect(result == after.tickets[result.id])
    }

    /// (REQ-001)
    @Test("takes defaults for what the input leaves out")
    func takesDefaultsForWhatTheInputLeavesOut() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1, name: "name 31"))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let result = try await store.write { transaction in
            try ReportAProblemFlow.run(
                ReportAProblemFlow.Input(subject: "subject 51", body: "body 51"),
                by: customer,
                in: transaction
            )
        }
        let after = try await store.contents()
        let madeTicket = try #require(after.tickets.values.first { before.tickets[$0.id] == nil })
        var expected = before
        expected.tickets[madeTicket.id] = Ticket(
            id: madeTicket.id,
            number: "T-000001",
            customerID: customer.id,
            agentID: nil,
            subject: "subject 51",
            body: "body 51",
            priority: .normal,
            resolution: nil,
            reopenings: 0,
            resolvedAt: nil,
            state: .open
        )
        expected.tickets[madeTicket.id]?.version = 1
        expected.tickets[madeTicket.id]?.createdAt = store.clock.now()
        expected.tickets[madeTicket.id]?.updatedAt = store.clock.now()
        #expect(after == expected)
        #expect(result == after.tickets[result.id])
    }

    /// (REQ-001)
    @Test("does what its steps say for priority normal")
    func doesWhatItsStepsSayForPriorityNormal() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1, name: "name 31"))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let result = try await store.write { transaction in
            try ReportAProblemFlow.run(
                ReportAProblemFlow.Input(subject: "subject 51", body: "body 51", priority: .normal),
                by: customer,
                in: transaction
            )
        }
        let after = try await store.contents()
        let madeTicket = try #require(after.tickets.values.first { before.tickets[$0.id] == nil })
        var expected = before
        expected.tickets[madeTicket.id] = Ticket(
            id: madeTicket.id,
            number: "T-000001",
            customerID: customer.id,
            agentID: nil,
            subject: "subject 51",
            body: "body 51",
            priority: .normal,
            resolution: nil,
            reopenings: 0,
            resolvedAt: nil,
            state: .open
        )
        expected.tickets[madeTicket.id]?.version = 1
        expected.tickets[madeTicket.id]?.createdAt = store.clock.now()
        expected.tickets[madeTicket.id]?.updatedAt = store.clock.now()
        #expect(after == expected)
        #expect(result == after.tickets[result.id])
    }

    /// (REQ-001)
    @Test("does what its steps say for priority high")
    func doesWhatItsStepsSayForPriorityHigh() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1, name: "name 31"))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let result = try await store.write { transaction in
            try ReportAProblemFlow.run(
                ReportAProblemFlow.Input(subject: "subject 51", body: "body 51", priority: .high),
                by: customer,
                in: transaction
            )
        }
        let after = try await store.contents()
        let madeTicket = try #require(after.tickets.values.first { before.tickets[$0.id] == nil })
        var expected = before
        expected.tickets[madeTicket.id] = Ticket(
            id: madeTicket.id,
            number: "T-000001",
            customerID: customer.id,
            agentID: nil,
            subject: "subject 51",
            body: "body 51",
            priority: .high,
            resolution: nil,
            reopenings: 0,
            resolvedAt: nil,
            state: .open
        )
        expected.tickets[madeTicket.id]?.version = 1
        expected.tickets[madeTicket.id]?.createdAt = store.clock.now()
        expected.tickets[madeTicket.id]?.updatedAt = store.clock.now()
        #expect(after == expected)
        #expect(result == after.tickets[result.id])
    }

    /// (REQ-001)
    @Test("counts its number on from one call to the next")
    func countsItsNumberOnFromOneCallToTheNext() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1, name: "name 31"))
        store.clock.advance(by: .seconds(1))
        let first = try await store.write { transaction in
            try ReportAProblemFlow.run(
                ReportAProblemFlow.Input(subject: "subject 51", body: "body 51", priority: .low),
                by: customer,
                in: transaction
            )
        }
        let second = try await store.write { transaction in
            try ReportAProblemFlow.run(
                ReportAProblemFlow.Input(subject: "subject 51", body: "body 51", priority: .low),
                by: customer,
                in: transaction
            )
        }
        #expect(first.number == "T-000001")
        #expect(second.number == "T-000002")
    }
}
