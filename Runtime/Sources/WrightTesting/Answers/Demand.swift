import WrightRuntime

/// What a value of an answer has to be: the predicates of Hurl.
public indirect enum Demand: Sendable, Equatable {
    /// `==`
    case equals(JSONValue)
    /// `!=`
    case differs(JSONValue)
    /// `matches`: a regular expression finds something in the text.
    case matches(String)
    /// `contains`: the text or the array contains it.
    case contains(JSONValue)
    /// `startsWith`
    case startsWith(String)
    /// `endsWith`
    case endsWith(String)
    /// `>`
    case above(Double)
    /// `>=`
    case atLeast(Double)
    /// `<`
    case below(Double)
    /// `<=`
    case atMost(Double)
    /// `exists`
    case exists
    /// `count` and a demand on the number of elements.
    case count(Demand)
    /// `not` and a demand.
    case not(Demand)

    /// Whether a value meets the demand; an absent value is `nil`.
    ///
    /// - Throws: `Mismatch` where a regular expression is none.
    public func isMet(by value: JSONValue?) throws -> Bool {
        switch self {
        case .equals(let wanted): return Self.areEqual(value, wanted)
        case .differs(let unwanted): return value != nil && !Self.areEqual(value, unwanted)
        case .matches(let pattern): return try Self.matches(value, pattern)
        case .contains(let part): return Self.contains(value, part)
        case .startsWith(let start): return value?.string?.hasPrefix(start) ?? false
        case .endsWith(let end): return value?.string?.hasSuffix(end) ?? false
        case .above(let bound): return Self.number(value).map { $0 > bound } ?? false
        case .atLeast(let bound): return Self.number(value).map { $0 >= bound } ?? false
        case .below(let bound): return Self.number(value).map { $0 < bound } ?? false
        case .atMost(let bound): return Self.number(value).map { $0 <= bound } ?? false
        case .exists: return value != nil
        case .count(let demand): return try value.count.map { try demand.isMet(by: .integer($0)) } ?? false
        case .not(let demand): return try !demand.isMet(by: value)
        }
    }

    /// Numbers are equal by value, as in Hurl: `1` and `1.0`.
    private static func areEqual(_ value: JSONValue?, _ wanted: JSONValue) -> Bool {
        if value == wanted { return true }
        guard let number = number(value), let other = self.number(wanted) else { return false }
        return number == other
    }

    private static func number(_ value: JSONValue?) -> Double? {
        switch value {
        case .integer(let number): Double(number)
        case .number(let text): Double(text)
        default: nil
        }
    }

    private static func matches(_ value: JSONValue?, _ pattern: String) throws -> Bool {
        guard let text = value?.string else { return false }
        guard let expression = try? Regex(pattern) else {
            throw Mismatch("not a regular expression: \(pattern)")
        }
        return text.firstMatch(of: expression) != nil
    }

    private static func contains(_ value: JSONValue?, _ part: JSONValue) -> Bool {
        switch (value, part) {
        case (.string(let text), .string(let part)): text.contains(part)
        case (.array(let elements), _): elements.contains { areEqual($0, part) }
        default: false
        }
    }
}
