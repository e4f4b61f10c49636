import Generation
import Planning
import Testing

struct APIFilesTests {
    let files: [String: String]

    init() throws {
        let plan = try APITicketsPlan.make()
        files = Dictionary(uniqueKeysWithValues: try apiFiles(plan).map { ($0.path, $0.content) })
    }

    private func route(_ name: String) throws -> String {
        try #require(files["Sources/TicketsAPI/Routes/\(name)Route.swift"])
    }

    /// The position of a text; fails the test where it is not there.
    private func place(_ text: String, in source: String) throws -> String.Index {
        try #require(source.range(of: text)?.lowerBound, "\(text) is missing")
    }

    @Test("a change is decided in the order of the format: caller, role, id, body, row, precondition, event")
    func order() throws {
        let source = try route("AssignTicket")
        let steps = [
            "context.caller(of: request)", "TicketAccess.assign(caller)", "request.id(\"id\"",
            "AssignFlow.Input(reading: request)",
            "TicketRepository.row(", "request.ifMatch(ticket.version)", "TicketLifecycle.assign(ticket, input",
        ]
        let places = try steps.map { try place($0, in: source) }
        #expect(places == places.sorted())
        #expect(source.contains("context.store.write(for: request)"))
        #expect(source.contains("(REQ-002, REQ-005)"))
    }

    @Test("a list under a ticket reads the ticket first, under the ticket's policy")
    func parent() throws {
        let source = try route("ListComments")
        #expect(try place("TicketRepository.row(", in: source) < place("CommentRepository.page(query", in: source))
        #expect(source.contains("permittedBy: TicketAccess.read(caller) ?? .nothing"))
    }

    @Test("limits of the design stand in one place")
    func limits() throws {
        let source = try #require(files["Sources/TicketsAPI/Limits.swift"])
        #expect(source.contains("ServiceLimits(body: 65536, requestsPerCaller: 600, per: .seconds(60))"))
        #expect(source.contains("static let page = 50"))
        #expect(source.contains("static let longestPage = 200"))
        #expect(try route("ListTickets").contains("parameters.slice(default: Limits.page, atMost: Limits.longestPage)"))
    }

    @Test("what changes a row tells 403 from 404 by who may read it, whatever its own policy")
    func readable() throws {
        #expect(try route("AssignTicket").contains("readableBy: TicketAccess.read(caller)"))
        #expect(try !route("ReadTicket").contains("readableBy"))
    }

    @Test("a filter applies only where its parameter is given")
    func filters() throws {
        #expect(
            try route("ListTickets").contains("if let state { conditions.append(TicketRepository.stateIs(state)) }")
        )
    }

    @Test("a merge patch has a type of its own, with every field that a client may change")
    func mergePatch() throws {
        #expect(try route("UpdateCustomer").contains("static let body = BodyKind.mergePatch"))
        let changes = try #require(files["Sources/TicketsAPI/Requests/CustomerChanges.swift"])
        #expect(changes.contains("let plan: Patch<Customer.Plan>"))
    }

    @Test("a change of state without input reads no body")
    func eventWithoutInput() throws {
        let source = try route("AcceptTicket")
        #expect(!source.contains("static let body"))
        #expect(!source.contains("input"))
    }
}
