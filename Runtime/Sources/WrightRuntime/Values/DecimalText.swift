import Foundation

extension Decimal {
    /// Reads digits with an optional sign and fraction: `-12.50`; nil for other text or more than 38 digits.
    ///
    /// There is no exponent, no thousands separator and no leading plus; the value is exact.
    public init?(plainText text: String) {
        guard let parts = DecimalParts(text), parts.digitCount <= 38, let value = Decimal(string: text, locale: nil)
        else { return nil }
        self = value
    }

    /// The value in plain digits with exactly `scale` digits of fraction: `19.9` with scale 2 is `19.90`.
    ///
    /// Digits beyond the scale are kept, since dropping them would change the value.
    public func text(scale: Int) -> String {
        let plain = plainText
        let fraction = plain.firstIndex(of: ".").map { plain[$0...].dropFirst().utf8.count } ?? 0
        guard fraction < scale else { return plain }
        return plain + (fraction == 0 ? "." : "") + String(repeating: "0", count: scale - fraction)
    }

    /// The value in plain digits, without an exponent and without superfluous zeros: `19.9`, `1000`, `0`.
    public var plainText: String {
        let text = description
        guard text.contains(".") else { return text }
        var digits = Substring(text)
        while digits.last == "0" { digits.removeLast() }
        if digits.last == "." { digits.removeLast() }
        return String(digits)
    }

    /// The value times ten to the power of `scale`; nil if it has more digits of fraction or leaves `Int64`.
    ///
    /// This is how a database without an exact decimal type keeps it: 19.90 with scale 2 is 1990.
    public func scaledInteger(scale: Int) -> Int64? {
        guard !isNaN, let parts = DecimalParts(plainText), parts.fraction.utf8.count <= scale else { return nil }
        let zeros = String(repeating: "0", count: scale - parts.fraction.utf8.count)
        return Int64((parts.isNegative ? "-" : "") + parts.whole + parts.fraction + zeros)
    }

    /// The value of `scaledInteger` divided by ten to the power of `scale`: 1990 with scale 2 is 19.90.
    public init(scaledInteger: Int64, scale: Int) {
        let magnitude = Decimal(scaledInteger.magnitude)
        let value = Decimal(sign: .plus, exponent: -scale, significand: magnitude)
        self = scaledInteger < 0 ? -value : value
    }
}

/// The digits of a plain decimal number.
struct DecimalParts {
    let isNegative: Bool
    let whole: String
    let fraction: String

    init?(_ text: String) {
        var rest = text[...]
        isNegative = rest.first == "-"
        if isNegative { rest.removeFirst() }
        let halves = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let areDigits = halves.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard areDigits, let first = halves.first else { return nil }
        whole = String(first)
        fraction = halves.count == 2 ? String(halves[1]) : ""
    }

    /// Digits before and after the point, without leading zeros.
    var digitCount: Int {
        whole.drop { $0 == "0" }.utf8.count + fraction.utf8.count
    }
}
