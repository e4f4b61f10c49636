import DesignModel

/// A value of a row, an input or an answer, as far as it is known before the service runs.
public indirect enum ModelValue: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int)
    /// As JSON writes it: `19.90`.
    case decimal(String)
    /// Text, an e-mail address, a URL, a word of a `one of`.
    case text(String)
    /// An id that is no row's.
    case uuid(String)
    /// `2026-03-01`
    case date(String)
    case timestamp(microseconds: Int64)
    case duration(seconds: Int)
    /// A row of the model by its name; where a value is meant, its id.
    case row(String)
    case list([ModelValue])
    case record([String: ModelValue])
    /// JSON as it stands, for what has no other form.
    case json(String)

    /// An id in the form of one that no row has.
    public static let unknownID = ModelValue.uuid("00000000-0000-7000-8000-000000000000")

    /// The name of the row, where it is one.
    public var rowName: String? { if case .row(let name) = self { name } else { nil } }

    /// The truth value, where it is one.
    public var truth: Bool? { if case .boolean(let value) = self { value } else { nil } }

    /// The number, where it is an integer.
    public var integerValue: Int? { if case .integer(let value) = self { value } else { nil } }
}

/// The moment at which every test of the written service begins: `ServiceHarness.start` of WrightTesting.
public enum ModelClock {
    /// 2026-03-01T00:00:00Z
    public static let start: Int64 = 1_772_323_200_000_000
}

extension ModelValue {
    /// `start` and that many seconds.
    static func moment(after seconds: Int) -> ModelValue {
        .timestamp(microseconds: ModelClock.start + Int64(seconds) * 1_000_000)
    }

    /// Whether `self` comes before `other`; `nil` where the two have no known order.
    func isLess(than other: ModelValue) -> Bool? {
        switch (self, other) {
        case (.integer(let left), .integer(let right)): left < right
        case (.text(let left), .text(let right)), (.date(let left), .date(let right)): left < right
        case (.timestamp(let left), .timestamp(let right)): left < right
        case (.duration(let left), .duration(let right)): left < right
        case (.decimal, _), (_, .decimal): Self.compareDecimals(self, other)
        default: nil
        }
    }

    private static func compareDecimals(_ left: ModelValue, _ right: ModelValue) -> Bool? {
        guard let left = left.scaled(by: 6), let right = right.scaled(by: 6) else { return nil }
        return left < right
    }

    /// A number as an integer of that many digits of fraction; `nil` where it does not fit.
    func scaled(by digits: Int) -> Int? {
        let text: String
        switch self {
        case .integer(let value): text = String(value)
        case .decimal(let value): text = value
        default: return nil
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let fraction = parts.count > 1 ? String(parts[1]) : ""
        guard let whole = parts.first, fraction.count <= digits else { return nil }
        return Int(whole + fraction + String(repeating: "0", count: digits - fraction.count))
    }

    /// The same number as a decimal with `scale` digits of fraction.
    func decimal(scale: Int) -> ModelValue? {
        guard let value = scaled(by: scale) else { return nil }
        guard scale > 0 else { return .decimal(String(value)) }
        let digits = String(abs(value))
        let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
        return .decimal((value < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale))
    }
}
