import DesignModel

/// The longest that something can take, with the sum that gives it; milliseconds.
struct WorstCase {
    var milliseconds: Int
    /// `6 attempts × 20 s + 31 s of backoff = 151 s`.
    var sum: String

    /// Thirty years; what is longer counts as much, so that no sum overflows.
    static let longest = 1_000_000_000_000
    static let mostRetries = 1_000_000

    /// `nil`: no attempts.
    init(attempts: Int, of attempt: Int, _ backoff: Backoff?) {
        let attempt = min(attempt, Self.longest)
        let waits = backoff?.total(of: attempts - 1) ?? 0
        milliseconds = attempts * attempt + waits
        let tries = attempts == 1 ? "1 attempt" : "\(attempts) attempts"
        let rest = waits > 0 ? " + \(spelled(waits)) of backoff" : ""
        let result = attempts == 1 ? "" : " = \(spelled(milliseconds))"
        sum = "\(tries) × \(spelled(attempt))\(rest)\(result)"
    }
}

/// `20 s`, `500 ms`, `2.5 s`.
func spelled(_ milliseconds: Int) -> String {
    if milliseconds % 1000 == 0 { return "\(milliseconds / 1000) s" }
    if milliseconds < 1000 { return "\(milliseconds) ms" }
    var digits = String(String(milliseconds % 1000 + 1000).dropFirst())
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(milliseconds / 1000).\(digits) s"
}

extension Backoff {
    /// So many waits together, in milliseconds: each twice as long as the one before, where it is exponential.
    func total(of waits: Int) -> Int {
        guard waits > 0 else { return 0 }
        let most = min(mostMilliseconds, WorstCase.longest)
        guard kind == .exponential, firstMilliseconds > 0 else { return waits * min(firstMilliseconds, most) }
        var sum = 0
        var next = min(firstMilliseconds, most)
        for done in 0..<waits {
            // From here on each wait is the longest.
            if next >= most { return sum + (waits - done) * most }
            sum += next
            next *= 2
        }
        return sum
    }
}

extension Worker {
    /// How often a piece of work is tried; `nil`: not said, or without end.
    var attempts: Int? {
        switch onFailure?.value.retries {
        case .some(.none): 1
        case .times(let retries): min(retries, WorstCase.mostRetries) + 1
        case .endless, nil: nil
        }
    }

    /// From the first attempt at a piece of work to the end of the last one.
    var longestRun: WorstCase? {
        guard let attempts, let timeout, timeout.value < WorstCase.longest / 1000 else { return nil }
        return WorstCase(attempts: attempts, of: timeout.value * 1000, onFailure?.value.backoff)
    }
}

extension Integration {
    /// How often one call in a request is tried.
    var attempts: Int {
        if case .times(let retries, _, _) = retry?.value { min(retries, WorstCase.mostRetries) + 1 } else { 1 }
    }
}
