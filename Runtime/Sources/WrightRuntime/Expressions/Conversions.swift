import Foundation

extension ExpressionFunctions {
    /// The number that the text writes: digits, with `-` before a negative one.
    /// - Throws: ``ExpressionError`` of code `unreadableText` or `overflow`.
    public static func integer(_ text: String) throws -> Int {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
        guard !digits.isEmpty, text.utf8.count - digits.count <= 1, digits.allSatisfy({ (0x30...0x39).contains($0) })
        else { throw unreadable(text, as: "an integer") }
        guard let number = Int(text) else { throw ExpressionError(.overflow, "\(text) does not fit 64 bits.") }
        return number
    }

    /// The number without its digits after the point. - Throws: ``ExpressionError`` of code `overflow`.
    public static func integer(_ value: Decimal) throws -> Int {
        let whole = value.plainText.prefix { $0 != "." }
        guard let number = Int(whole) else { throw ExpressionError(.overflow, "\(value) does not fit 64 bits.") }
        return number
    }

    /// The seconds since 1970-01-01T00:00:00Z, rounded down.
    public static func secondsSince1970(_ time: Timestamp) -> Int { time.secondsSince1970 }

    /// The number that the text writes, exactly: `-12.50`, `1.5e3`.
    /// - Throws: ``ExpressionError`` of code `unreadableText`, or `overflow` for more than 38 digits.
    public static func decimal(_ text: String) throws -> Decimal {
        guard let parts = text.wholeMatch(of: /(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+\-]?[0-9]+))?/)?.output else {
            throw unreadable(text, as: "a decimal number")
        }
        let digits = (parts.2 + (parts.3 ?? "")).drop { $0 == "0" }
        let significant = digits.reversed().drop { $0 == "0" }.count
        guard significant > 0 else { return 0 }
        guard significant <= 38, let exponent = Int(parts.4 ?? "0"), (-120...120).contains(exponent),
            let value = Decimal(string: text, locale: nil), !value.isNaN, !value.isZero
        else { throw ExpressionError(.overflow, "\(text) has too many digits.") }
        return value
    }

    /// The truth value that the text writes: `true`, `True`, `TRUE`, `t`, `1` and their opposites.
    /// - Throws: ``ExpressionError`` of code `unreadableText`.
    public static func boolean(_ text: String) throws -> Bool {
        switch text {
        case "1", "t", "true", "TRUE", "True": true
        case "0", "f", "false", "FALSE", "False": false
        default: throw unreadable(text, as: "a boolean")
        }
    }

    /// The identifier that the text writes, in either case, with hyphens.
    /// - Throws: ``ExpressionError`` of code `unreadableText`.
    public static func uuid(_ text: String) throws -> UUID {
        guard let value = UUID(text: text) else { throw unreadable(text, as: "a UUID") }
        return value
    }

    /// The number in plain digits without superfluous zeros.
    public static func string(_ value: Decimal) -> String { value.plainText }

    /// The identifier in lower case.
    public static func string(_ value: UUID) -> String { value.text }

    /// The date as `YYYY-MM-DD`.
    public static func string(_ value: CalendarDate) -> String { value.text }

    /// The instant as RFC 3339 in UTC, with only as many digits of fraction as it needs: `2026-03-01T12:00:00.5Z`.
    public static func string(_ value: Timestamp) -> String {
        let parts = TimeText.parts(of: value)
        return "\(parts.date)T\(parts.time)\(DurationText.fraction(microseconds: parts.microsecond))Z"
    }

    /// The duration in seconds: `90s`, `-0.5s`.
    public static func string(_ value: Duration) -> String {
        let magnitude = value.wholeMicroseconds.magnitude
        let fraction = DurationText.fraction(microseconds: Int(magnitude % 1_000_000))
        return "\(value.wholeMicroseconds < 0 ? "-" : "")\(magnitude / 1_000_000)\(fraction)s"
    }

    static func unreadable(_ text: String, as type: String) -> ExpressionError {
        ExpressionError(.unreadableText, "\"\(text)\" is not \(type).")
    }
}
