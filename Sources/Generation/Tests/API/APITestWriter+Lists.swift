import DesignModel
import Planning
import SwiftTree

/// Tests of lists and queries.
extension APITestWriter {
    func list(_ check: ListCheck, _ situation: Situation) -> [Statement] {
        switch check {
        case .items(let groups, let query, let descending, let first):
            return items(groups, query, descending, first, situation)
        case .pages(let groups, let limit, let query, let descending):
            return [
                .expression(
                    .awaited(
                        .call(
                            "expectPages",
                            [
                                .init("of", .code(path(situation, query))), .init("token", tokenValue(situation)),
                                .init("limit", .code(String(limit))), .init("in", "service"),
                                .init("inOrder", ids(groups)),
                                .init("descending", descending ? "true" : "false"),
                            ] + identity
                        )
                    )
                )
            ]
        case .badParameters(let bad): return badParameters(bad, situation)
        case .badCursor:
            return [get(situation, "cursor=none"), problem(400, "invalid_cursor", at: ["cursor"])]
        case .limits(let most, let shown): return limits(most, shown, situation)
        case .standardPage(let count):
            return [
                get(situation, ""),
                Self.expectation([
                    .code("answer[\"items\"].count == \(count)"), "answer[\"next\"]?.string?.isEmpty == false",
                ]),
            ]
        }
    }

    private func limits(_ most: Int, _ shown: Int, _ situation: Situation) -> [Statement] {
        func page(_ name: String, _ limit: Int, _ count: Int) -> [Statement] {
            let rest: Expression =
                count < shown
                ? .code("\(name)[\"next\"]?.string?.isEmpty == false") : .code("\(name)[\"next\"] == .null")
            return [
                .constant(name, send(situation, .code(path(situation, "limit=\(limit)")))),
                Self.expectation([.code("\(name)[\"items\"].count == \(count)"), rest], shows: name),
            ]
        }
        return page("one", 1, min(1, shown)) + page("all", most, min(most, shown))
    }

    private var identity: [Expression.Argument] {
        suite.identity == "id" ? [] : [.init("id", .string(suite.identity))]
    }

    private func tokenValue(_ situation: Situation) -> Expression { situation.caller == nil ? "nil" : "token" }

    /// The path with a query, in which `{row}` stands for the id of a row.
    private func path(_ situation: Situation, _ query: String) -> String {
        var query = query
        for row in situation.world.rows {
            query = query.replacing("{" + row.name + "}", with: "\\(" + Names.escaped(row.name) + ".id.text)")
        }
        return spelling.path(situation.path, query: Self.encoded(query)) { Names.escaped($0) }
    }

    /// Blanks as URLs have them; interpolations stay.
    private static func encoded(_ query: String) -> String {
        query.replacing(" ", with: "%20").replacing("@", with: "%40").replacing("\"", with: "%22")
    }

    private func get(_ situation: Situation, _ query: String) -> Statement {
        .constant("answer", send(situation, .code(path(situation, query))))
    }

    private func send(_ situation: Situation, _ path: Expression) -> Expression {
        let token: [Expression.Argument] = situation.caller == nil ? [] : [.init("token", "token")]
        return .awaited(.call("service.send", [".get", .init(nil, path)] + token))
    }

    /// `[[ticket.id], [ticket2.id, ticket3.id]]`
    private func ids(_ groups: [[String]]) -> Expression {
        .array(groups.map { group in .array(group.map { .code(Names.escaped($0) + ".id") }) })
    }

    private func items(
        _ groups: [[String]],
        _ query: String,
        _ descending: Bool,
        _ first: ModelValue?,
        _ situation: Situation
    ) -> [Statement] {
        var statements: [Statement] = [
            get(situation, query),
            .expression(
                .call(
                    "expectItems",
                    ["answer", .init("inOrder", ids(groups)), .init("descending", descending ? "true" : "false")]
                        + identity
                )
            ),
        ]
        if let first {
            let json = spelling.object(first, members: suite.members, own: nil) { Names.escaped($0) }
            statements.append(.constant("first", type: "JSONValue", json))
            statements.append(Self.expectation(["answer[\"items\"][0] == first"]))
        }
        return statements
    }

    private func badParameters(_ bad: [(query: String, parameter: String)], _ situation: Situation) -> [Statement] {
        let table = Expression.array(
            bad.map { .tuple([.init(nil, .string(Self.encoded($0.query))), .init(nil, .string($0.parameter))]) }
        )
        let path = spelling.path(situation.path, query: "\\(query)") { Names.escaped($0) }
        return [
            .constant("bad", type: "[(String, String)]", table),
            .forEach(
                "(query, parameter)",
                in: "bad",
                [
                    .constant("answer", send(situation, .code(path))),
                    .expression(
                        .call(
                            "expectProblem",
                            [
                                "answer", "400", .init(nil, .string("invalid_parameter")),
                                .init("at", .array(["parameter"])),
                                .init(nil, "query"),
                            ]
                        )
                    ),
                ]
            ),
        ]
    }

    // MARK: Queries

    /// The design's own statement says what the answer has to be.
    func queryRows(_ parameters: [(parameter: String, value: ModelValue)], _ situation: Situation) -> [Statement] {
        guard case .query(let name) = endpoint.action, let query = plan.data.query(named: name) else { return [] }
        let values = query.bindings.map { binding -> Expression in
            let value = parameters.first { $0.parameter == binding }?.value ?? situation.pathValue(binding)
            let member = query.inputs.first { $0.name == binding }
            let swift = spelling.swift(value, member?.value ?? .text) { Names.escaped($0) }
            return .member(annotated(swift, member?.value ?? .text), "columnValue")
        }
        let arguments =
            [Expression.Argument(nil, .string(query.sql))] + (values.isEmpty ? [] : [.init(nil, .array(values))])
        let rows = Expression.dictionary(
            query.result.map { member in .init(.string(member.name), cell(member)) }
        )
        return [
            .constant("statement", .call("SQLStatement", arguments)),
            .constant("expected", .awaited(.call("service.read", trailing: .init(["transaction"], [.mapping(rows)])))),
            get(situation, parameters.map { $0.parameter + "=" + Self.inQuery($0.value) }.joined(separator: "&")),
            .expression(
                .call("expectJSON", ["answer", "200", .init(nil, "[\"items\": .array(expected)]")])
            ),
        ]
    }

    private static func inQuery(_ value: ModelValue) -> String {
        value.rowName.map { "{" + $0 + "}" } ?? value.plainText
    }

    private func annotated(_ value: Expression, _ type: ValuePlan) -> Expression {
        switch type.unwrapped {
        case .text: .call("String", [.init(nil, value)])
        case .integer: .call("Int", [.init(nil, value)])
        default: value
        }
    }

    /// `(try row["agent"] as UUID).json`
    private func cell(_ member: MemberPlan) -> Expression {
        if case .decimal(let scale) = member.value.unwrapped {
            return .code("try row.decimal(\(Literals.quoted(member.column)), scale: \(scale)).json(scale: \(scale))")
        }
        return .code("try (row[\(Literals.quoted(member.column))] as \(SwiftSpelling.type(member.value))).json")
    }
}

extension Statement {
    /// `try transaction.rows(statement).map { row -> JSONValue in [ … ] }`
    fileprivate static func mapping(_ rows: Expression) -> Statement {
        .expression(
            .tried(
                .call("transaction.rows(statement).map", trailing: .init(["row -> JSONValue"], [.expression(rows)]))
            )
        )
    }
}
