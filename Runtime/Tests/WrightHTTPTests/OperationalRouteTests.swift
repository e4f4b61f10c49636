import Crypto
import Foundation
import Testing
import WrightTesting

@testable import ExampleService
@testable import WrightHTTP

struct OperationalRouteTests {
    @Test func aServiceIsReadyWhileItsDatabaseAnswers() async throws {
        try await withExample { service in
            let ready = try await service.send(.get, "/health/ready")
            #expect(ready.status == 200)
            #expect(ready.json == ["status": "ready", "checks": ["database": "up"]])
            service.store.failEverything(.unavailable)
            let away = try await service.send(.get, "/health/ready")
            #expect(away.status == 503)
            #expect(away.json == ["status": "unavailable", "checks": ["database": "down"]])
            let live = try await service.send(.get, "/health/live").status
            #expect(live == 200)
        }
    }

    @Test func aServiceThatStopsIsNotReady() async throws {
        try await withExample { service in
            let readiness = Readiness(store: service.store)
            #expect(await readiness.response().status == .ok)
            readiness.stop()
            let answer = await readiness.response()
            #expect(answer.status == .serviceUnavailable)
            let status = try JSONValue(parsing: answer.body)["status"]
            #expect(status == "stopping")
        }
    }

    @Test func aDatabaseThatHangsIsNotWaitedFor() async throws {
        let readiness = Readiness(store: HangingStore(), timeout: .milliseconds(20))
        #expect(await readiness.response().status == .serviceUnavailable)
    }

    @Test func requestsAreCountedByRouteMethodAndStatus() async throws {
        try await withExample { service in
            for _ in 0..<2 { _ = try await service.send(.get, "/notes") }
            _ = try await service.send(.get, "/notes/17")
            _ = try await service.send(.get, "/a/b/c")
            _ = try await service.send(.get, "/d/e/f")
            _ = try await service.send(try #require(HTTPRequest.Method("BREW")), "/notes")
            let answer = try await service.send(.get, "/metrics")
            #expect(answer.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8")
            let lines = answer.text.split(separator: "\n")
            #expect(lines.contains(#"http_requests_total{method="GET",route="/notes",status="200"} 2"#))
            #expect(lines.contains(#"http_requests_total{method="GET",route="/notes/{id}",status="401"} 1"#))
            #expect(lines.contains(#"http_requests_total{method="GET",route="none",status="404"} 2"#))
            #expect(lines.contains(#"http_requests_total{method="other",route="none",status="405"} 1"#))
            #expect(lines.contains(#"http_request_duration_seconds_count{method="GET",route="/notes"} 2"#))
            #expect(lines.contains("http_requests_in_flight 1"))
        }
    }

    @Test func theDescriptionIsServed() async throws {
        try await withExample { service in
            let answer = try await service.send(.get, "/openapi.json")
            #expect(answer.header("Content-Type") == "application/json")
            #expect(answer["info"]["title"] == "Example")
        }
    }

    @Test func thePagePermitsItsOwnScriptAndStyleAndNothingElse() async throws {
        try await withExample { service in
            let answer = try await service.send(.get, "/docs")
            #expect(answer.header("Content-Type") == "text/html; charset=utf-8")
            let policy = try #require(answer.header("Content-Security-Policy"))
            for (tag, directive) in [("script", "script-src"), ("style", "style-src")] {
                let start = try #require(answer.text.range(of: "<\(tag)>")).upperBound
                let end = try #require(answer.text.range(of: "</\(tag)>")).lowerBound
                let inline = String(answer.text[start..<end])
                let hash = Data(SHA256.hash(data: Data(inline.utf8))).base64EncodedString()
                #expect(policy.contains("\(directive) 'sha256-\(hash)'"))
            }
            #expect(!answer.text.contains("http://"))
            #expect(!answer.text.contains("https://"))
            #expect(answer.text.contains("<title>example</title>"))
        }
    }

    @Test func aNameIsEscapedOnThePage() {
        #expect(DocumentationPage(name: "<b>&").html.contains("<title>&lt;b&gt;&amp;</title>"))
    }
}

/// A store that never answers.
private struct HangingStore: Store {
    var dialect: SQLDialect { .sqlite }

    func read<R: Sendable>(_ body: @Sendable @escaping (any ReadTransaction) throws -> R) async throws -> R {
        throw StorageError(.unavailable, "unused")
    }

    func write<R: Sendable>(_ body: @Sendable @escaping (any WriteTransaction) throws -> R) async throws -> R {
        throw StorageError(.unavailable, "unused")
    }

    func ping() async throws { try await Task.sleep(for: .seconds(5)) }
    func close() async throws {}
}
