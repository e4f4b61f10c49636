import Expressions
import Generation
import Testing

@Suite struct SwiftCompilerTests {
    private var environment: SwiftEnvironment {
        var environment = SwiftEnvironment()
        environment.name = { $0 == "self" ? "ticket" : $0 }
        environment.service = { name, arguments in
            switch name {
            case "now": ("now", false)
            case "sequence": ("transaction.next(\(arguments[0]))", true)
            default: nil
            }
        }
        return environment
    }

    private func compile(_ text: String) throws -> SwiftExpression {
        try SwiftCompiler.compile(try DeskSchema.typed(text), in: environment)
    }

    @Test(arguments: [
        ("self.customer == me", "ticket.customerID == me.id"),
        ("self.agent == agent", "ticket.agentID == agent.id"),
        ("self.agent != null", "ticket.agentID != nil"),
        ("self.agent == null || self.agent == agent", "ticket.agentID == nil || ticket.agentID == agent.id"),
        ("self.state != \"closed\"", "ticket.state != .closed"),
        (
            "self.priority >= \"normal\"",
            "ExpressionFunctions.rank(ticket.priority.rawValue, in: [\"low\", \"normal\", \"high\"]) >= 1"
        ),
        ("self.reopenings + 1", "try ExpressionFunctions.add(ticket.reopenings, 1)"),
        ("self.subject == input.text", "ExpressionFunctions.isEqual(ticket.subject, input.text)"),
        ("self.subject != input.text", "!ExpressionFunctions.isEqual(ticket.subject, input.text)"),
        ("self.rating < 3", "ExpressionFunctions.isLess(ticket.rating, 3)"),
        ("self.reopenings < 3 && not agent.active", "ticket.reopenings < 3 && !agent.active"),
        (
            "(self.reopenings < 3 || agent.active) && me.name.size() > 2",
            "(ticket.reopenings < 3 || agent.active) && me.name.unicodeScalars.count > 2"
        ),
        (
            "self.rating != null && self.rating + 1 > 3",
            "try ticket.rating != nil && ExpressionFunctions.add(ExpressionFunctions.known(ticket.rating), 1) > 3"
        ),
        ("self.fee > 5", "ticket.fee > Decimal(5)"),
        ("self.fee > 19.90", "ticket.fee > Decimal(sign: .plus, exponent: -2, significand: 1990)"),
        ("now() - duration(\"90m\")", "try ExpressionFunctions.subtract(now, Duration.seconds(5400))"),
        ("sequence(\"T-%06d\")", "try transaction.next(\"T-%06d\")"),
        ("input.agent.id", "input.agentID"), ("path.id == self.id", "path.id == ticket.id"),
        ("self.number + \": \" + self.state", "ticket.number + \": \" + ticket.state.rawValue"),
        (
            "input.lines.map(l, l.price * l.quantity).sum()",
            "try ExpressionFunctions.sum(input.lines.map({ l in try ExpressionFunctions.multiply(l.price, Decimal(l.quantity)) }))"
        ),
        (
            "input.lines.map(l, l.ticket).isUnique()",
            "ExpressionFunctions.isUnique(input.lines.map({ l in l.ticketID }))"
        ),
        ("input.lines.exists(l, l.quantity > 5)", "input.lines.contains(where: { l in l.quantity > 5 })"),
        (
            "input.limit == null ? 10 : input.limit",
            "try input.limit == nil ? 10 : ExpressionFunctions.known(input.limit)"
        ),
        ("self.state in [\"open\", \"closed\"]", "ExpressionFunctions.isIn(ticket.state, [.open, .closed])"),
    ])
    func texts(text: String, swift: String) throws {
        let compiled = try compile(text)
        #expect(compiled.textWithTry == swift)
        #expect(compiled.needsNoDatabase)
    }

    @Test func aReferenceThatIsFollowedIsLoaded() throws {
        let compiled = try compile("comment.ticket.customer == me && self.agent.name == null")
        #expect(compiled.text == "commentTicket.customerID == me.id && selfAgent?.name == nil")
        #expect(
            compiled.rows == [
                RowToLoad(variable: "commentTicket", entity: "Ticket", id: "comment.ticketID", isOptional: false),
                RowToLoad(variable: "selfAgent", entity: "Agent", id: "ticket.agentID", isOptional: true),
            ]
        )
    }

    @Test func chainsOfReferencesAreLoadedInOrder() throws {
        let compiled = try compile("comment.ticket.customer.name")
        #expect(compiled.text == "commentTicketCustomer.name")
        #expect(compiled.rows.map(\.id) == ["comment.ticketID", "commentTicket.customerID"])
    }

    @Test func collectionsBecomeQueries() throws {
        let compiled = try compile("Ticket.filter(t, t.agent == agent && t.state == \"assigned\").size() < 20")
        #expect(compiled.text == "queried < 20")
        #expect(compiled.queries.count == 1)
        #expect(compiled.queries.first?.expression.type == .integer)
        #expect(
            try compile("self.comments.exists(c, c.body == \"\") && agent.active").text == "queried && agent.active"
        )
    }

    @Test(arguments: ["input.lines.exists(l, l.ticket.fee > 3)", "input.lines.all(l, Ticket.exists(t, t == l.ticket))"])
    func loadsInLoopsAreRefused(text: String) {
        #expect(throws: UnsupportedExpression.self) { try compile(text) }
    }

    @Test func idsAndRows() throws {
        let row = try DeskSchema.typed("agent")
        #expect(try SwiftCompiler.compile(row, in: environment).text == "agent")
        #expect(try SwiftCompiler.compile(row, in: environment, as: .id).text == "agent.id")
        #expect(
            try SwiftCompiler.compile(try DeskSchema.typed("self.agent"), in: environment, as: .id).text
                == "ticket.agentID"
        )
    }
}
