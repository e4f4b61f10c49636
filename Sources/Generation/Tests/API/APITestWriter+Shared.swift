import Planning
import SwiftTree

/// Tests in the situation that the suites of an endpoint share.
extension APITestWriter {
    private var situationType: String { shared?.typeName ?? "" }

    var situation: Statement {
        .constant("situation", .awaited(.call(situationType, [.init("in", "service")])))
    }

    /// `let answer = try await service.send(.post, situation.path, token: token, json: situation.body)`
    func request(token: String? = nil, text: Expression? = nil, headers: Expression? = nil) -> Statement {
        var arguments: [Expression.Argument] = [
            .init(nil, .code(spelling.method(endpoint))), .init(nil, "situation.path"),
        ]
        if let token { arguments.append(.init("token", .code(token))) }
        if let text {
            arguments.append(.init("text", text))
        } else if hasBody {
            arguments.append(.init("json", "situation.body"))
        }
        if let headers { arguments.append(.init("headers", headers)) }
        return .constant("answer", .awaited(.call("service.send", arguments)))
    }

    func sent(_ constant: String = "answer", headers: String? = nil) -> Statement {
        .constant(constant, .awaited(.call("situation.send", headers.map { [.init("headers", .code($0))] } ?? [])))
    }

    var ownToken: String? { shared?.situation.caller == nil ? nil : "situation.token" }

    func sharedBody(_ check: APICheck) -> [Statement] {
        switch check {
        case .badCredentials(let kinds): badCredentials(kinds)
        case .malformedBody: malformedBody()
        case .wrongContentType: wrongContentType()
        case .tooLarge(let limit): tooLarge(limit)
        case .brokenFields: brokenFields()
        case .brokenTogether: brokenTogether()
        case .acceptedValues(_, let shows): acceptedValues(shows)
        case .changesOneField: changesOneField()
        case .staleVersion: staleVersion()
        case .currentVersion(let status, let version): currentVersion(status, version)
        case .notModified: notModified()
        case .replay: replay()
        case .replayMismatch(let other): replayMismatch(other)
        case .badKey: badKey()
        case .unavailable(let place):
            failing(
                place.spelled(".unavailable"),
                503,
                "database_unavailable",
                "answer.header(\"Retry-After\") != nil"
            )
        case .unexpected(let place):
            failing(place.spelled(".unexpected"), 500, "internal_error", "!answer.text.contains(\"hunter2\")")
        case .succeeds, .refused, .list, .queryRows, .unknownPath: []
        }
    }

    // MARK: Credentials

    private func badCredentials(_ kinds: [BadCredentials]) -> [Statement] {
        let challenge = Self.expectation(["answer.header(\"WWW-Authenticate\")?.hasPrefix(\"Bearer\") == true"])
        guard kinds != [.absent] else {
            return inService(
                [situation] + noting() + [request(), problem(401, "unauthenticated"), challenge] + unchanged()
            )
        }
        let caller = shared?.situation.caller
        let subject = caller.flatMap(self.subject) ?? "UUID.v7().text"
        let bad = Expression.call(
            "badTokens",
            [
                .init(nil, .string(caller?.role ?? plan.design.roles.first?.name.value ?? "nobody")),
                .init("subject", .code(subject)), .init("hasRow", kinds.contains(.unknownSubject) ? "true" : "false"),
                .init("of", "service"),
            ]
        )
        let loop = Statement.forEach(
            "(what, token)",
            in: .awaited(bad),
            [
                request(token: "token"),
                .expression(
                    .call(
                        "expectProblem",
                        ["answer", "401", .init(nil, .string("unauthenticated")), .init(nil, "what")]
                    )
                ),
                challenge,
            ]
        )
        return inService([situation] + noting() + [loop] + unchanged())
    }

    /// `situation.lead.id.text`
    private func subject(of caller: SituationCaller) -> String? {
        guard let row = caller.row else { return nil }
        let field = caller.field == "id" ? "id.text" : Names.escaped(Names.member(caller.field))
        return "situation.\(Names.escaped(row))." + field
    }

    // MARK: Bodies

    private func malformedBody() -> [Statement] {
        let texts: [String] = ["", "{", "[]", "\"text\"", "null", "{\"a\": 1, \"a\": 2}"]
        let loop = Statement.forEach(
            "text",
            in: .array(texts.map { .rawString($0) }),
            [
                request(token: ownToken, text: "text", headers: "[\"Content-Type\": \"application/json\"]"),
                .expression(
                    .call("expectProblem", ["answer", "400", .init(nil, .string("invalid_json")), .init(nil, "text")])
                ),
            ]
        )
        return inService([situation] + noting() + [loop] + unchanged())
    }

    private func wrongContentType() -> [Statement] {
        let headers: Expression = "[\"Content-Type\": \"application/x-www-form-urlencoded\"]"
        return inService(
            [situation] + noting() + [
                request(token: ownToken, text: .string("a=1"), headers: headers),
                problem(415, "unsupported_media_type"),
            ] + unchanged()
        )
    }

    private func tooLarge(_ limit: Int) -> [Statement] {
        let text = Expression.call(
            "String",
            [.init("repeating", .string(" ")), .init("count", .code(SwiftLiteral.integer(String(limit + 1))))]
        )
        return inService(
            [situation] + noting() + [
                request(token: ownToken, text: text, headers: "[\"Content-Type\": \"application/json\"]"),
                problem(413, "content_too_large"),
            ] + unchanged()
        )
    }

    /// Tables that the tests of the suite go through.
    var tables: [Declaration] {
        suite.tests.compactMap { test -> Declaration? in
            switch test.check {
            case .brokenFields(let all):
                return table("broken", "BrokenField", "Each rule, and what breaks it.", all.map(broken))
            case .brokenTogether(let all):
                return table("brokenTogether", "BrokenField", "Every field broken, and one too many.", all.map(broken))
            case .acceptedValues(let values, _):
                return table("accepted", "AcceptedValue", "Values at the bounds of their rules.", values.map(accepted))
            case .changesOneField(let values):
                let plain = values.filter { $0.value.rowName == nil }
                return table("changes", "AcceptedValue", "A new value for each field.", plain.map(accepted))
            default: return nil
            }
        }
    }

    private func broken(_ one: BrokenField) -> Expression {
        let value = one.value.map { spelling.json($0) } ?? "nil"
        return .call(
            "BrokenField",
            [
                .init(nil, .string(one.field)), .init(nil, value), .init(nil, .string(one.code)),
                .init(nil, .string(one.what)),
            ]
        )
    }

    private func accepted(_ value: AcceptedValue) -> Expression {
        .call(
            "AcceptedValue",
            [.init(nil, .string(value.field)), .init(nil, spelling.json(value.value)), .init(nil, .string(value.what))]
        )
    }

    private func table(_ name: String, _ type: String, _ text: String, _ rows: [Expression]) -> Declaration {
        .property(
            PropertyDeclaration(
                name,
                access: .private,
                isStatic: true,
                documentation: [text],
                type: "[\(type)]",
                .stored(.array(rows))
            )
        )
    }

    private func brokenFields() -> [Statement] {
        let loop = Statement.forEach(
            "broken",
            in: "Self.broken",
            [
                .constant(
                    "answer",
                    .code("try await situation.send(situation.body.changing(broken.field, to: broken.value))")
                ),
                .expression(.call("expectBroken", ["answer", "broken"])),
            ]
        )
        return inService([situation] + noting() + [loop] + unchanged())
    }

    private func brokenTogether() -> [Statement] {
        inService(
            [situation] + noting() + [
                .constant(
                    "body",
                    .code(
                        "Self.brokenTogether.reduce(situation.body) { $0.changing($1.field, to: $1.value) }"
                    )
                ),
                .constant("answer", .awaited(.call("situation.send", ["body"]))),
                .expression(.call("expectAllBroken", ["answer", .init(nil, "Self.brokenTogether")])),
            ] + unchanged()
        )
    }

    private func acceptedValues(_ shows: Bool) -> [Statement] {
        [
            .forEach(
                "accepted",
                in: "Self.accepted",
                inService([
                    situation,
                    .constant(
                        "answer",
                        .code("try await situation.send(situation.body.changing(accepted.field, to: accepted.value))")
                    ),
                    .expression(
                        .call(
                            "expectAccepted",
                            [
                                "answer", .init(nil, .code(String(endpoint.success.status))), "accepted",
                                .init("isShown", shows ? "true" : "false"),
                            ]
                        )
                    ),
                ])
            )
        ]
    }

    private func changesOneField() -> [Statement] {
        guard let target = shared?.situation.target else { return [] }
        let row = "situation." + Names.escaped(target)
        return [
            .forEach(
                "change",
                in: "Self.changes",
                inService([
                    situation,
                    .constant("answer", .code("try await situation.send([change.field: change.value])")),
                    .constant("now", .code("service.clock.now().json")),
                    .constant("changed", .code("\(row).json.changing(change.field, to: change.value)")),
                    .expression(
                        .call(
                            "expectJSON",
                            [
                                "answer", .init(nil, .code(String(endpoint.success.status))),
                                .init(
                                    nil,
                                    .code("changed.changing(\"version\", to: 2).changing(\"updatedAt\", to: now)")
                                ),
                            ]
                        )
                    ),
                ])
            )
        ]
    }

    // MARK: Failures

    private func failing(_ fault: String, _ status: Int, _ code: String, _ further: String) -> [Statement] {
        inService(
            [situation] + noting() + [
                .code("service.store.\(fault)"), sent(), .code("service.store.recover()"),
                problem(status, code), Self.expectation([.code(further)]),
            ] + unchanged()
        )
    }
}

extension FaultPlace {
    /// `failWrites(.unavailable)`, `failReads(after: 1, .unexpected)`
    fileprivate func spelled(_ fault: String) -> String {
        switch self {
        case .write: "failWrites(\(fault))"
        case .reads(after: 0): "failReads(\(fault))"
        case .reads(let count): "failReads(after: \(count), \(fault))"
        }
    }
}
