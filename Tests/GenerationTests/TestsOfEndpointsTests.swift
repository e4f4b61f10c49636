import DesignModel
import Expressions
import Foundation
import Testing
import Verification

@testable import Generation
@testable import Planning

/// What the tests of the written API are planned to try, taken from tickets.md.
struct TestsOfEndpointsTests {
    private let plan: ServicePlan

    init() throws { plan = try APITicketsPlan.make() }

    private func tests(_ title: String) -> [APITest] {
        plan.tests.api.suites.flatMap(\.tests).filter { $0.test.subject == title }
    }

    private func test(_ title: String, answering answer: String) throws -> APITest {
        try #require(tests(title).first { $0.test.answer == answer }, "\(title) \(answer)")
    }

    @Test("Every error of every contract has a test that provokes it")
    func coversEveryContractError() {
        var missing: [String] = []
        for endpoint in plan.api.endpoints {
            let answers = Set(tests(endpoint.title).compactMap(\.test.answer))
            missing += endpoint.endpoint.errors.map(\.text).filter { !answers.contains($0) }.map {
                endpoint.title + " " + $0
            }
        }
        #expect(missing.isEmpty)
        #expect(plan.api.endpoints.count == 20)
    }

    @Test("No two tests have the same name, and each has requirements")
    func namesEachTestOnce() {
        let cases = plan.tests.api.cases + plan.tests.service.cases + plan.tests.scenarios.cases
        #expect(Set(cases.map(\.identifier)).count == cases.count)
        #expect(cases.allSatisfy { !$0.requirements.isEmpty })
    }

    /// `require … .size() < 20`
    @Test("A full desk has 20 tickets, and 19 leave room for one")
    func meetsTheLimitOnBothSides() throws {
        let full = try test("POST /tickets/{id}/assign", answering: "409 desk_full")
        let rows = try #require(full.situation).world.rows(of: "Ticket")
        #expect(rows.count { $0.isOnDesk } == 20)
        let boundary = try #require(tests("POST /tickets/{id}/assign").first { $0.test.kind == .boundary })
        let room = try #require(boundary.situation).world.rows(of: "Ticket")
        #expect(room.count { $0.isOnDesk } == 19)
        // Tickets of the agent that are not assigned, and assigned ones of nobody: they must not be counted.
        #expect(room.contains { $0.values["agent"] == .row("agent") && $0.values["state"] == .text("open") })
        #expect(room.contains { $0.values["agent"] == .null && $0.values["state"] == .text("assigned") })
        guard case .succeeds(let expected) = boundary.check else {
            Issue.record("the boundary is no success")
            return
        }
        #expect(expected.status == 200)
    }

    @Test("Expected bodies hold defaults, the sequence, the new state and the counted reopening")
    func expectsWhatTheDesignSays() throws {
        let report = try #require(tests("POST /tickets").first { $0.test.kind == .success })
        guard case .succeeds(let reported) = report.check, case .record(let ticket)? = reported.body else {
            Issue.record("no body is expected")
            return
        }
        #expect(ticket["number"] == .text("T-000001"))
        #expect(ticket["priority"] == .text("normal"))
        #expect(ticket["state"] == .text("open"))
        #expect(ticket["version"] == .integer(1))
        let reject = try #require(tests("POST /tickets/{id}/reject").first { $0.test.kind == .success })
        guard case .succeeds(let rejected) = reject.check, case .record(let changed)? = rejected.body else {
            Issue.record("no body is expected")
            return
        }
        // The ticket had 41 of them, an agent and a resolution, all of which stay.
        #expect(changed["reopenings"] == .integer(42))
        #expect(changed["agent"]?.rowName != nil)
        #expect(changed["resolution"] == .text("resolution 41"))
        #expect(changed["createdAt"] != changed["updatedAt"])
        #expect(changed["state"] == .text("assigned"))
        #expect(changed["version"] == .integer(2))
    }

    @Test("A stranger gets 404 where it may not read the row, and 403 where it may")
    func tellsStrangersApart() {
        let customer = tests("POST /tickets/{id}/accept").first { $0.test.function == "refusesCustomerAsAStranger" }
        #expect(customer?.test.answer == "404")
        let agent = tests("POST /tickets/{id}/resolve").first { $0.test.function == "refusesAgentAsAStranger" }
        #expect(agent?.test.answer == "403")
        let comments = tests("GET /tickets/{id}/comments").first { $0.test.function == "refusesCustomerAsAStranger" }
        #expect(comments?.test.answer == "404")
    }

    @Test("A list shows a customer its own tickets only")
    func hidesRowsOfStrangers() throws {
        let test = try #require(tests("GET /tickets").first { $0.test.function == "showsCustomerItsRows" })
        let situation = try #require(test.situation)
        guard case .list(.items(let groups, _, let descending, _)) = test.check else {
            Issue.record("no items are expected")
            return
        }
        #expect(situation.world.rows(of: "Ticket").count == 2)
        #expect(groups.joined().count == 1 && descending)
    }

    @Test("Every pair of a state and an event is tried")
    func triesEveryTransition() throws {
        let events = ["assign", "resolve", "reject", "accept", "withdraw"]
        for event in events {
            let all = tests("POST /tickets/{id}/\(event)")
            let refused = all.count { $0.test.answer == "409 illegal_transition" }
            let legal = try #require(plan.domain.lifecycle(of: "Ticket")).arrows.count { $0.event == event }
            #expect(refused == 4 - legal, "\(event)")
            // The shared situation is in the first legal state; each other one has a test of its own.
            #expect(all.count { $0.test.kind == .transition } == legal - 1, "\(event)")
        }
    }
}

extension ModelRow {
    /// Whether it is a ticket that the agent of the request works on.
    fileprivate var isOnDesk: Bool { values["agent"] == .row("agent") && values["state"] == .text("assigned") }
}
