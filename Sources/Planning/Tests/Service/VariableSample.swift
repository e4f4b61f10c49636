import DesignModel

/// Values of variables for tests of the configuration.
enum VariableSample {
    /// A value that the variable may have, other than its default where there is another.
    static func valid(_ variable: VariablePlan) -> String {
        switch variable.use {
        case .host: return "127.0.0.2"
        case .port: return "18080"
        case .database: return "sqlite:other.db"
        case .tokenKey, .logLevel, .other: break
        }
        let standard: String? = if case .standard(let text) = variable.need { text } else { nil }
        return valid(variable.valueType, standard: standard)
    }

    private static func valid(_ type: FieldType, standard: String?) -> String {
        switch type {
        case .text(let bounds):
            let least = max(bounds.least ?? 1, 1)
            return String(
                String(repeating: "configured ", count: least / 11 + 1).prefix(max(least, min(10, bounds.most ?? 10)))
            )
        case .integer(let bounds):
            let least = bounds.least ?? bounds.most.map { $0 - 1 } ?? 1
            return String(standard == String(least) ? least + 1 : least)
        case .decimal: return "1.5"
        case .boolean: return standard == "true" ? "false" : "true"
        case .uuid, .reference: return "00000000-0000-7000-8000-000000000001"
        case .date: return "2026-03-02"
        case .timestamp: return "2026-03-02T00:00:00Z"
        case .duration: return "PT90S"
        case .email: return "someone@example.org"
        case .url: return "https://configured.example.org"
        case .oneOf(let words): return words.last { $0 != standard } ?? words.first ?? ""
        case .json: return "{}"
        case .list(let element): return "[\"" + valid(element, standard: nil) + "\"]"
        default: return "configured"
        }
    }

    /// A value that breaks the variable's rule; `nil` where every text is one.
    static func broken(_ variable: VariablePlan) -> String? {
        switch variable.valueType {
        case .text(let bounds):
            if let least = bounds.least, least > 1 {
                return String(repeating: "s3cret-", count: least).prefix(least - 1).description
            }
            return bounds.most.map { String(repeating: "x", count: $0 + 1) }
        case .integer(let bounds): return bounds.most.map { String($0 + 1) } ?? "many"
        case .password, .secret, .faulty, .children, .setOf, .sort: return nil
        case .url: return "no url"
        case .email: return "no address"
        default: return "no-such-value"
        }
    }
}
