import DesignModel
import Planning
import SwiftTree

/// Writes the requests of a scenario in their order, with what they capture and demand.
struct ScenarioWriter {
    private let scenario: ScenarioTest
    /// The constant that holds what a name stands for.
    private var constants: [String: String] = [:]
    private var taken: Set<String> = ["service", "rows", "answer"]

    init(scenario: ScenarioTest) { self.scenario = scenario }

    mutating func statements() -> [Statement] {
        var statements = tokens()
        for (index, entry) in scenario.exchanges.enumerated() {
            if index > 0 || !statements.isEmpty { statements.append(.blank) }
            let send = request(entry)
            if index > 0 {
                statements.append(.assign("answer", send))
            } else {
                statements.append(scenario.exchanges.count > 1 ? .variable("answer", send) : .constant("answer", send))
            }
            statements += demands(of: entry)
        }
        return statements
    }

    /// `let lea = try await service.token("lead", subject: rows.lea.id)`, for those who send something.
    private mutating func tokens() -> [Statement] {
        let sent = scenario.exchanges.flatMap(\.placeholderNames).map(\.value)
        return scenario.actors.filter { sent.contains($0.name) }.map { actor in
            let constant = free(actor.name)
            constants[actor.name] = constant
            let subject =
                actor.row.map { "rows.\(Names.escaped($0)).\(Names.escaped(Names.member(actor.field)))" } ?? "UUID.v7()"
            return .constant(
                constant,
                .awaited(.call("service.token", [.init(nil, .string(actor.role)), .init("subject", .code(subject))]))
            )
        }
    }

    /// A constant for a name; a second capture of the same name gets another.
    private mutating func free(_ name: String) -> String {
        let wanted = Names.member(name)
        var candidate = wanted
        var count = 2
        while !taken.insert(candidate).inserted {
            candidate = wanted + String(count)
            count += 1
        }
        return Names.escaped(candidate)
    }

    // MARK: Requests

    private func request(_ entry: HurlEntry) -> Expression {
        var arguments: [Expression.Argument] = [
            .init(nil, .code(Self.method(entry.method.value))), .init(nil, .code(interpolated(entry.target.value))),
        ]
        if !entry.headers.isEmpty {
            arguments.append(
                .init(
                    "headers",
                    .dictionary(entry.headers.map { .init(.string($0.name), .code(interpolated($0.value.value))) })
                )
            )
        }
        if let body = entry.body.flatMap({ ScenarioJSON($0.value) }) { arguments.append(.init("json", json(body))) }
        return .awaited(.call("service.send", arguments))
    }

    private static func method(_ name: String) -> String {
        ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"].contains(name) ? "." + name.lowercased() : ".get"
    }

    private func json(_ value: ScenarioJSON) -> Expression {
        switch value {
        case .null: ".null"
        case .boolean(let truth): truth ? "true" : "false"
        case .number(let text): Int(text).map { .code(String($0)) } ?? .call(".number", [.init(nil, .string(text))])
        case .text(let text): json(text: text)
        case .array(let elements): elements.isEmpty ? ".array([])" : .array(elements.map(json))
        case .object(let members):
            members.isEmpty ? ".object([])" : .dictionary(members.map { .init(.string($0.name), json($0.value)) })
        }
    }

    /// A text that is a value as a whole is written as that value: `rows.abe.id.json`.
    private func json(text: String) -> Expression {
        guard text.contains("{{") else { return .string(text) }
        let inside = text.dropFirst(2).dropLast(2)
        if text.hasPrefix("{{"), text.hasSuffix("}}"), !inside.contains("{{"),
            let value = value(of: inside.filter { $0 != " " })
        {
            return value.hasSuffix(".text")
                ? .code(value.dropLast(5) + ".json") : .call(".string", [.init(nil, .code(value))])
        }
        return .call(".string", [.init(nil, .code(interpolated(text)))])
    }

    /// A string literal in which `{{cora}}` is the token, `{{cora.id}}` a value of the row, `{{ticket}}` what was captured.
    private func interpolated(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
            result += Self.escaped(rest[..<start.lowerBound])
            let inside = String(rest[start.upperBound..<end.lowerBound].filter { $0 != " " })
            result += value(of: inside).map { "\\(" + $0 + ")" } ?? Self.escaped("{{" + inside + "}}")
            rest = rest[end.upperBound...]
        }
        return "\"" + result + Self.escaped(rest) + "\""
    }

    private static func escaped(_ text: some StringProtocol) -> String {
        String(Literals.quoted(String(text)).dropFirst().dropLast())
    }

    private func value(of name: String) -> String? {
        if let constant = constants[name] { return constant }
        let parts = name.split(separator: ".").map(String.init)
        guard parts.count == 2, let row = scenario.row(named: parts[0]) else { return nil }
        let member = "rows.\(Names.escaped(row))."
        if parts[1] == "id" { return member + "id.text" }
        guard let field = field(parts[1], of: row) else { return nil }
        switch field.value {
        case .text: return member + Names.escaped(field.property)
        case .uuid, .reference: return member + Names.escaped(field.property) + ".text"
        default: return "\(member)\(Names.escaped(field.property)).json.string ?? \"\""
        }
    }

    private func field(_ name: String, of row: String) -> MemberPlan? {
        scenario.world[row].flatMap { scenario.member(name, of: $0) }
    }

    // MARK: Answers

    private mutating func demands(of entry: HurlEntry) -> [Statement] {
        var statements: [Statement] = []
        if let status = entry.status { statements.append(demand("status", .code(String(status.value)))) }
        for capture in entry.captures {
            let constant = free(capture.name.value)
            constants[capture.name.value] = constant
            statements.append(.constant(constant, self.capture(capture.source)))
        }
        return statements + entry.asserts.map(assertion)
    }

    private func demand(_ label: String, _ value: Expression) -> Statement {
        .expression(.tried(.call("answer.expect", [.init(label, value)])))
    }

    private func capture(_ source: HurlEntry.Source) -> Expression {
        switch source {
        case .status: .code("String(answer.status)")
        case .header(let name): .tried(.call("answer.capture", [.init("header", .string(name))]))
        case .jsonPath(let path): .tried(.call("answer.capture", [.init("jsonpath", .string(path))]))
        }
    }

    private func assertion(_ assert: HurlEntry.Assert) -> Statement {
        var demand = demand(assert.predicate)
        if assert.counts { demand = .call(".count", [.init(nil, demand)]) }
        let place: [Expression.Argument] =
            switch assert.source {
            case .status: [.init("status", demand)]
            case .header(let name): [.init("header", .string(name)), .init(nil, demand)]
            case .jsonPath(let path): [.init("jsonpath", .string(path)), .init(nil, demand)]
            }
        return .expression(.tried(.call("answer.expect", place)))
    }

    private func demand(_ predicate: HurlEntry.Predicate) -> Expression {
        func call(_ name: String, _ value: Expression) -> Expression { .call("." + name, [.init(nil, value)]) }
        switch predicate {
        case .equals(let wanted): return call("equals", value(wanted))
        case .notEquals(let unwanted): return call("differs", value(unwanted))
        case .greater(let bound): return call("above", Self.number(bound))
        case .greaterOrEqual(let bound): return call("atLeast", Self.number(bound))
        case .less(let bound): return call("below", Self.number(bound))
        case .lessOrEqual(let bound): return call("atMost", Self.number(bound))
        case .contains(let text): return call("contains", json(text: text))
        case .startsWith(let text): return call("startsWith", .code(interpolated(text)))
        case .endsWith(let text): return call("endsWith", .code(interpolated(text)))
        case .matches(let pattern): return call("matches", .rawString(pattern))
        case .exists: return ".exists"
        case .notExists: return ".not(.exists)"
        }
    }

    private func value(_ value: HurlEntry.HurlValue) -> Expression {
        switch value {
        case .text(let text): json(text: text)
        case .integer(let number): .code(String(number))
        case .number(let text): .call(".number", [.init(nil, .string(text))])
        case .boolean(let truth): truth ? "true" : "false"
        case .null: ".null"
        }
    }

    private static func number(_ value: HurlEntry.HurlValue) -> Expression {
        switch value {
        case .integer(let number): .code(String(number))
        case .number(let text): .code(text)
        case .text, .boolean, .null: "0"
        }
    }
}
