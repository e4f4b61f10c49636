import Foundation
import Generation

extension SuiteValue {
    /// The type that a vector gives a name with this value; `nil` where the format has none.
    var vectorType: String? {
        switch self {
        case .boolean: return "boolean"
        case .integer: return "integer"
        case .double: return "decimal"
        case .text: return "text"
        case .timestamp: return "timestamp"
        case .duration: return "duration"
        case .list(let values):
            let types = Set(values.map(\.vectorType))
            guard types.count == 1, let type = types.first ?? nil else { return nil }
            return "list of " + type
        case .null, .other: return nil
        }
    }

    /// As vectors write it: decimals and times are texts.
    var vectorValue: ExpressionVector.Value? {
        switch self {
        case .null: return .null
        case .boolean(let value): return .boolean(value)
        case .integer(let value): return .integer(value)
        case .double(let digits):
            guard let value = Double(digits), value.isFinite else { return nil }
            return Decimal(string: digits).map { .text("\($0)") }
        case .text(let text): return .text(text)
        case .timestamp(let seconds, let nanoseconds): return Self.timestamp(seconds, nanoseconds).map { .text($0) }
        case .duration(let seconds, let nanoseconds): return Self.duration(seconds, nanoseconds).map { .text($0) }
        case .list(let values):
            let parts = values.compactMap(\.vectorValue)
            return parts.count == values.count ? .list(parts) : nil
        case .other: return nil
        }
    }

    /// What the format has nothing for.
    var lacking: String? {
        switch self {
        case .other(let name): name
        case .list(let values): values.lazy.compactMap(\.lacking).first
        default: nil
        }
    }

    /// `nil` where it is finer than a microsecond.
    private static func timestamp(_ seconds: Int64, _ nanoseconds: Int64) -> String? {
        guard nanoseconds % 1000 == 0 else { return nil }
        let day = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
        guard nanoseconds > 0 else { return day }
        let digits = String(nanoseconds / 1000)
        return day.dropLast() + "." + String(repeating: "0", count: 6 - digits.count) + digits + "Z"
    }

    private static func duration(_ seconds: Int64, _ nanoseconds: Int64) -> String? {
        guard nanoseconds % 1000 == 0 else { return nil }
        guard nanoseconds != 0 else { return "\(seconds)s" }
        let digits = String(abs(nanoseconds) / 1000)
        let sign = seconds < 0 || nanoseconds < 0 ? "-" : ""
        return sign + "\(abs(seconds))." + String(repeating: "0", count: 6 - digits.count) + digits + "s"
    }
}
