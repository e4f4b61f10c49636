import DesignModel
import Diagnostics
import DocumentReader
import Foundation
import Planning
import Testing
import Verification

/// The plan of Examples/tickets.md.
enum APITicketsPlan {
    static func make() throws -> ServicePlan {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "Examples/tickets.md"), encoding: .utf8)
        return try plan(of: text)
    }

    static func plan(of text: String) throws -> ServicePlan {
        let (design, diagnostics) = understand(readDocument(files: [SourceText(name: "design.md", text: text)]))
        let verdict = verify(design, understanding: diagnostics, today: nil)
        return ServicePlan(try #require(verdict.buildable, "\(verdict.diagnostics.map(\.message))"))
    }
}

struct APIPlanTests {
    let plan: ServicePlan

    init() throws { plan = try APITicketsPlan.make() }

    private func endpoint(_ title: String) throws -> EndpointPlan {
        try #require(plan.api.endpoints.first { $0.title == title })
    }

    @Test("endpoints are named after what they do, once each")
    func names() {
        let names = plan.api.endpoints.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.prefix(3) == ["CreateCustomer", "ReadCustomer", "ListCustomers"])
        #expect(names.suffix(3) == ["AddComment", "ListComments", "Workload"])
    }

    @Test("an event on a row takes If-Match and an Idempotency-Key, and its flow's input as body")
    func event() throws {
        let assign = try endpoint("POST /tickets/{id}/assign")
        #expect(assign.takesIfMatch)
        #expect(assign.takesIdempotencyKey)
        #expect(assign.body?.fields.map(\.name) == ["agent"])
        #expect(assign.pathParameters.map(\.entity) == ["Ticket"])
        #expect(assign.credentials == .required)
    }

    @Test("an input that the path holds is not in the body")
    func inputFromPath() throws {
        let comment = try endpoint("POST /tickets/{id}/comments")
        #expect(comment.body?.fields.map(\.name) == ["body"])
        #expect(comment.body?.fromPath.map(\.name) == ["id"])
        #expect(comment.pathParameters.map(\.entity) == ["Ticket"])
    }

    @Test("a list under a row reads that row first")
    func parent() throws {
        guard case .list("Comment", let parent?) = try endpoint("GET /tickets/{id}/comments").action else {
            Issue.record("not a list with a parent")
            return
        }
        #expect(parent.entity == "Ticket")
        #expect(parent.readEndpoint == (try endpoint("GET /tickets/{id}")).index)
    }

    @Test("answers hold what the contract lists and what goes without saying")
    func answers() throws {
        let assign = try endpoint("POST /tickets/{id}/assign").answers
        #expect(assign.map(\.status) == [200, 400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 500, 503])
        let conflict = try #require(assign.first { $0.status == 409 })
        #expect(Set(conflict.codes) == ["illegal_transition", "desk_full", "idempotency_in_flight"])
        let invalid = try #require(assign.first { $0.status == 422 })
        #expect(Set(invalid.codes) == ["validation", "agent_inactive", "unknown_reference", "idempotency_mismatch"])
        let read = try endpoint("GET /tickets/{id}").answers
        #expect(read.map(\.status) == [200, 304, 401, 403, 404, 413, 429, 500, 503])
    }

    @Test("a new row tells where it is read")
    func location() throws {
        #expect(try endpoint("POST /tickets").location?.path.text == "/tickets/{id}")
        #expect(try endpoint("POST /tickets/{id}/comments").location == nil)
    }

    @Test("a client sets neither what the service sets nor, later, what is immutable")
    func settableFields() throws {
        let created = try #require(plan.api.bodies.first { $0.typeName == "NewCustomer" })
        #expect(created.fields.map(\.name) == ["email", "name", "plan"])
        #expect(created.fields.filter(\.mayBeAbsent).map(\.name) == ["plan"])
    }

    @Test("a list's page, order and sort keys come from the design")
    func paging() throws {
        let paging = try #require(try endpoint("GET /tickets").paging)
        #expect(paging.standard == 50)
        #expect(paging.most == 200)
        #expect(paging.sortKeys == ["createdAt", "priority"])
        #expect(paging.order == Index.Column(field: "createdAt", descending: true))
    }
}
