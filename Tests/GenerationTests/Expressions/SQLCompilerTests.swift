import Expressions
import Generation
import Testing

@Suite struct SQLCompilerTests {
    private func environment(_ dialect: SQLDialect) -> SQLEnvironment {
        SQLEnvironment(dialect, rows: ["self": "ticket"], scale: { _, _ in 2 })
    }

    private func condition(_ text: String, _ dialect: SQLDialect = .sqlite) throws -> SQLExpression {
        try SQLCompiler.condition(try DeskSchema.typed(text), in: environment(dialect))
    }

    @Test(arguments: [
        ("self.customer == me", #""ticket"."customer_id" = ?"#, 1),
        ("self.agent == agent", #""ticket"."agent_id" = ?"#, 1),
        ("self.agent != agent", #""ticket"."agent_id" IS NOT ?"#, 1),
        ("!(self.agent == agent)", #"NOT "ticket"."agent_id" IS ?"#, 1),
        ("self.agent == null", #""ticket"."agent_id" IS NULL"#, 0),
        ("self.state == \"open\"", #""ticket"."state" = 'open'"#, 0),
        ("self.rating == input.limit", #""ticket"."rating" IS ?"#, 1),
        ("self.rating < 3", #""ticket"."rating" < 3"#, 0),
        ("!(self.rating < 3)", #"NOT ("ticket"."rating" < 3) IS TRUE"#, 0),
        (
            "self.priority >= \"normal\"",
            #"CASE "ticket"."priority" WHEN 'low' THEN 0 WHEN 'normal' THEN 1 WHEN 'high' THEN 2 END >= 1"#, 0
        ),
        ("self.fee <= input.most", #""ticket"."fee" <= ?"#, 1), ("self.fee > 19.9", #""ticket"."fee" > 1990"#, 0),
        ("self.fee > 0.125", #""ticket"."fee" * 10 > 125"#, 0),
        ("self.fee * self.reopenings > 5", #""ticket"."fee" * "ticket"."reopenings" > 500"#, 0),
        (
            "self.subject.startsWith(input.text)",
            #"("ticket"."subject" >= ? AND "ticket"."subject" < ? || CAST(x'F5' AS TEXT))"#, 2
        ),
        ("self.subject.contains(input.text) || agent.active", #"instr("ticket"."subject", ?) > 0 OR ?"#, 2),
        (
            "(self.reopenings > 1 || self.state == \"open\") && self.agent == null",
            #"("ticket"."reopenings" > 1 OR "ticket"."state" = 'open') AND "ticket"."agent_id" IS NULL"#, 0
        ),
        ("self.subject.lower() == \"it's\"", #"wright_lower("ticket"."subject") = 'it''s'"#, 0),
        (
            "(self.reopenings > 9 ? 1 : self.reopenings > 4 ? 2 : 3) == 2",
            #"CASE WHEN "ticket"."reopenings" > 9 THEN 1 WHEN "ticket"."reopenings" > 4 THEN 2 ELSE 3 END = 2"#, 0
        ),
        ("self.state in [\"open\", \"closed\"]", #""ticket"."state" IN ('open', 'closed')"#, 0),
        ("self.resolvedAt < now() - duration(\"24h\")", #""ticket"."resolved_at" < ?"#, 1),
        (
            "self.customer.name == input.text",
            #"(SELECT "customer"."name" FROM "customer" WHERE "customer"."id" = "ticket"."customer_id") = ?"#, 1
        ),
        (
            "comment.ticket.customer == me",
            #"(SELECT "ticket_2"."customer_id" FROM "ticket" AS "ticket_2" WHERE "ticket_2"."id" = ?) = ?"#, 2
        ),
        (
            "Ticket.exists(t, t.id == path.id && t.customer == me)",
            #"EXISTS (SELECT 1 FROM "ticket" AS "t" WHERE "t"."id" = ? AND "t"."customer_id" = ?)"#, 2
        ),
        (
            "Comment.all(c, c.ticket == self)",
            #"NOT EXISTS (SELECT 1 FROM "comment" AS "c" WHERE NOT ("c"."ticket_id" = "ticket"."id"))"#, 0
        ),
        (
            "Ticket.filter(t, t.agent == agent && t.state == \"assigned\").size() < 20",
            #"(SELECT COUNT(*) FROM "ticket" AS "t" WHERE "t"."agent_id" = ? AND "t"."state" = 'assigned') < 20"#, 1
        ),
        (
            "self.comments.size() == 0",
            #"(SELECT COUNT(*) FROM "comment" WHERE "comment"."ticket_id" = "ticket"."id") = 0"#, 0
        ),
        (
            "Ticket.filter(x, x.customer == me).map(t, t.fee).sum() > 5",
            #"(SELECT COALESCE(SUM("t"."fee"), 0) FROM "ticket" AS "t" WHERE "t"."customer_id" = ?) > 500"#, 1
        ),
        (
            "self.comments.sortBy(c, c.body).first().body == \"\"",
            #"(SELECT "comment"."body" FROM "comment" WHERE "comment"."id" = (SELECT "c"."id" FROM "comment" AS "c" "#
                + #"WHERE "c"."ticket_id" = "ticket"."id" ORDER BY "c"."body", "c"."id" LIMIT 1)) = ''"#, 0
        ),
        (
            "Ticket.map(t, t.number).isUnique()",
            #"NOT EXISTS (SELECT 1 FROM "ticket" AS "t" GROUP BY "t"."number" HAVING COUNT(*) > 1)"#, 0
        ),
        (
            "self in Ticket.filter(t, t.state == \"open\")",
            #""ticket"."id" IN (SELECT "t"."id" FROM "ticket" AS "t" WHERE "t"."state" = 'open')"#, 0
        ),
    ])
    func sqlite(text: String, sql: String, parameters: Int) throws {
        let compiled = try condition(text)
        #expect(compiled.text == sql)
        #expect(compiled.parameters.count == parameters)
        #expect(compiled.text.filter { $0 == "?" }.count == parameters)
    }

    @Test(arguments: [
        ("self.rating == input.limit", #""ticket"."rating" IS NOT DISTINCT FROM ?"#),
        ("self.subject < input.text", #""ticket"."subject" COLLATE "C" < ?"#),
        ("self.subject.startsWith(input.text)", #"starts_with("ticket"."subject", ?)"#),
        ("self.fee > 0.125", #""ticket"."fee" > 0.125"#),
    ])
    func postgres(text: String, sql: String) throws {
        #expect(try condition(text, .postgres).text == sql)
    }

    @Test func theCandidateIsTheTableThatIsSearched() throws {
        let scope = Scope(names: DeskSchema.scope.names, bareFields: .ofCandidate(entity: "Agent"))
        let typed = try DeskSchema.typed("id == input.agent.id && active", scope: scope)
        let sql = try SQLCompiler.condition(typed, in: SQLEnvironment(.sqlite))
        #expect(sql.text == #""agent"."id" = ? AND "agent"."active""#)
        let binding = try sql.parameters[0].binding(in: SwiftEnvironment())
        #expect(binding.text == ".uuid(input.agentID)")
    }

    @Test func bindings() throws {
        let typed = try DeskSchema.typed(
            "self.fee == input.most && self.rating == input.limit && self.state == input.state"
        )
        let sql = try SQLCompiler.condition(typed, in: environment(.sqlite))
        #expect(
            try sql.parameters.map { try $0.binding(in: SwiftEnvironment()).text } == [
                ".decimal(input.most, scale: 2)", "input.limit.columnValue", ".text(input.state.rawValue)",
            ]
        )
    }

    @Test func rowsOfACollection() throws {
        let typed = try DeskSchema.typed("Ticket.filter(t, t.customer == me).sortBy(t, t.createdAt)")
        let rows = try SQLCompiler.rows(typed, in: SQLEnvironment(.sqlite))
        #expect(rows.table == "ticket")
        #expect(rows.alias == "t")
        #expect(rows.condition?.text == #""t"."customer_id" = ?"#)
        #expect(rows.order?.text == #""t"."created_at""#)
    }

    @Test func valuesOfViews() throws {
        let scope = Scope(names: ["self": .entity("Ticket")], bareFields: .ofSelf(entity: "Ticket"))
        let value = { (text: String) in
            try SQLCompiler.value(try DeskSchema.typed(text, scope: scope), in: environment(.sqlite)).text
        }
        #expect(try value("number") == #""ticket"."number""#)
        #expect(
            try value("agent.name") == #"(SELECT "agent"."name" FROM "agent" WHERE "agent"."id" = "ticket"."agent_id")"#
        )
        #expect(
            try value("Comment.filter(c, c.ticket == self).size()")
                == #"(SELECT COUNT(*) FROM "comment" AS "c" WHERE "c"."ticket_id" = "ticket"."id")"#
        )
    }

    @Test(arguments: ["self.reopenings / self.rating == 1", "self.fee / 3 > 1", "round(self.fee, 1) == 1"])
    func whatDatabasesDoDifferentlyIsRefused(text: String) throws {
        let scope = Scope(names: DeskSchema.scope.names)
        let facts = "self.rating != null && \(text)"
        #expect(throws: UnsupportedExpression.self) {
            try SQLCompiler.condition(try DeskSchema.typed(facts, scope: scope), in: environment(.sqlite))
        }
    }
}
