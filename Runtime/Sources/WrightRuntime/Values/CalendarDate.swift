import Foundation

/// A day of the proleptic Gregorian calendar, without a time and without a time zone; years 0001 to 9999.
public struct CalendarDate: Sendable, Hashable, Comparable {
    /// The year, 1...9999.
    public let year: Int
    /// The month, 1...12.
    public let month: Int
    /// The day of the month, 1...31.
    public let day: Int

    /// Makes a date; nil if there is no such day (2026-02-29) or the year lies outside 1...9999.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= CivilDay.length(ofMonth: month, year: year)
        else { return nil }
        self.init(uncheckedYear: year, month: month, day: day)
    }

    /// Reads `YYYY-MM-DD`; nil for any other text or a day that does not exist.
    public init?(_ text: String) {
        var scanner = DigitScanner(text)
        guard let year = scanner.digits(4), scanner.take("-") != nil,
            let month = scanner.digits(2), scanner.take("-") != nil,
            let day = scanner.digits(2), scanner.isAtEnd
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day in UTC on which the instant lies.
    public init(_ timestamp: Timestamp) {
        let days = CivilDay.floorDivide(timestamp.microseconds, CivilDay.microsecondsPerDay)
        let civil = CivilDay.civil(daysSince1970: Int(days))
        self.init(uncheckedYear: civil.year, month: civil.month, day: civil.day)
    }

    private init(uncheckedYear year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The date as `YYYY-MM-DD`.
    public var text: String {
        "\(TimeText.padded(year, to: 4))-\(TimeText.padded(month, to: 2))-\(TimeText.padded(day, to: 2))"
    }

    /// Days since 1970-01-01; negative before it.
    public var daysSince1970: Int {
        CivilDay.daysSince1970(year: year, month: month, day: day)
    }

    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
}

extension CalendarDate: CustomStringConvertible {
    public var description: String { text }
}
