import Foundation

extension ExpressionFunctions {
    /// The day in UTC.
    public static func date(_ time: Timestamp) -> CalendarDate { CalendarDate(time) }

    /// The day that the text writes, `YYYY-MM-DD`. - Throws: ``ExpressionError`` of code `unreadableText`.
    public static func date(_ text: String) throws -> CalendarDate {
        guard let date = CalendarDate(text) else { throw unreadable(text, as: "a date") }
        return date
    }

    /// The start of the day in UTC.
    public static func timestamp(_ date: CalendarDate) -> Timestamp { Timestamp(startOf: date) }

    /// The instant that the text writes, RFC 3339. - Throws: ``ExpressionError`` of code `unreadableText`.
    public static func timestamp(_ text: String) throws -> Timestamp {
        guard let time = Timestamp(text) else { throw unreadable(text, as: "a time") }
        return time
    }

    /// The duration that the text writes: `1h30m`, `-1.5s`. - Throws: ``ExpressionError`` of code `unreadableText`.
    public static func duration(_ text: String) throws -> Duration {
        guard let duration = Duration(shortText: text) else { throw unreadable(text, as: "a duration") }
        return duration
    }
}

// MARK: Parts of an instant, in UTC

extension ExpressionFunctions {
    /// The year.
    public static func getFullYear(_ time: Timestamp) -> Int { CalendarDate(time).year }
    /// The month, from 0.
    public static func getMonth(_ time: Timestamp) -> Int { CalendarDate(time).month - 1 }
    /// The day of the month, from 1.
    public static func getDate(_ time: Timestamp) -> Int { CalendarDate(time).day }
    /// The day of the month, from 0.
    public static func getDayOfMonth(_ time: Timestamp) -> Int { CalendarDate(time).day - 1 }

    /// The day of the week; Sunday is 0.
    public static func getDayOfWeek(_ time: Timestamp) -> Int {
        // 1970-01-01 was a Thursday.
        let days = CalendarDate(time).daysSince1970 + 4
        return days - 7 * CivilDay.floorDivide(days, 7)
    }

    /// The day of the year, from 0.
    public static func getDayOfYear(_ time: Timestamp) -> Int {
        let date = CalendarDate(time)
        return date.daysSince1970 - CivilDay.daysSince1970(year: date.year, month: 1, day: 1)
    }

    /// The hour, 0...23.
    public static func getHours(_ time: Timestamp) -> Int { microsecondOfDay(time) / 3_600_000_000 }
    /// The minute, 0...59.
    public static func getMinutes(_ time: Timestamp) -> Int { microsecondOfDay(time) / 60_000_000 % 60 }
    /// The second, 0...59.
    public static func getSeconds(_ time: Timestamp) -> Int { microsecondOfDay(time) / 1_000_000 % 60 }
    /// The millisecond, 0...999.
    public static func getMilliseconds(_ time: Timestamp) -> Int { microsecondOfDay(time) / 1000 % 1000 }

    private static func microsecondOfDay(_ time: Timestamp) -> Int {
        let days = CivilDay.floorDivide(time.microseconds, CivilDay.microsecondsPerDay)
        return Int(time.microseconds - days * CivilDay.microsecondsPerDay)
    }
}

// MARK: Durations in a unit

extension ExpressionFunctions {
    /// The whole duration in hours, cut toward zero.
    public static func getHours(_ duration: Duration) -> Int { Int(duration.wholeMicroseconds / 3_600_000_000) }
    /// The whole duration in minutes, cut toward zero.
    public static func getMinutes(_ duration: Duration) -> Int { Int(duration.wholeMicroseconds / 60_000_000) }
    /// The whole duration in seconds, cut toward zero.
    public static func getSeconds(_ duration: Duration) -> Int { Int(duration.wholeMicroseconds / 1_000_000) }
    /// The milliseconds below a second, with the sign of the duration.
    public static func getMilliseconds(_ duration: Duration) -> Int {
        Int(duration.wholeMicroseconds % 1_000_000 / 1000)
    }
}
