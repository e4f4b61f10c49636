import HTTPTypes
import Synchronization

/// Bounds how many requests each caller sends: a token bucket per caller, in bounded memory.
///
/// A bucket holds as many tokens as the limit allows per period and fills up evenly. Buckets live in two generations:
/// when the young one is full it becomes the old one, and the old one is dropped. A caller that is dropped so has been
/// silent while thousands of others were not, and starts with a full bucket again.
final class RateLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var filledAt: Duration
    }

    private struct Generations {
        var young: [String: Bucket] = [:]
        var old: [String: Bucket] = [:]
    }

    private let capacity: Double
    private let tokensPerSecond: Double
    private let callersPerGeneration: Int
    private let now: @Sendable () -> Duration
    private let generations = Mutex(Generations())

    /// A limiter that lets each caller send `requests` per `period`.
    ///
    /// - Parameters:
    ///   - callers: How many callers are remembered at most.
    ///   - now: The time since some fixed moment; monotonic.
    init(
        requests: Int,
        per period: Duration,
        callers: Int = 20_000,
        now: @escaping @Sendable () -> Duration = RateLimiter.monotonicTime()
    ) {
        capacity = Double(max(requests, 1))
        tokensPerSecond = capacity / max(period.inSeconds, 0.001)
        callersPerGeneration = max(callers / 2, 1)
        self.now = now
    }

    /// Takes one token of the caller's bucket.
    ///
    /// - Throws: `Problem` 429 `rate_limited` with `Retry-After` in seconds where the bucket is empty.
    func take(for caller: String) throws {
        let time = now()
        let missing = generations.withLock { generations in
            var bucket = take(caller, from: &generations) ?? Bucket(tokens: capacity, filledAt: time)
            let filled = (time - bucket.filledAt).inSeconds * tokensPerSecond
            bucket.tokens = min(capacity, bucket.tokens + max(filled, 0))
            bucket.filledAt = time
            let missing = max(0, 1 - bucket.tokens)
            if missing == 0 { bucket.tokens -= 1 }
            keep(bucket, of: caller, in: &generations)
            return missing
        }
        guard missing > 0 else { return }
        let seconds = max(1, Int((missing / tokensPerSecond).rounded(.up)))
        throw Problem(
            .tooManyRequests,
            code: "rate_limited",
            "Too many requests. Wait \(seconds) s.",
            headers: [.retryAfter: String(seconds)]
        )
    }

    /// How many callers are remembered.
    var callerCount: Int { generations.withLock { $0.young.count + $0.old.count } }

    private func take(_ caller: String, from generations: inout Generations) -> Bucket? {
        generations.young[caller] ?? generations.old.removeValue(forKey: caller)
    }

    private func keep(_ bucket: Bucket, of caller: String, in generations: inout Generations) {
        if generations.young[caller] == nil, generations.young.count >= callersPerGeneration {
            generations.old = generations.young
            generations.young = [:]
        }
        generations.young[caller] = bucket
    }

    /// A monotonic clock that starts at zero.
    static func monotonicTime() -> @Sendable () -> Duration {
        let start = ContinuousClock.now
        return { ContinuousClock.now - start }
    }
}

extension Duration {
    /// The duration as seconds with a fraction.
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
