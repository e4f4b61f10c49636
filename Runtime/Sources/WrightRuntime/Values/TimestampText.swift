extension Timestamp {
    /// The instant as RFC 3339 in UTC, always with six digits of fraction: `2026-03-01T00:00:00.000000Z`.
    public var text: String {
        let parts = TimeText.parts(of: self)
        return "\(parts.date)T\(parts.time).\(TimeText.padded(parts.microsecond, to: 6))Z"
    }

    /// Reads RFC 3339 with any offset: `2026-03-01T01:30:00+01:30`; nil for any other text.
    ///
    /// The offset is required, a fraction may have any number of digits (beyond six they are cut), a leap second
    /// counts as the last microsecond before it, and the instant must lie in the years 0001 to 9999.
    public init?(_ text: String) {
        guard let instant = TimeText.read(text), instant >= .earliest, instant <= .latest else { return nil }
        self = instant
    }
}

/// How dates and times are written and read.
enum TimeText {
    static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
    }

    /// Day, time to the second, and microseconds below the second.
    static func parts(of timestamp: Timestamp) -> (date: String, time: String, microsecond: Int) {
        let day = CivilDay.floorDivide(timestamp.microseconds, CivilDay.microsecondsPerDay)
        let rest = Int(timestamp.microseconds - day * CivilDay.microsecondsPerDay)
        let seconds = rest / 1_000_000
        let time =
            "\(padded(seconds / 3600, to: 2)):\(padded(seconds / 60 % 60, to: 2)):\(padded(seconds % 60, to: 2))"
        return (CalendarDate(timestamp).text, time, rest % 1_000_000)
    }

    static func read(_ text: String) -> Timestamp? {
        var scanner = DigitScanner(text)
        guard let year = scanner.digits(4), scanner.take("-") != nil,
            let month = scanner.digits(2), scanner.take("-") != nil,
            let day = scanner.digits(2), scanner.take("T", "t", " ") != nil,
            let date = CalendarDate(year: max(year, 1), month: month, day: day), year >= 1,
            let hour = scanner.digits(2), scanner.take(":") != nil,
            let minute = scanner.digits(2), scanner.take(":") != nil,
            let second = scanner.digits(2), hour < 24, minute < 60, second <= 60,
            let fraction = readFraction(&scanner), let offset = readOffset(&scanner), scanner.isAtEnd
        else { return nil }
        let isLeapSecond = second == 60
        let ofDay = (hour * 3600 + minute * 60 + min(second, 59)) * 1_000_000 + (isLeapSecond ? 999_999 : fraction)
        return Timestamp(
            microseconds: Timestamp(startOf: date).microseconds + Int64(ofDay) - Int64(offset) * 60_000_000
        )
    }

    /// Microseconds of an optional `.` and digits; nil if no digit follows the point.
    private static func readFraction(_ scanner: inout DigitScanner) -> Int? {
        guard scanner.take(".") != nil else { return 0 }
        var fraction = 0
        var count = 0
        while let digit = scanner.digits(1) {
            if count < 6 { fraction = fraction * 10 + digit }
            count += 1
        }
        guard count > 0 else { return nil }
        for _ in 0..<max(0, 6 - count) { fraction *= 10 }
        return fraction
    }

    /// Minutes east of UTC of `Z`, `+hh:mm` or `-hh:mm`.
    private static func readOffset(_ scanner: inout DigitScanner) -> Int? {
        guard let sign = scanner.take("Z", "z", "+", "-") else { return nil }
        if sign == "Z" || sign == "z" { return 0 }
        guard let hours = scanner.digits(2), scanner.take(":") != nil, let minutes = scanner.digits(2),
            hours < 24, minutes < 60
        else { return nil }
        return (hours * 60 + minutes) * (sign == "-" ? -1 : 1)
    }
}
