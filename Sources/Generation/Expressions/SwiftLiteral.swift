import Expressions

/// Spells constants in Swift.
enum SwiftLiteral {
    /// A string literal; what cannot be seen or would join with its neighbours is written as `\u{…}`.
    static func text(_ value: String) -> String {
        var literal = "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": literal += "\\\\"
            case "\"": literal += "\\\""
            case "\n": literal += "\\n"
            case "\r": literal += "\\r"
            case "\t": literal += "\\t"
            default:
                if scalar == " " || isVisible(scalar) {
                    literal.unicodeScalars.append(scalar)
                } else {
                    literal += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
                }
            }
        }
        return literal + "\""
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator, .nonspacingMark, .spacingMark, .enclosingMark:
            false
        default: true
        }
    }

    /// An integer; long ones with `_` between groups of three digits.
    static func integer(_ digits: String) -> String {
        let isNegative = digits.hasPrefix("-")
        let plain = Array(isNegative ? digits.dropFirst() : digits[...])
        guard plain.count >= 7 else { return digits }
        var grouped = ""
        for (index, digit) in plain.enumerated() {
            if index > 0, (plain.count - index) % 3 == 0 { grouped += "_" }
            grouped.append(digit)
        }
        return (isNegative ? "-" : "") + grouped
    }

    /// A decimal without a detour over binary fractions.
    static func decimal(_ written: String) -> SwiftFragment {
        guard let literal = DecimalLiteral(written), literal.digits.count <= 18 else {
            return SwiftFragment(text: "ExpressionFunctions.decimal(\(text(written)))", canThrow: true)
        }
        let sign = literal.isNegative ? "minus" : "plus"
        if literal.scale == 0 {
            return SwiftFragment(text: "Decimal(\(literal.isNegative ? "-" : "")\(integer(literal.digits)))")
        }
        return SwiftFragment(
            text: "Decimal(sign: .\(sign), exponent: -\(literal.scale), significand: \(integer(literal.digits)))"
        )
    }

    /// A duration in the greatest unit that holds it: `Duration.seconds(90)`.
    static func duration(microseconds: Int64) -> String {
        if microseconds % 1_000_000 == 0 { return "Duration.seconds(\(integer("\(microseconds / 1_000_000)")))" }
        if microseconds % 1_000 == 0 { return "Duration.milliseconds(\(integer("\(microseconds / 1_000)")))" }
        return "Duration.microseconds(\(integer("\(microseconds)")))"
    }
}

/// A decimal as written, taken apart: `-19.90` is minus, 1990, two digits of fraction.
struct DecimalLiteral: Hashable {
    var isNegative: Bool
    /// Without leading zeros; `0` for nothing.
    var digits: String
    /// How many of the digits stand behind the point; never negative.
    var scale: Int

    init?(_ written: String) {
        var rest = written.lowercased()[...]
        isNegative = rest.hasPrefix("-")
        if isNegative { rest = rest.dropFirst() }
        let parts = rest.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
        guard let exponent = parts.count == 2 ? Int(parts[1]) : 0, abs(exponent) <= 400 else { return nil }
        let mantissa = (parts.first ?? "").split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let fraction = mantissa.count == 2 ? mantissa[1] : ""
        var all = (mantissa.first ?? "") + fraction
        guard !all.isEmpty, all.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        let shift = fraction.count - exponent
        if shift < 0 { all += String(repeating: "0", count: -shift) }
        let significant = all.drop { $0 == "0" }
        digits = significant.isEmpty ? "0" : String(significant)
        scale = max(shift, 0)
    }

    /// The same value as an integer of that scale: `19.90` at scale 3 is `19900`; `nil` if digits would be lost.
    func integer(scale wanted: Int) -> String? {
        guard wanted >= scale else { return nil }
        let scaled = digits == "0" ? "0" : digits + String(repeating: "0", count: wanted - scale)
        return (isNegative && scaled != "0" ? "-" : "") + scaled
    }
}
