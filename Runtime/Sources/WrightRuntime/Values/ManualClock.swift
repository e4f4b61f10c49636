import Synchronization

/// A clock that stands still until it is moved, for tests.
public final class ManualClock: ServiceClock {
    private let time: Mutex<Timestamp>

    /// Makes a clock that shows `start`.
    public init(_ start: Timestamp) {
        time = Mutex(start)
    }

    public func now() -> Timestamp {
        time.withLock { $0 }
    }

    /// Sets the clock.
    public func set(_ timestamp: Timestamp) {
        time.withLock { $0 = timestamp }
    }

    /// Moves the clock by `duration`; backwards if it is negative.
    public func advance(by duration: Duration) {
        time.withLock { $0 = $0 + duration }
    }
}
