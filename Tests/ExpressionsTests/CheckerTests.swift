import Diagnostics
import Expressions
import Testing

@Suite struct CheckerTests {
    @Test(
        arguments: [
            ("self.agent == me.id || true", nil), ("self.customer == me", ValueType.boolean),
            ("self.reopenings + 1", .integer), ("self.fee * 2", .decimal), ("self.fee + 19.90", .decimal),
            ("self.state == \"open\"", .boolean), ("self.priority >= \"normal\"", .boolean),
            ("self.state in [\"open\", \"closed\"]", .boolean), ("self.agent.name", .optional(.text)),
            ("self.agent == null", .boolean), ("self.resolvedAt < now()", .boolean),
            ("self.number + \"/\" + self.state", .text),
            ("Ticket.filter(t, t.agent == input.agent && t.state == \"assigned\").size() < 20", .boolean),
            ("Comment.filter(c, c.ticket == self)", .collection("Comment")),
            ("Comment.filter(c, c.ticket == self).map(c, c.body)", .list(.text)),
            ("Comment.exists(c, c.ticket == self && c.body.contains(\"x\"))", .boolean),
            ("input.lines.map(l, l.price * l.quantity).sum()", .decimal),
            ("self.comments.map(c, c.body.size()).max()", .optional(.integer)),
            ("self.comments.sortBy(c, c.createdAt).first().body", .optional(.text)),
            ("input.lines.map(l, l.quantity > 1, l.price)", .list(.decimal)),
            ("self.resolution != null ? self.resolution : \"none\"", .text),
            ("self.resolution == null ? 0 : self.resolution.size()", .integer),
            ("self.resolution != null && self.resolution.size() > 3", .boolean),
            ("self.resolution == null || self.resolution.size() > 3", .boolean),
            ("timestamp(self.dueOn) + duration(\"24h\")", .timestamp), ("now() - self.createdAt", .duration),
            ("date(now()) <= self.dueOn", .boolean), ("sequence(\"T-%06d\")", .text),
            ("TicketLine(self)", .view("TicketLine")),
            ("Ticket.map(t, TicketLine(t))", .list(.view("TicketLine"))), ("self.tags[0]", .optional(.text)),
            ("self.tags.isUnique()", .boolean), ("Ticket.filter(t, t.fee > 0).map(t, t.rating).sum()", .integer),
            ("round(self.fee, 1)", .decimal), ("min(self.reopenings, 2.5)", .decimal), ("size(self.subject)", .integer),
            ("self.rating < 3", .boolean),
            (
                "{ a: 1, b: self.agent }",
                .record([.init(name: "a", type: .integer), .init(name: "b", type: .optional(.entity("Agent")))])
            ),
            ("[1, 2.5, null]", .list(.optional(.decimal))), ("[[1], [2]].flatten()", .list(.integer)),
            ("self.comments.count()", .integer), ("me in Customer.filter(c, c.credit > 0)", .boolean),
        ] as [(String, ValueType?)]
    )
    func types(text: String, type: ValueType?) {
        let (typed, diagnostics) = check(text)
        guard let type else { return #expect(!diagnostics.isEmpty) }
        #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
        #expect(typed.type == type)
    }

    @Test(arguments: [
        ("self.custmer == me", "unknown-field", 5..<12, "`customer`"), ("slef.state", "unknown-name", 0..<4, "`self`"),
        ("self.state == \"opne\"", "unknown-word", 14..<20, "\"open\""),
        ("self.subject == 5", "type-mismatch", 0..<17, "string("),
        ("self.agent == path.id", "type-mismatch", 0..<21, "id"),
        ("self.resolution.size()", "optional-needs-guard", 0..<15, "Guard"),
        ("self.rating + 1", "optional-needs-guard", 0..<11, "Guard"),
        ("lowre(self.subject)", "unknown-function", 0..<5, "`lower`"),
        ("self.subject.lenght()", "unknown-function", 13..<19, ""), ("double(1)", "unknown-function", 0..<6, "decimal"),
        ("has(self.agent)", "unknown-function", 0..<3, "!= null"),
        ("Ticket.exists(me, true)", "shadowed-name", 14..<16, "another name"),
        ("Ticket.exists(Agent, true)", "shadowed-name", 14..<19, ""),
        ("self.subject && true", "type-mismatch", 0..<12, "condition"),
        ("self.reopenings / 0", "division-by-zero", 18..<19, ""),
        ("self.subject != null", "comparison-is-constant", 0..<12, ""),
        ("self.state == self.priority", "comparison-is-constant", 11..<13, ""),
        ("self.tags.map(t, t.size(), t)", "type-mismatch", 17..<25, ""),
        ("Ticket.number", "unknown-field", 7..<13, "map"),
        ("duration(\"1 day\")", "invalid-literal", 9..<16, "24h"),
        ("date(\"2026-02-30\")", "invalid-literal", 5..<17, ""),
        ("sequence(\"T\")", "invalid-literal", 9..<12, "%06d"),
        ("self.dueOn < \"2026-01-01\"", "type-mismatch", 0..<25, "date("),
        ("self.subject.matches(\"(\")", "invalid-literal", 21..<24, ""),
        ("contains(self.subject, \"a\")", "unknown-function", 0..<8, "x.contains"),
        ("self.subject.size(1)", "wrong-argument-count", 0..<20, ""),
        ("true ? 1 : \"a\"", "type-mismatch", 11..<14, "branches"),
        ("[1, \"a\"]", "type-mismatch", 4..<7, "elements"),
        ("self.agent.active && true", "optional-needs-guard", 0..<17, ""),
        ("self.createdAt.getHours(\"Europe/Berlin\")", "wrong-argument-count", 0..<40, "UTC"),
        ("Ticket < 3", "type-mismatch", 0..<6, ""),
        ("Ticket.sum()", "type-mismatch", 0..<6, "map"), ("me.passwort", "unknown-field", 3..<11, ""),
        ("self.fee % 2", "type-mismatch", 0..<12, ""),
        ("self.rating == null ? self.rating + 1 : 0", "optional-needs-guard", 22..<33, ""),
    ])
    func faults(text: String, id: DiagnosticID, place: Range<Int>, words: String) throws {
        let (typed, diagnostics) = check(text)
        #expect(diagnostics.count == 1, "\(diagnostics.map(\.message))")
        let diagnostic = try #require(diagnostics.first)
        #expect(diagnostic.id == id)
        #expect(diagnostic.primary.span == SourceSpan(start: place.lowerBound, end: place.upperBound))
        #expect((diagnostic.message + diagnostic.help).contains(words))
        #expect(typed.isFaulty || ["shadowed-name", "comparison-is-constant", "invalid-literal"].contains(id))
    }

    @Test func integerBesideDecimalIsConverted() {
        let (typed, _) = check("self.fee > 5")
        guard case .binary(.greater, let left, let right) = typed.kind else { return #expect(Bool(false)) }
        #expect(left.type == .decimal)
        #expect(right.type == .decimal)
        guard case .converted(let five) = right.kind else { return #expect(Bool(false)) }
        #expect(five.kind == .literal(.integer(5)))
    }

    @Test func bareFieldsBelongToSelfOrToTheCandidate() {
        let candidate = Scope(names: Scope.ticket.names, bareFields: .ofCandidate(entity: "Agent"))
        let (found, diagnostics) = check("id == input.agent.id && active", scope: candidate)
        #expect(diagnostics.isEmpty)
        #expect(found.contains { $0.kind == .candidate(entity: "Agent") })
        let own = Scope(names: ["self": .entity("Ticket")], bareFields: .ofSelf(entity: "Ticket"))
        let (line, more) = check("agent.name", scope: own)
        #expect(more.isEmpty)
        #expect(line.type == .optional(.text))
        #expect(line.uses(name: "self"))
    }

    @Test func aBareFieldThatIsAlsoAStepIsAmbiguous() {
        let scope = Scope(names: ["agent": .entity("Agent")], bareFields: .ofCandidate(entity: "Ticket"))
        #expect(check("agent == agent", scope: scope).1.first?.id == "shadowed-name")
    }

    @Test func expectedTypesConvertLiterals() {
        #expect(check("\"high\"", expected: TicketsSchema.priority).1.isEmpty)
        #expect(check("\"huge\"", expected: TicketsSchema.priority).1.map(\.id) == ["unknown-word"])
        #expect(check("null", expected: .optional(.text)).0.type == .optional(.text))
        #expect(check("null", expected: .text).1.map(\.id) == ["type-mismatch"])
        #expect(check("5", expected: .decimal).0.type == .decimal)
        #expect(check("self.state", expected: .text).0.type == .text)
        #expect(check("input.text", expected: TicketsSchema.state).1.map(\.id) == ["type-mismatch"])
        #expect(check("self.agent", expected: .entity("Agent")).1.map(\.id) == ["optional-needs-guard"])
        #expect(check("true ? \"low\" : \"high\"", expected: TicketsSchema.priority).1.isEmpty)
    }

    @Test func factsOfEarlierStepsCount() {
        let (guardExpression, _) = check("self.agent != null && self.rating > 2")
        let facts = NullFacts.established(by: guardExpression)
        #expect(check("self.agent.name", facts: facts).0.type == .text)
        #expect(check("self.rating + 1", facts: facts).1.isEmpty)
        #expect(check("self.rating + 1", facts: facts.forgetting(field: "rating")).1.count == 1)
        #expect(check("self.agent.name", facts: facts.forgetting(name: "self")).0.type == .optional(.text))
        let negated = NullFacts.established(by: check("!(self.agent == null)").0)
        #expect(check("self.agent", expected: .entity("Agent"), facts: negated).1.isEmpty)
    }

    @Test func functionsWithoutSwiftFormAreNamed() {
        let (typed, diagnostics) = check("link(self) + \"#\"")
        #expect(diagnostics.isEmpty)
        #expect(typed.unwrittenFunctions.map(\.name) == ["link"])
    }

    @Test func durationsAreRead() {
        #expect(ConstantText.durationInMicroseconds("1h30m") == 5_400_000_000)
        #expect(ConstantText.durationInMicroseconds("-1.5s") == -1_500_000)
        #expect(ConstantText.durationInMicroseconds("500ms") == 500_000)
        #expect(ConstantText.durationInMicroseconds("0") == 0)
        for wrong in ["", "5", "h", "1h30", "1.h", "1 h", "99999999999999999999h", "9223372036854775807h"] {
            #expect(ConstantText.durationInMicroseconds(wrong) == nil, "\(wrong)")
        }
    }
}
