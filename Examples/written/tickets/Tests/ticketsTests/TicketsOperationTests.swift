import Testing
import WrightHTTP
import WrightRuntime
import WrightTesting

@testable import tickets

/// What every service answers.
@Suite("What every service answers")
struct TicketsOperationTests {
    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("GET /health/live says that it lives")
    func isLive() async throws {
        try await withService { service in
            let answer = try await service.send(.get, "/health/live")
            #expect(answer.status == 200 && answer["status"] == "live", "\(answer)")
        }
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("GET /health/ready says that the database is up")
    func isReady() async throws {
        try await withService { service in
            let answer = try await service.send(.get, "/health/ready")
            #expect(answer.status == 200 && answer["checks"]["database"] == "up", "\(answer)")
        }
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("GET /health/ready says no while the database is away")
    func isNotReadyWithoutDatabase() async throws {
        try await withService { service in
            service.store.failEverything(.unavailable)
            let answer = try await service.send(.get, "/health/ready")
            let alive = try await service.send(.get, "/health/live")
            service.store.recover()
            #expect(answer.status == 503 && answer["checks"]["database"] == "down", "\(answer)")
            #expect(alive["status"] == "live")
        }
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("GET /metrics counts requests")
    func countsRequests() async throws {
        try await withService { service in
            let unknown = try await service.send(.get, "/no-such-path")
            #expect(unknown.problem == ExpectedProblem(404, "not_found"))
            let answer = try await service.send(.get, "/metrics")
            #expect(answer.status == 200 && answer.text.contains("# TYPE"), "\(answer)")
        }
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("GET /openapi.json describes every endpoint")
    func describesEveryEndpoint() async throws {
        try await withService { service in
            let answer = try await service.send(.get, "/openapi.json")
            #expect(answer.status == 200 && answer["openapi"]?.string?.hasPrefix("3.1") == true)
            let servers = answer["servers"][0]["url"]?.string ?? ""
            let endpoints: [(String, String)] = [
                ("/customers", "post"),
                ("/customers/{id}", "get"),
                ("/customers", "get"),
                ("/customers/{id}", "patch"),
                ("/customers/{id}", "delete"),
                ("/agents", "post"),
                ("/agents/{id}", "get"),
                ("/agents", "get"),
                ("/agents/{id}", "patch"),
                ("/tickets", "post"),
                ("/tickets", "get"),
                ("/tickets/{id}", "get"),
                ("/tickets/{id}/assign", "post"),
                ("/tickets/{id}/resolve", "post"),
                ("/tickets/{id}/reject", "post"),
                ("/tickets/{id}/accept", "post"),
                ("/tickets/{id}/withdraw", "post"),
                ("/tickets/{id}/comments", "post"),
                ("/tickets/{id}/comments", "get"),
                ("/workload", "get"),
            ]
            for (path, method) in endpoints {
                let described = answer["paths"][path] ?? answer["paths"][String(path.dropFirst(servers.count))]
                #expect(described[method]["responses"] != nil, "\(method) \(path)")
            }
        }
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("answers 404 to an unknown path")
    func answers404ToAnUnknownPath() async throws {
        try await withService { service in
            let answer = try await service.send(.get, "/no-such-path")
            #expect(answer.problem == ExpectedProblem(404, "not_found"), "\(answer)")
            #expect(answer["instance"] == "/no-such-path")
        }
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("names each request")
    func namesEachRequest() async throws {
        try await withService { service in
            let first = try await service.send(.get, "/health/live")
            let second = try await service.send(.get, "/health/live")
            let names = [first.header("X-Request-Id"), second.header("X-Request-Id")]
            #expect(names[0]?.isEmpty == false && names[0] != names[1], "\(first)")
            let named = try await service.send(.get, "/health/live", headers: ["X-Request-Id": "one-request"])
            #expect(named.header("X-Request-Id") == "one-request", "\(named)")
            let odd = try await service.send(.get, "/health/live", headers: ["X-Request-Id": "no name"])
            #expect(odd.header("X-Request-Id") != "no name", "\(odd)")
        }
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("sends the header fields that protect browsers")
    func sendsSecurityHeaders() async throws {
        try await withService { service in
            let answer = try await service.send(.get, "/no-such-path")
            #expect(answer.header("X-Content-Type-Options") == "nosniff", "\(answer)")
            #expect(answer.header("X-Frame-Options") == "DENY", "\(answer)")
            #expect(answer.header("Cache-Control") == "no-store", "\(answer)")
            #expect(answer.header("Content-Security-Policy")?.contains("default-src 'none'") == true, "\(answer)")
        }
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("answers 405 to a method that a path does not have")
    func answers405ToAnotherMethod() async throws {
        try await withService { service in
            let answer = try await service.send(.put, "/customers")
            #expect(answer.problem == ExpectedProblem(405, "method_not_allowed"), "\(answer)")
            let allowed = answer.header("Allow")?.split(separator: ",").map { $0.filter { $0 != " " } } ?? []
            #expect(Set(["GET", "POST"]).isSubset(of: Set(allowed)), "\(answer)")
        }
    }

    /// (REQ-001, REQ-002, REQ-003, REQ-004, REQ-005, REQ-006, REQ-007, REQ-008, REQ-009, REQ-010)
    @Test("answers 429 to a caller that sends too much")
    func answers429BeyondItsRate() async throws {
        try await withService { service in
            let started = ContinuousClock.now
            var answer = try await service.send(.post, "/customers")
            var sent = 1
            // The limit fills up again while requests are sent, so a few more than it allows are needed.
            while answer.status != 429, sent < 1800 {
                answer = try await service.send(.post, "/customers")
                sent += 1
            }
            #expect(answer.problem == ExpectedProblem(429, "rate_limited") && sent > 600, "\(answer)")
            #expect(answer.header("Retry-After").flatMap(Int.init) ?? 0 >= 1, "\(started.duration(to: .now))")
        }
    }
}
