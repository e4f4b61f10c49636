import DesignModel
import Foundation
import Testing

@testable import Generation
@testable import Planning

/// What is planned and written so that a service which does the wrong thing cannot pass.
struct TestsTellApartTests {
    private let plan: ServicePlan

    init() throws { plan = try APITicketsPlan.make() }

    private func test(_ title: String, _ function: String) throws -> APITest {
        let all = plan.tests.api.suites.flatMap(\.tests)
        return try #require(
            all.first { $0.test.subject == title && $0.test.function == function },
            "\(title) \(function)"
        )
    }

    private func domainTest(_ suite: String, _ words: String) throws -> DomainTest {
        let tests = plan.tests.domain.suites.filter { $0.name == suite }.flatMap(\.tests)
        return try #require(tests.first { $0.test.title.contains(words) }, "\(suite): \(words)")
    }

    private func text(_ suffix: String) throws -> String {
        let files = apiTestFiles(plan) + domainTestFiles(plan) + supportFiles(plan)
        return try #require(files.first { $0.path.hasSuffix(suffix) }, "\(suffix)").content
    }

    @Test("A fault meets the endpoint's own read or write, not the look-up of its caller")
    func failsBehindTheCaller() throws {
        let write = try text("CreateCustomerRouteTests.swift")
        #expect(write.contains("service.store.failWrites(.unavailable)"))
        #expect(write.contains("service.store.failWrites(.unexpected)"))
        #expect(try text("ReadTicketRouteTests.swift").contains("service.store.failReads(after: 1, .unavailable)"))
        let all = apiTestFiles(plan).map(\.content).joined()
        #expect(!all.contains("failEverything"))
    }

    @Test("A role with a condition sees one row of two, and the title says so")
    func showsOnlyTheRowsOfTheRule() throws {
        let test = try domainTest("CommentAccessTests", "shows a customer")
        #expect(test.test.title == "GET /tickets/{id}/comments shows a customer only the rows of the rule")
        #expect(test.world.rows(of: "Comment").count == 2)
        guard case .access(let check) = test.check, case .rows(let found) = check.expectation else {
            Issue.record("no rows are expected")
            return
        }
        #expect(found == ["ownComment"])
        #expect(try domainTest("CommentAccessTests", "shows an agent").test.title.hasSuffix("every row"))
    }

    @Test("The row of an event holds something in every field")
    func fillsTheRowOfAnEvent() throws {
        let reject = try domainTest("RejectTicketTests", "reject moves")
        let ticket = try #require(reject.world.rows(of: "Ticket").first)
        #expect(ticket.values["agent"]?.rowName == "formerAgent")
        #expect(ticket.values["resolution"] == .text("resolution 41"))
        #expect(ticket.values["reopenings"] == .integer(41))
    }

    @Test("A stranger is tried with another's row, and with one that is nobody's")
    func triesStrangersTwice() throws {
        let another = try #require(try test("POST /tickets/{id}/resolve", "refusesAgentAsAStranger").situation)
        #expect(another.world.rows(of: "Ticket").first?.values["agent"] == .row("otherAgent"))
        let nobodys = try #require(try test("POST /tickets/{id}/resolve", "refusesAgentForNobodysRow").situation)
        #expect(nobodys.world.rows(of: "Ticket").first?.values["agent"] == .null)
        let twice = plan.tests.api.cases.filter { $0.function == "refusesCustomerForNobodysRow" }
        #expect(twice.isEmpty)
    }

    @Test("Of two roles the one without a row is dropped, whichever it is")
    func keepsOneRoleOfTwo() throws {
        for (kept, dropped) in [("customer", "agent"), ("agent", "customer")] {
            let words = "keeps the role \(kept) and drops the role \(dropped) where only the first has a row"
            guard case .callerKeeps(let sample, let roles) = try domainTest("CallerTests", words).check else {
                Issue.record("no roles are expected")
                return
            }
            #expect(sample.roles == [kept, dropped] && sample.rows.count == 1 && roles == [kept])
        }
        #expect(try text("CallerTests.swift").contains("#expect(!caller.has(.agent))"))
    }

    @Test("A change has another moment than the row")
    func tellsMomentsApart() throws {
        guard case .succeeds(let expected) = try test("POST /tickets/{id}/accept", "answersCustomer").check,
            case .record(let ticket)? = expected.body
        else {
            Issue.record("no body is expected")
            return
        }
        #expect(ticket["createdAt"] == .timestamp(microseconds: ModelClock.start))
        #expect(ticket["updatedAt"] == .timestamp(microseconds: ModelClock.start + 1_000_000))
    }

    @Test("All broken rules of a body are expected together, unknown fields last")
    func expectsAllBrokenRules() throws {
        guard case .brokenTogether(let broken) = try test("POST /customers", "tellsAllBrokenRulesTogether").check else {
            Issue.record("nothing is broken")
            return
        }
        #expect(broken.map(\.field) == ["email", "name", "plan", "surprise"])
        #expect(broken.map(\.code) == ["type", "too_long", "one_of", "unknown_field"])
    }

    @Test("Two reports in a row have the numbers 1 and 2")
    func countsOn() throws {
        guard case .counts(_, let member, let values) = try domainTest("ReportAProblemFlowTests", "counts its").check
        else {
            Issue.record("nothing is counted")
            return
        }
        #expect(member.name == "number" && values == [.text("T-000001"), .text("T-000002")])
    }

    @Test("A page of one has one item and a next page; no page may hold more than its limit")
    func triesTheLeastPage() throws {
        guard case .list(.limits(let most, let shown)) = try test("GET /tickets", "takesLimitsUpToTheGreatest").check
        else {
            Issue.record("no limits are tried")
            return
        }
        #expect(most == 200 && shown > 2)
        #expect(try text("ListTicketsListTests.swift").contains(#"one["items"].count == 1"#))
        #expect(try text("TestStore.swift").contains("guard page.items.count <= limit else {"))
    }

    @Test("startsWith finds what goes on, and not what has the text in the middle")
    func triesPartsOfTexts() throws {
        let filter = try test("GET /customers", "filtersByName")
        let names = filter.situation?.world.rows(of: "Customer").compactMap { $0.values["name"] } ?? []
        #expect(names.contains(.text("name 71 and more")) && names.contains(.text("so name 71 too")))
        guard case .list(.items(let groups, _, _, _)) = filter.check else {
            Issue.record("no items are expected")
            return
        }
        #expect(groups.joined().sorted() == ["longer", "match"])
    }

    @Test("A replay is compared in header fields that are there")
    func comparesHeadersOfReplays() throws {
        #expect(try text("RejectTicketRouteTests.swift").contains(#"for name in ["Content-Type", "ETag"] {"#))
        #expect(try text("CreateCustomerRouteTests.swift").contains(#"["Content-Type", "ETag", "Location"]"#))
    }

    @Test("Names say what is tried")
    func namesWhatIsTried() {
        let suites = plan.tests.domain.suites.map(\.name)
        #expect(suites.contains("TicketReadingAccessTests") && suites.contains("TicketEventAccessTests"))
        #expect(!suites.contains { $0.contains(/AccessTests?\d|Access\d/) })
        let cases = plan.tests.cases
        #expect(!cases.contains { $0.title.contains("nobody in particular") || $0.title.contains("limit of step") })
        #expect(cases.contains { $0.title == "POST /tickets/{id}/assign succeeds just within the limit of desk_full" })
        #expect(cases.contains { $0.function == "refusesACursorThatIsNone" })
        let rows = plan.tests.api.suites.flatMap(\.tests).compactMap(\.situation).flatMap(\.world.rows).map(\.name)
        #expect(!rows.contains("customer2") && rows.contains("otherCustomer"))
    }

    @Test("Every operation of the OpenAPI document may answer 408")
    func documentsTheTimeout() {
        let text = OpenAPIDocument(plan).yaml
        #expect(text.components(separatedBy: "#/components/responses/RequestTimeout").count - 1 == 20)
        #expect(text.contains("request_timeout"))
    }
}
