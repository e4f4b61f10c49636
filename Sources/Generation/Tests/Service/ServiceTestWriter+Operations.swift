import DesignModel
import Planning
import SwiftTree

/// Tests of what every service answers beside its endpoints.
extension ServiceTestWriter {
    func operation(_ check: ServiceCheck) -> [Statement] {
        inService(statements(of: check))
    }

    private func inService(_ statements: [Statement]) -> [Statement] {
        [.expression(.awaited(.call("withService", trailing: .init(["service"], statements))))]
    }

    private func get(_ path: String, _ constant: String = "answer", headers: String = "") -> Statement {
        .constant(
            constant,
            .code(
                "try await service.send(.get, \(Literals.quoted(path))\(headers.isEmpty ? "" : ", headers: \(headers)"))"
            )
        )
    }

    private func statements(of check: ServiceCheck) -> [Statement] {
        switch check {
        case .live:
            [
                get("/health/live"),
                APITestWriter.expectation([.code("answer.status == 200"), .code("answer[\"status\"] == \"live\"")]),
            ]
        case .ready:
            [
                get("/health/ready"),
                APITestWriter.expectation([
                    .code("answer.status == 200"), .code("answer[\"checks\"][\"database\"] == \"up\""),
                ]),
            ]
        case .notReady: notReady()
        case .metrics:
            [
                get("/no-such-path", "unknown"),
                .code("#expect(unknown.problem == ExpectedProblem(404, \"not_found\"))"),
                get("/metrics"),
                APITestWriter.expectation([.code("answer.status == 200"), .code("answer.text.contains(\"# TYPE\")")]),
            ]
        case .describesItself(let endpoints): describes(endpoints)
        case .unknownPath:
            [
                get("/no-such-path"),
                APITestWriter.expectation([.code("answer.problem == ExpectedProblem(404, \"not_found\")")]),
                .code("#expect(answer[\"instance\"] == \"/no-such-path\")"),
            ]
        case .wrongMethod(let endpoint, let method, let allow): wrongMethod(endpoint, method, allow)
        case .rateLimit(let endpoint, let requests): rateLimit(endpoint, requests)
        case .requestID: requestID()
        case .securityHeaders: securityHeaders()
        default: []
        }
    }

    private func notReady() -> [Statement] {
        [
            .code("service.store.failEverything(.unavailable)"), get("/health/ready"), get("/health/live", "alive"),
            .code("service.store.recover()"),
            APITestWriter.expectation([
                .code("answer.status == 503"), .code("answer[\"checks\"][\"database\"] == \"down\""),
            ]),
            .code("#expect(alive[\"status\"] == \"live\")"),
        ]
    }

    private func describes(_ endpoints: [EndpointPlan]) -> [Statement] {
        let table = Expression.array(
            endpoints.map { endpoint in
                .tuple([
                    .init(nil, .string(plan.api.basePath + endpoint.endpoint.path.value.text)),
                    .init(nil, .string(endpoint.endpoint.method.value.rawValue.lowercased())),
                ])
            }
        )
        return [
            get("/openapi.json"),
            .code("#expect(answer.status == 200 && answer[\"openapi\"]?.string?.hasPrefix(\"3.1\") == true)"),
            .constant("servers", .code("answer[\"servers\"][0][\"url\"]?.string ?? \"\"")),
            .constant("endpoints", type: "[(String, String)]", table),
            .forEach(
                "(path, method)",
                in: "endpoints",
                [
                    .constant(
                        "described",
                        .code("answer[\"paths\"][path] ?? answer[\"paths\"][String(path.dropFirst(servers.count))]")
                    ),
                    .code("#expect(described[method][\"responses\"] != nil, \"\\(method) \\(path)\")"),
                ]
            ),
        ]
    }

    private func path(of endpoint: EndpointPlan) -> String {
        plan.api.basePath
            + endpoint.endpoint.path.value.segments.map { segment in
                switch segment {
                case .literal(let word): "/" + word
                case .parameter: "/1"
                }
            }.joined()
    }

    private func wrongMethod(_ endpoint: EndpointPlan, _ method: String, _ allow: [String]) -> [Statement] {
        let names = allow.map { Literals.quoted($0) }.joined(separator: ", ")
        return [
            .constant(
                "answer",
                .code("try await service.send(.\(method.lowercased()), \(Literals.quoted(path(of: endpoint))))")
            ),
            APITestWriter.expectation([.code("answer.problem == ExpectedProblem(405, \"method_not_allowed\")")]),
            .constant(
                "allowed",
                .code("answer.header(\"Allow\")?.split(separator: \",\").map { $0.filter { $0 != \" \" } } ?? []")
            ),
            APITestWriter.expectation([.code("Set([\(names)]).isSubset(of: Set(allowed))")]),
        ]
    }

    private func rateLimit(_ endpoint: EndpointPlan, _ requests: Int) -> [Statement] {
        let send =
            "try await service.send(.\(endpoint.endpoint.method.value.rawValue.lowercased()), \(Literals.quoted(path(of: endpoint))))"
        return [
            .constant("started", .code("ContinuousClock.now")),
            .code("var answer = \(send)"),
            .code("var sent = 1"),
            .comment("The limit fills up again while requests are sent, so a few more than it allows are needed."),
            .code("while answer.status != 429, sent < \(requests * 3) {"),
            .code("    answer = \(send)"),
            .code("    sent += 1"),
            .code("}"),
            APITestWriter.expectation([
                .code("answer.problem == ExpectedProblem(429, \"rate_limited\")"), .code("sent > \(requests)"),
            ]),
            .code(
                "#expect(answer.header(\"Retry-After\").flatMap(Int.init) ?? 0 >= 1, \"\\(started.duration(to: .now))\")"
            ),
        ]
    }

    private func requestID() -> [Statement] {
        [
            get("/health/live", "first"), get("/health/live", "second"),
            .code("let names = [first.header(\"X-Request-Id\"), second.header(\"X-Request-Id\")]"),
            APITestWriter.expectation(
                [.code("names[0]?.isEmpty == false"), .code("names[0] != names[1]")],
                shows: "first"
            ),
            get("/health/live", "named", headers: "[\"X-Request-Id\": \"one-request\"]"),
            APITestWriter.expectation([.code("named.header(\"X-Request-Id\") == \"one-request\"")], shows: "named"),
            get("/health/live", "odd", headers: "[\"X-Request-Id\": \"no name\"]"),
            APITestWriter.expectation([.code("odd.header(\"X-Request-Id\") != \"no name\"")], shows: "odd"),
        ]
    }

    private func securityHeaders() -> [Statement] {
        [
            get("/no-such-path"),
            APITestWriter.expectation([.code("answer.header(\"X-Content-Type-Options\") == \"nosniff\"")]),
            APITestWriter.expectation([.code("answer.header(\"X-Frame-Options\") == \"DENY\"")]),
            APITestWriter.expectation([.code("answer.header(\"Cache-Control\") == \"no-store\"")]),
            APITestWriter.expectation([
                .code("answer.header(\"Content-Security-Policy\")?.contains(\"default-src 'none'\") == true")
            ]),
        ]
    }
}
