import Expressions

extension FieldTypeGrammar {
    /// A day: `2026-03-01`.
    static let date = plain(.date, "date", .date, accepts: ConstantText.isDate)

    /// A moment, in UTC: `2026-03-01T12:00:00Z`.
    static let timestamp = plain(.timestamp, "timestamp", .timestamp, accepts: ConstantText.isTimestamp)

    /// A length of time: `24h`, `1h30m`.
    static let duration = plain(.duration, "duration", .duration) { ConstantText.durationInMicroseconds($0) != nil }
}
