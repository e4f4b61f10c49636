import Testing
import WrightTesting

@testable import WrightHTTP

struct ObservationTests {
    @Test func aTraceIsContinuedWithAPartOfOurOwn() {
        let field = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        let trace = TraceParent(continuing: field)
        #expect(trace.traceID == "0af7651916cd43dd8448eb211c80319c")
        #expect(trace.spanID != "b7ad6b7169203331")
        #expect(trace.isSampled)
        #expect(trace.text == "00-\(trace.traceID)-\(trace.spanID)-01")
    }

    @Test(arguments: [
        nil, "", "00", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-x",
    ])
    func aMalformedTraceIsReplaced(field: String?) {
        let trace = TraceParent(continuing: field)
        #expect(trace.traceID != "0af7651916cd43dd8448eb211c80319c")
        #expect(trace.traceID.count == 32)
        #expect(trace.spanID.count == 16)
        #expect(!trace.isSampled)
    }

    @Test func aLaterVersionOfTraceContextIsRead() {
        let trace = TraceParent(continuing: "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-03-more")
        #expect(trace.traceID == "0af7651916cd43dd8448eb211c80319c")
        #expect(trace.isSampled)
    }

    @Test func theCallersRequestIDComesBackWhereItIsUsable() async throws {
        try await withExample { service in
            let own = try await service.send(.get, "/notes", headers: ["X-Request-Id": "abc-1"])
            #expect(own.header("X-Request-Id") == "abc-1")
            for unusable in ["a b", "a\"b", String(repeating: "a", count: 129)] {
                let answer = try await service.send(.get, "/notes", headers: ["X-Request-Id": unusable])
                #expect(answer.header("X-Request-Id")?.count == 36)
            }
        }
    }

    @Test func eachRequestIsLoggedOnce() async throws {
        try await withExample { service in
            let token = try await service.token("writer", subject: writer)
            let field = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"
            let answer = try await service.send(
                .get,
                "/notes/17?x=secret",
                token: token,
                headers: ["traceparent": field, "X-Request-Id": "r1"]
            )
            #expect(answer.header("traceparent")?.hasPrefix("00-0af7651916cd43dd8448eb211c80319c-") == true)
            _ = try await service.send(.get, "/health/live")
            let lines = service.log.events.filter { $0["message"] == "request" && $0["level"] == "info" }
            let line = try #require(lines.first)
            #expect(lines.count == 1)
            #expect(line["time"] == "2026-03-01T00:00:00.000000Z")
            #expect(line["method"] == "GET")
            #expect(line["route"] == "/notes/{id}")
            #expect(line["path"] == "/notes/17")
            #expect(line["status"] == 404)
            #expect(line["caller"]?.string == writer.text)
            #expect(line["request_id"] == "r1")
            #expect(line["trace_id"] == "0af7651916cd43dd8448eb211c80319c")
            #expect(line["duration_ms"] != nil)
            #expect(!service.log.text.contains("secret"))
            #expect(!service.log.text.contains(token))
        }
    }

    @Test func everyAnswerHasSecurityHeaders() async throws {
        try await withExample { service in
            for path in ["/notes", "/nothing", "/health/live", "/docs"] {
                let answer = try await service.send(.get, path)
                #expect(answer.header("X-Content-Type-Options") == "nosniff")
                #expect(answer.header("X-Frame-Options") == "DENY")
                #expect(answer.header("Referrer-Policy") == "no-referrer")
                #expect(answer.header("Content-Security-Policy")?.contains("default-src 'none'") == true)
            }
            let cacheControl = try await service.send(.get, "/notes").header("Cache-Control")
            #expect(cacheControl == "no-store")
        }
    }
}
