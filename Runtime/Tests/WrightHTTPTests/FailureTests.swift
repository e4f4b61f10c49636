import Testing
import WrightHTTP
import WrightTesting

struct FailureTests {
    @Test func aDatabaseThatIsAwayGives503() async throws {
        try await withExample { service in
            service.store.failReads(.unavailable)
            let answer = try await service.send(.get, "/notes")
            #expect(answer.problem == ExpectedProblem(503, "database_unavailable"))
            #expect(answer.header("Retry-After") == "1")
            service.store.recover()
            let items = try await service.send(.get, "/notes")["items"]
            #expect(items == [])
        }
    }

    @Test func anythingElseGives500WithoutInternals() async throws {
        try await withExample { service in
            service.store.failReads(.unexpected)
            let answer = try await service.send(.get, "/notes")
            #expect(answer.problem == ExpectedProblem(500, "internal_error"))
            #expect(!answer.text.contains("hunter2"))
            #expect(!answer.text.contains("Fault"))
            let logged = service.log.events.filter { $0["level"] == "error" }
            #expect(logged.count == 1)
            #expect(logged.first?["request_id"]?.string == answer.header("X-Request-Id"))
            #expect(logged.first?["error"]?.string?.contains("internals") == true)
        }
    }

    @Test func refusalsKeepTheirStatus() {
        let statuses = Refusal.Kind.allCases.map(\.status.code)
        #expect(Set(statuses).count == Refusal.Kind.allCases.count)
        #expect(statuses.allSatisfy { (400..<600).contains($0) })
        #expect(Problem(Refusal(.conflict, code: "c", "d")).status == .conflict)
        let late = Problem(Refusal(.unavailable, code: "c", "d", retryAfter: .milliseconds(2500)))
        #expect(late.headers[.retryAfter] == "3")
    }

    @Test func theMembersOfAProblemHaveTheirOrder() {
        let problem = Problem(.conflict, code: "desk_full", "Full.", errors: [.init(pointer: "/a", .rule, "is full")])
        #expect(
            String(decoding: problem.response(instance: "/x").body, as: UTF8.self)
                == #"{"type":"about:blank","title":"Conflict","status":409,"detail":"Full.","instance":"/x","#
                + #""code":"desk_full","errors":[{"pointer":"/a","code":"rule","message":"is full"}]}"#
        )
    }
}
