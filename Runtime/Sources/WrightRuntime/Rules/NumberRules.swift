import Foundation

extension FieldRule where Value == Int {
    /// A whole number of 64 bits.
    public static var integer: FieldRule { integer(from: nil, through: nil) }

    /// A whole number in the range.
    public static func integer(_ range: ClosedRange<Int>) -> FieldRule {
        integer(from: range.lowerBound, through: range.upperBound)
    }

    /// A whole number that is at least the bound.
    public static func integer(_ range: PartialRangeFrom<Int>) -> FieldRule {
        integer(from: range.lowerBound, through: nil)
    }

    /// A whole number that is at most the bound.
    public static func integer(_ range: PartialRangeThrough<Int>) -> FieldRule {
        integer(from: nil, through: range.upperBound)
    }

    private static func integer(from least: Int?, through most: Int?) -> FieldRule {
        FieldRule(
            standIn: least ?? most ?? 0,
            fromJSON: { json in
                switch json {
                case .integer(let number): .success(number)
                case .number(let text): wholeNumber(text)
                default: .failure(FieldErrors(.type, "must be a whole number, not \(json.kind)"))
                }
            },
            fromText: { text in
                do { return .success(try ExpressionFunctions.integer(text)) } catch {
                    return .failure(FieldErrors(.type, "must be a whole number"))
                }
            }
        ).checking { number in
            let fits = (least.map { $0 <= number } ?? true) && (most.map { number <= $0 } ?? true)
            return fits ? nil : FieldError(.range, NumberForm.range(from: least, through: most))
        }
    }

    /// JSON does not tell `1` from `1.0` and `1e0`.
    private static func wholeNumber(_ text: String) -> Result<Int, FieldErrors> {
        guard let value = try? ExpressionFunctions.decimal(text), !value.plainText.contains(".") else {
            return .failure(FieldErrors(.type, "must be a whole number"))
        }
        guard let number = Int(value.plainText) else {
            return .failure(FieldErrors(.range, "must be a whole number of 64 bits"))
        }
        return .success(number)
    }
}

extension FieldRule where Value == Decimal {
    /// An exact number with at most `precision` digits, `scale` of them after the point; in JSON a string: `"19.90"`.
    public static func decimal(precision: Int, scale: Int) -> FieldRule {
        .string(standIn: 0, form: "must be a decimal number like \(NumberForm.example(scale: scale))") { text in
            Decimal(plainText: text)
        }.checking { number in
            guard let parts = DecimalParts(number.plainText) else { return FieldError(.range, "must be a number") }
            let wholeDigits = parts.whole.drop { $0 == "0" }.utf8.count
            guard parts.fraction.utf8.count <= scale else {
                return FieldError(.range, "must have at most \(scale) digits after the point")
            }
            guard wholeDigits <= precision - scale else {
                return FieldError(.range, "must have at most \(precision - scale) digits before the point")
            }
            return nil
        }
    }
}

/// How demands on numbers are worded.
enum NumberForm {
    static func range(from least: Int?, through most: Int?) -> String {
        switch (least, most) {
        case (let least?, let most?): "must lie between \(least) and \(most)"
        case (let least?, nil): "must be at least \(least)"
        case (nil, let most?): "must be at most \(most)"
        case (nil, nil): "must be a whole number of 64 bits"
        }
    }

    static func example(scale: Int) -> String {
        scale == 0 ? "12" : "12." + String(repeating: "0", count: scale - 1) + "5"
    }
}
