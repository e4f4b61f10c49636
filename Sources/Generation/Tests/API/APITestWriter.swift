import Planning
import SwiftTree

/// Writes the bodies of the tests of one suite.
struct APITestWriter {
    let plan: ServicePlan
    let suite: APISuite
    let shared: SharedSituation?
    let spelling: TestSpelling

    init(plan: ServicePlan, suite: APISuite, shared: SharedSituation?) {
        self.plan = plan
        self.suite = suite
        self.shared = shared
        spelling = TestSpelling(plan)
    }

    var endpoint: EndpointPlan { suite.endpoint }
    var hasBody: Bool { endpoint.body?.fields.isEmpty == false }
    var writes: Bool { endpoint.action.writes }

    func body(of test: APITest) -> [Statement] {
        switch test.check {
        case .succeeds(let expected): own(test) { succeeds(expected, $0) }
        case .refused(let refusal): own(test) { _ in refused(refusal) }
        case .list(let check): own(test, sends: false) { list(check, $0) }
        case .queryRows(let parameters): own(test, sends: false) { queryRows(parameters, $0) }
        case .unknownPath(let piece, let isMalformed): own(test, sends: false) { unknownPath(piece, isMalformed, $0) }
        default: sharedBody(test.check)
        }
    }

    /// `#expect(a && b, "\(answer)")`
    static func expectation(_ conditions: [Expression], shows comment: String? = "answer") -> Statement {
        let condition = conditions.count == 1 ? conditions[0] : Expression.chain(conditions, operator: "&&")
        let text: [Expression.Argument] = comment.map { [.init(nil, .code("\"\\(\($0))\""))] } ?? []
        return .expression(.call("#expect", [.init(nil, condition)] + text))
    }

    // MARK: Frames

    /// `try await withService { service in … }`
    func inService(_ statements: [Statement]) -> [Statement] {
        [.expression(.awaited(.call("withService", trailing: .init(["service"], statements))))]
    }

    /// `let before = try await service.contents()`, where the endpoint could change something.
    func noting() -> [Statement] { writes ? [.constant("before", .awaited(.call("service.contents")))] : [] }

    func unchanged() -> [Statement] {
        writes ? [.expression(.awaited(.call("expectUnchanged", ["service", .init("since", "before")])))] : []
    }

    func problem(_ status: Int, _ code: String, at pointers: [String] = [], detail: String? = nil) -> Statement {
        var arguments: [Expression.Argument] = ["answer", .init(nil, .code(String(status))), .init(nil, .string(code))]
        if !pointers.isEmpty { arguments.append(.init("at", .array(pointers.map { .string($0) }))) }
        if let detail { arguments.append(.init("detail", .string(detail))) }
        return .expression(.call("expectProblem", arguments))
    }

    // MARK: Tests with rows of their own

    /// Rows, the token, the request, and what is expected of the answer.
    private func own(_ test: APITest, sends: Bool = true, _ expectations: (Situation) -> [Statement]) -> [Statement] {
        guard let situation = test.situation ?? shared?.situation else { return [] }
        var rest = token(situation)
        let isRefusal: Bool = if case .refused = test.check { true } else { false }
        if sends {
            if isRefusal { rest += noting() }
            rest.append(.constant("answer", send(situation)))
        }
        rest += expectations(situation)
        if isRefusal { rest += unchanged() }
        return inService(named(situation.world, rest) + rest)
    }

    /// Rows, named where something speaks of them: what follows, or another row.
    private func named(_ world: ModelWorld, _ rest: [Statement]) -> [Statement] {
        let code = SpokenCode(rest.printed)
        let referred = Set(world.rows.flatMap { $0.values.values.compactMap(\.rowName) })
        return spelling.arrange(world) { name in referred.contains(name) || code.mentions(Names.escaped(name)) }
    }

    private func token(_ situation: Situation) -> [Statement] {
        situation.caller.map { [.constant("token", spelling.token($0) { Names.escaped($0) })] } ?? []
    }

    private func send(_ situation: Situation) -> Expression {
        var arguments: [Expression.Argument] = [
            .init(nil, .code(spelling.method(endpoint))),
            .init(nil, .code(spelling.path(situation.path) { Names.escaped($0) })),
        ]
        if situation.caller != nil { arguments.append(.init("token", "token")) }
        if let body = spelling.body(situation, row: { Names.escaped($0) }) { arguments.append(.init("json", body)) }
        return .awaited(.call("service.send", arguments))
    }

    private func refused(_ refusal: ModelRefusal) -> [Statement] {
        [problem(refusal.status, refusal.code, at: refusal.pointers, detail: refusal.message)]
    }

    private func succeeds(_ expected: ExpectedAnswer, _ situation: Situation) -> [Statement] {
        var statements: [Statement] = []
        let usesID = expected.isNew && expected.members.contains("id")
        if usesID, needsID(expected) { statements.append(.constant("id", .tried(.call("answer.id")))) }
        statements.append(answer(expected, situation))
        if let etag = expected.etag { statements.append(header("ETag", .string("\"\(etag)\""))) }
        if let location = expected.location { statements += self.location(location, usesID) }
        return statements + stored(expected, situation, usesID) + counts(expected)
    }

    private func needsID(_ expected: ExpectedAnswer) -> Bool {
        expected.body != nil || expected.location != nil || expected.entity != nil
    }

    private func answer(_ expected: ExpectedAnswer, _ situation: Situation) -> Statement {
        let status = String(expected.status)
        if let body = expected.body {
            let known: (String) -> String? = { name in situation.world[name] == nil ? nil : Names.escaped(name) }
            let own = expected.isNew ? expected.row : nil
            let json = spelling.object(body, members: expected.members, own: own, row: known)
            return .expression(.call("expectJSON", ["answer", .init(nil, .code(status)), .init(nil, json)]))
        }
        if expected.members.isEmpty {
            return Self.expectation([.code("answer.status == \(status)"), "answer.bytes.isEmpty"])
        }
        let names = Expression.array(expected.members.map { .string($0) })
        return .expression(
            .call("expectMembers", ["answer", .init(nil, .code(status)), .init(nil, names)])
        )
    }

    private func header(_ name: String, _ value: Expression) -> Statement {
        .expression(.call("expectHeader", ["answer", .init(nil, .string(name)), .init(nil, value)]))
    }

    private func location(_ location: LocationPlan, _ usesID: Bool) -> [Statement] {
        let value =
            location.member.type == .uuid && usesID
            ? "\\(id.text)" : "\\(answer[\(Literals.quoted(location.member.name))]?.string ?? \"\")"
        let segments = location.path.segments.map { segment in
            switch segment {
            case .literal(let word): "/" + word
            case .parameter: "/" + value
            }
        }
        return [header("Location", .code("\"" + plan.api.basePath + segments.joined() + "\""))]
    }

    /// What is stored is what was answered; what was deleted is gone.
    private func stored(_ expected: ExpectedAnswer, _ situation: Situation, _ usesID: Bool) -> [Statement] {
        var statements: [Statement] = []
        for name in expected.removed {
            guard let row = situation.world[name], let entity = plan.data.entity(named: row.entity) else { continue }
            let find = "try \(entity.repository).find(\(Names.escaped(name)).id, in: $0)"
            let constant = "stored" + Names.type(name)
            statements.append(.constant(constant, .code("try await service.read { \(find) }")))
            statements.append(.expression(.code("#expect(\(constant) == nil)")))
        }
        guard let row = expected.row, let name = expected.entity, expected.showsRow, !expected.removed.contains(row),
            let entity = plan.data.entity(named: name), usesID || !expected.isNew
        else { return statements }
        let id = expected.isNew ? "id" : Names.escaped(row) + ".id"
        statements.append(
            .constant("stored", .code("try await service.read { try \(entity.repository).find(\(id), in: $0) }"))
        )
        statements.append(.expression(.code("#expect(stored?.json == answer.json)")))
        return statements
    }

    private func counts(_ expected: ExpectedAnswer) -> [Statement] {
        guard !expected.counts.isEmpty else { return [] }
        return [.constant("after", .awaited(.call("service.contents")))]
            + expected.counts.compactMap { count in
                plan.data.entity(named: count.entity).map { entity in
                    .expression(
                        .code("#expect(after.\(APISupportFile.contentsMember(entity)).count == \(count.count))")
                    )
                }
            }
    }

    private func unknownPath(_ piece: Int, _ isMalformed: Bool, _ situation: Situation) -> [Statement] {
        var changed = situation
        let isID: Bool = if case .id = situation.path[piece] { true } else { false }
        changed.path[piece] = .text(isMalformed || !isID ? "no-such-row" : "00000000-0000-7000-8000-000000000000")
        return noting() + [.constant("answer", send(changed)), problem(404, "not_found")] + unchanged()
    }
}
