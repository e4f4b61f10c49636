import Testing

@testable import Planning

struct DataAccessPlanTests {
    @Test func eventsTakeTheClausesOfTheirTransition() throws {
        let domain = try TicketsPlan.domain()
        let resolve = try #require(domain.access.first { $0.function == "resolve" })
        #expect(resolve.typeName == "TicketAccess")
        #expect(resolve.clauses.map(\.role) == [.role("agent")])
        #expect(resolve.clauses.first?.me?.property == "agent")
    }

    @Test func endpointsAboutNoRowSayWhetherTheyHaveConditions() throws {
        let domain = try TicketsPlan.domain()
        let comment = try #require(domain.access.first { $0.typeName == "AddCommentAccess" })
        #expect(!comment.isAboutRows)
        #expect(comment.hasConditions)
        #expect(comment.arguments.map(\.name) == ["id"])
        let workload = try #require(domain.access.first { $0.typeName == "WorkloadAccess" })
        #expect(!workload.hasConditions)
    }

    @Test func flowsAreHandedWhatTheyUse() throws {
        let domain = try TicketsPlan.domain()
        let report = try #require(domain.flow(named: "Report a problem"))
        #expect(report.call.me?.kind == .entity("Customer", properties: ["customer"]))
        #expect(report.result == .row(entity: "Ticket"))
        let assign = try #require(domain.flow(named: "Assign"))
        #expect(assign.call.row == "Ticket")
        #expect(assign.call.me == nil)
        #expect(assign.failures.map(\.code) == ["unknown_reference", "agent_inactive", "desk_full"])
        let comment = try #require(domain.flow(named: "Add comment"))
        #expect(comment.call.me?.kind == .any)
        #expect(domain.caller.sharedFields == ["name"])
    }

    @Test func theRowOfATransitionIsStoredWithItsState() throws {
        let domain = try TicketsPlan.domain()
        let resolve = try #require(domain.flow(named: "Resolve"))
        #expect(resolve.steps.count == 1)
        guard case .change("self", "Ticket", let fields, _, let stores)? = resolve.steps.first?.kind else {
            Issue.record("two sets of one row are one change")
            return
        }
        #expect(fields.map(\.member.name) == ["resolution", "resolvedAt"])
        #expect(!stores)
    }
}
