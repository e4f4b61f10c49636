import Foundation

/// An instant in UTC, in whole microseconds since 1970-01-01T00:00:00Z.
public struct Timestamp: Sendable, Hashable, Comparable {
    /// Microseconds since 1970-01-01T00:00:00Z; negative before it.
    public let microseconds: Int64

    /// Makes an instant from microseconds since 1970-01-01T00:00:00Z.
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Midnight in UTC at the start of the day.
    public init(startOf date: CalendarDate) {
        self.init(microseconds: Int64(date.daysSince1970) * CivilDay.microsecondsPerDay)
    }

    /// The first instant that RFC 3339 can write: 0001-01-01T00:00:00Z.
    public static let earliest = Timestamp(microseconds: -62_135_596_800_000_000)
    /// The last instant that RFC 3339 can write: 9999-12-31T23:59:59.999999Z.
    public static let latest = Timestamp(microseconds: 253_402_300_799_999_999)

    /// What stands in for a time until the row is stored: 1970-01-01T00:00:00Z.
    public static let unset = Timestamp(microseconds: 0)

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    public var secondsSince1970: Int {
        Int(CivilDay.floorDivide(microseconds, 1_000_000))
    }

    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.microseconds < right.microseconds
    }

    /// The instant that lies `duration` later, kept within ``earliest`` and ``latest``.
    public static func + (timestamp: Timestamp, duration: Duration) -> Timestamp {
        let (sum, overflow) = timestamp.microseconds.addingReportingOverflow(duration.wholeMicroseconds)
        if overflow { return duration < .zero ? earliest : latest }
        return min(max(Timestamp(microseconds: sum), earliest), latest)
    }

    /// The instant that lies `duration` earlier, kept within ``earliest`` and ``latest``.
    public static func - (timestamp: Timestamp, duration: Duration) -> Timestamp {
        timestamp + (.zero - duration)
    }

    /// The time from `right` to `left`; negative if `left` is the earlier one.
    public static func - (left: Timestamp, right: Timestamp) -> Duration {
        .microseconds(left.microseconds) - .microseconds(right.microseconds)
    }
}

extension Timestamp: CustomStringConvertible {
    public var description: String { text }
}

/// What tells the time; services read it only through this, so that tests can turn it.
public protocol ServiceClock: Sendable {
    /// The present instant.
    func now() -> Timestamp
}

/// The clock of the machine.
public struct SystemClock: ServiceClock {
    public init() {}

    public func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    }
}
