extension Duration {
    /// The duration in whole microseconds, cut toward zero and kept within the range of `Int64` (292 000 years).
    public var wholeMicroseconds: Int64 {
        let (seconds, attoseconds) = components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        let (sum, secondOverflow) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000_000)
        if overflow || secondOverflow { return seconds < 0 ? .min : .max }
        return sum
    }

    /// The duration as ISO 8601 in hours, minutes and seconds: `PT1H30M`, `PT0.5S`, `PT0S`, `-PT5S`.
    public var isoText: String {
        let magnitude = wholeMicroseconds.magnitude
        let seconds = magnitude / 1_000_000
        var text = wholeMicroseconds < 0 ? "-PT" : "PT"
        if seconds >= 3600 { text += "\(seconds / 3600)H" }
        if seconds / 60 % 60 > 0 { text += "\(seconds / 60 % 60)M" }
        let fraction = DurationText.fraction(microseconds: Int(magnitude % 1_000_000))
        if seconds % 60 > 0 || !fraction.isEmpty || magnitude == 0 { text += "\(seconds % 60)\(fraction)S" }
        return text
    }

    /// Reads an ISO 8601 duration of weeks, days (24 hours each), hours, minutes and seconds; nil for other text.
    ///
    /// `P2W`, `P1DT12H`, `PT90M`, `PT0.25S`; years and months have no fixed length and are not read.
    public init?(isoText text: String) {
        guard let microseconds = DurationText.readISO(text) else { return nil }
        self = .microseconds(microseconds)
    }

    /// Reads a sequence of numbers with units: `24h`, `1h30m`, `500ms`, `-1.5s`, `0`; nil for other text.
    ///
    /// The units are `d` (24 hours), `h`, `m`, `s`, `ms`, `us` and `ns`; what lies below a microsecond is cut.
    public init?(shortText text: String) {
        guard let microseconds = DurationText.readShort(text) else { return nil }
        self = .microseconds(microseconds)
    }
}

/// How durations are written and read.
enum DurationText {
    /// `.5` for 500 000 microseconds, empty for none.
    static func fraction(microseconds: Int) -> String {
        guard microseconds > 0 else { return "" }
        var digits = TimeText.padded(microseconds, to: 6)
        while digits.hasSuffix("0") { digits.removeLast() }
        return "." + digits
    }

    static func readISO(_ text: String) -> Int64? {
        var reader = QuantityReader(text)
        let isNegative = reader.take("-")
        guard reader.take("P") else { return nil }
        var total: Int64 = 0
        var inTime = false
        var units: ArraySlice<(unit: Character, nanoseconds: Int64)> = dateUnits[...]
        var count = 0
        while !reader.isAtEnd {
            if !inTime, reader.take("T") {
                (inTime, units, count) = (true, timeUnits[...], 0)
                continue
            }
            guard let quantity = reader.quantity(), let letter = reader.character(),
                let place = units.firstIndex(where: { $0.unit == letter }),
                let amount = quantity.microseconds(unitNanoseconds: units[place].nanoseconds),
                letter == "S" || !quantity.hasFraction
            else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(amount)
            guard !overflow else { return nil }
            total = sum
            units = units[(place + 1)...]
            count += 1
        }
        return count == 0 ? nil : (isNegative ? -total : total)
    }

    static func readShort(_ text: String) -> Int64? {
        var reader = QuantityReader(text)
        let isNegative = reader.take("-")
        if reader.rest == "0" { return 0 }
        guard !reader.isAtEnd else { return nil }
        var total: Int64 = 0
        while !reader.isAtEnd {
            guard let quantity = reader.quantity(), let nanoseconds = shortUnits[reader.letters()],
                let amount = quantity.microseconds(unitNanoseconds: nanoseconds)
            else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(amount)
            guard !overflow else { return nil }
            total = sum
        }
        return isNegative ? -total : total
    }

    private static let hour: Int64 = 3_600_000_000_000
    private static let dateUnits: [(unit: Character, nanoseconds: Int64)] = [("W", 168 * hour), ("D", 24 * hour)]
    private static let timeUnits: [(unit: Character, nanoseconds: Int64)] = [
        ("H", hour), ("M", 60_000_000_000), ("S", 1_000_000_000),
    ]
    private static let shortUnits: [String: Int64] = [
        "d": 24 * hour, "h": hour, "m": 60_000_000_000, "s": 1_000_000_000,
        "ms": 1_000_000, "us": 1000, "ns": 1,
    ]
}

/// A decimal number without a sign, in front of a unit.
private struct Quantity {
    let whole: Int64
    let fractionDigits: [Int64]

    var hasFraction: Bool { !fractionDigits.isEmpty }

    func microseconds(unitNanoseconds: Int64) -> Int64? {
        var place = unitNanoseconds
        var fraction: Int64 = 0
        for digit in fractionDigits {
            fraction += digit * place / 10
            place /= 10
        }
        if unitNanoseconds < 1000 { return (whole + fraction) / 1000 }
        let (product, overflow) = whole.multipliedReportingOverflow(by: unitNanoseconds / 1000)
        let (sum, secondOverflow) = product.addingReportingOverflow(fraction / 1000)
        return overflow || secondOverflow ? nil : sum
    }
}

/// Reads quantities and unit letters from left to right.
private struct QuantityReader {
    private(set) var rest: Substring

    init(_ text: String) { rest = text[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Character) -> Bool {
        guard rest.first == character else { return false }
        rest.removeFirst()
        return true
    }

    mutating func character() -> Character? { rest.popFirst() }

    mutating func letters() -> String {
        let letters = rest.prefix { $0.isASCII && $0.isLetter }
        rest = rest.dropFirst(letters.count)
        return String(letters)
    }

    mutating func quantity() -> Quantity? {
        guard let whole = Int64(digits()) else { return nil }
        guard take(".") else { return Quantity(whole: whole, fractionDigits: []) }
        let fraction = digits()
        guard !fraction.isEmpty else { return nil }
        return Quantity(whole: whole, fractionDigits: fraction.utf8.map { Int64($0) - 0x30 })
    }

    private mutating func digits() -> Substring {
        let digits = rest.prefix { ("0"..."9").contains($0) }
        rest = rest.dropFirst(digits.count)
        return digits
    }
}
