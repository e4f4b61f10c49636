import Synchronization

/// Who sends a request, as soon as that is known, and what it costs its sender's rate limit.
///
/// A request is a value and its sender is found out late, by the endpoint; so this is the one shared part of it.
final class RequestAdmission: Sendable {
    private struct State {
        var caller: String?
        var isCounted = false
    }

    private let limiter: RateLimiter?
    private let address: String
    private let state = Mutex(State())

    init(limiter: RateLimiter?, address: String) {
        self.limiter = limiter
        self.address = address
    }

    /// The subject of the verified token; `nil` for a caller without one.
    var caller: String? { state.withLock { $0.caller } }

    /// Notes who sends the request and counts it for that subject.
    ///
    /// - Throws: `Problem` 429 where the subject sends too many.
    func admit(subject: String) throws {
        state.withLock { $0.caller = subject }
        try count("subject:\(subject)")
    }

    /// Counts a request without credentials, or with bad ones, for the address that it comes from.
    ///
    /// - Throws: `Problem` 429 where too many come from there.
    func admitUnknown() throws {
        try count("address:\(address)")
    }

    /// A request is counted once, however often an endpoint asks who sends it.
    private func count(_ key: String) throws {
        guard let limiter else { return }
        let isFirst = state.withLock { state in
            defer { state.isCounted = true }
            return !state.isCounted
        }
        if isFirst { try limiter.take(for: key) }
    }
}
