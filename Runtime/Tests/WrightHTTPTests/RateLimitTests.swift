import Synchronization
import Testing
import WrightTesting

@testable import WrightHTTP

struct RateLimitTests {
    /// A time that stands still until it is moved.
    private final class Time: Sendable {
        private let value = Mutex(Duration.zero)
        var now: Duration { value.withLock { $0 } }
        func advance(by duration: Duration) { value.withLock { $0 += duration } }
    }

    @Test func aBucketFillsUpEvenly() throws {
        let time = Time()
        let limiter = RateLimiter(requests: 2, per: .seconds(10), now: { time.now })
        try limiter.take(for: "a")
        try limiter.take(for: "a")
        let refused = #expect(throws: Problem.self) { try limiter.take(for: "a") }
        #expect(refused?.status == .tooManyRequests)
        #expect(refused?.headers[.retryAfter] == "5")
        try limiter.take(for: "b")
        time.advance(by: .seconds(4))
        let again = #expect(throws: Problem.self) { try limiter.take(for: "a") }
        #expect(again?.headers[.retryAfter] == "1")
        time.advance(by: .seconds(1))
        try limiter.take(for: "a")
        #expect(throws: Problem.self) { try limiter.take(for: "a") }
        time.advance(by: .seconds(3600))
        try limiter.take(for: "a")
        try limiter.take(for: "a")
        #expect(throws: Problem.self) { try limiter.take(for: "a") }
    }

    @Test func theMemoryIsBounded() throws {
        let time = Time()
        let limiter = RateLimiter(requests: 1, per: .seconds(10), callers: 100, now: { time.now })
        try limiter.take(for: "busy")
        for number in 0..<10_000 {
            try limiter.take(for: "caller \(number)")
            if number % 20 == 0 { #expect(throws: Problem.self) { try limiter.take(for: "busy") } }
        }
        #expect(limiter.callerCount <= 100)
    }

    @Test func eachSubjectHasItsOwnLimit() async throws {
        try await withExample(limits: ServiceLimits(requestsPerCaller: 2, per: .seconds(3600))) { service in
            let first = try await service.token("writer", subject: .v7())
            let second = try await service.token("writer", subject: .v7())
            for _ in 0..<2 { #expect(try await service.send(.get, "/notes", token: first)["items"] == []) }
            let refused = try await service.send(.get, "/notes", token: first)
            #expect(refused.problem == ExpectedProblem(429, "rate_limited"))
            #expect(refused.header("Retry-After") == "1800")
            let items = try await service.send(.get, "/notes", token: second)["items"]
            #expect(items == [])
        }
    }

    @Test func guessingTokensIsCountedForTheAddressAndHealthIsNot() async throws {
        try await withExample(limits: ServiceLimits(requestsPerCaller: 2, per: .seconds(3600))) { service in
            let firstGuess = try await service.send(.get, "/notes", token: "a").status
            #expect(firstGuess == 401)
            let secondGuess = try await service.send(.get, "/notes", token: "b").status
            #expect(secondGuess == 401)
            let thirdGuess = try await service.send(.get, "/notes", token: "c").problem?.code
            #expect(thirdGuess == "rate_limited")
            let withoutToken = try await service.send(.get, "/notes").problem?.code
            #expect(withoutToken == "rate_limited")
            for _ in 0..<5 { #expect(try await service.send(.get, "/health/live")["status"] == "live") }
        }
    }
}
