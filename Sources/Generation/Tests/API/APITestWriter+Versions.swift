import Planning
import SwiftTree

/// Tests of versions and of keys for repetition, in the situation that the suites of an endpoint share.
extension APITestWriter {
    func staleVersion() -> [Statement] {
        inService(
            [situation] + noting() + [
                sent(headers: "[\"If-Match\": \"\\\"99\\\"\"]"), problem(412, "precondition_failed"),
            ] + unchanged()
        )
    }

    func currentVersion(_ status: Int, _ version: Int) -> [Statement] {
        let shows = suite.members.contains("version")
        let expected =
            suite.members.isEmpty
            ? "answer.bytes.isEmpty" : shows ? "answer[\"version\"] == \(version)" : "answer.json != nil"
        return inService([
            situation, sent(headers: "[\"If-Match\": \"\\\"1\\\"\"]"),
            Self.expectation([.code("answer.status == \(status)"), .code(expected)]),
        ])
    }

    func notModified() -> [Statement] {
        inService([
            situation, sent("first"),
            .code("let tag = try #require(first.header(\"ETag\"))"),
            sent("second", headers: "[\"If-None-Match\": tag]"),
            Self.expectation(
                ["second.status == 304", "second.bytes.isEmpty", "second.header(\"ETag\") == tag"],
                shows: "second"
            ),
            sent("third", headers: "[\"If-None-Match\": \"\\\"99\\\"\"]"),
            Self.expectation(["third.status == 200", "third.json == first.json"], shows: "third"),
        ])
    }

    func replay() -> [Statement] {
        let status = endpoint.success.status
        return inService(
            [
                situation, .constant("key", "[\"Idempotency-Key\": \"one-request\"]"), sent("first", headers: "key"),
                .constant("before", .awaited(.call("service.contents"))),
                sent("second", headers: "key"),
                Self.expectation(
                    [.code("first.status == \(status)"), .code("second.status == \(status)")],
                    shows: "second"
                ),
                Self.expectation(["first.bytes == second.bytes"], shows: "second"),
            ] + sameHeaders + [
                .expression(.awaited(.call("expectUnchanged", ["service", .init("since", "before")])))
            ]
        )
    }

    /// What the first answer's header says, the second's says too.
    private var sameHeaders: [Statement] {
        let names = [
            suite.members.isEmpty ? nil : "Content-Type", endpoint.sendsETag ? "ETag" : nil,
            endpoint.location == nil ? nil : "Location",
        ].compactMap(\.self)
        guard !names.isEmpty else { return [] }
        return [
            .forEach(
                "name",
                in: .array(names.map { .string($0) }),
                [
                    .constant("header", .code("try #require(first.header(name))")),
                    Self.expectation(["second.header(name) == header"], shows: "second"),
                ]
            )
        ]
    }

    func replayMismatch(_ other: AcceptedValue?) -> [Statement] {
        let second: Statement
        if let other {
            let body = Expression.call(
                "situation.body.changing",
                [.init(nil, .string(other.field)), .init("to", spelling.json(other.value))]
            )
            second = .constant(
                "answer",
                .awaited(.call("situation.send", [.init(nil, body), .init("headers", "key")]))
            )
        } else {
            var arguments: [Expression.Argument] = [
                .init(nil, .code(spelling.method(endpoint))), .init(nil, "situation.path"),
            ]
            if let ownToken { arguments.append(.init("token", .code(ownToken))) }
            arguments += [.init("json", "[\"another\": \"request\"]"), .init("headers", "key")]
            second = .constant("answer", .awaited(.call("service.send", arguments)))
        }
        return inService([
            situation, .constant("key", "[\"Idempotency-Key\": \"one-request\"]"),
            sent("first", headers: "key"),
            Self.expectation(
                [.code("first.status == \(endpoint.success.status)"), "first.header(\"Idempotency-Expires\") != nil"],
                shows: "first"
            ),
            .constant("before", .awaited(.call("service.contents"))),
            second, problem(422, "idempotency_mismatch"),
            .expression(.awaited(.call("expectUnchanged", ["service", .init("since", "before")]))),
        ])
    }

    func badKey() -> [Statement] {
        inService(
            [situation] + noting() + [
                sent(headers: "[\"Idempotency-Key\": String(repeating: \"k\", count: 256)]"),
                problem(400, "invalid_idempotency_key"),
            ] + unchanged()
        )
    }
}
