import DesignModel

/// A variable of the environment that the service reads when it starts.
public struct VariablePlan: Sendable {
    /// What the service itself does with it.
    public enum Use: String, Sendable, Hashable, CaseIterable {
        case host, port, database, logLevel, tokenKey
        /// Read, checked, and there for the design's own logic.
        case other
    }

    public let name: String
    public let type: FieldType
    public let need: Variable.Need
    public let description: String
    public let use: Use

    /// The property of the configuration: `DATABASE_URL` → `databaseURL`.
    public var member: String { Self.member(name) }

    public var isSecret: Bool { if case .secret = type { true } else { false } }

    /// What a secret holds, or the type itself.
    public var valueType: FieldType { if case .secret(let inner) = type { inner } else { type } }

    static func member(_ name: String) -> String {
        let words = Names.words(of: name).map { $0.lowercased() }
        let rest = words.dropFirst().map { acronyms.contains($0) ? $0.uppercased() : $0.prefix(1).uppercased() + $0.dropFirst() }
        return (words.first ?? "_") + rest.joined()
    }

    private static let acronyms: Set<String> = ["url", "id", "api", "http", "tls"]

    /// The variables of a design, and behind them those that every service reads and the design does not name.
    static func all(of design: Design) -> [VariablePlan] {
        let key = design.authentication?.key?.value
        let declared = design.configuration.map { variable in
            VariablePlan(
                name: variable.name.value,
                type: variable.type.value,
                need: variable.need.value,
                description: variable.description,
                use: use(of: variable.name.value, key: key)
            )
        }
        return declared + standard(of: design).filter { one in !declared.contains { $0.name == one.name } }
    }

    private static func use(of name: String, key: String?) -> Use {
        switch name {
        case "HOST": .host
        case "PORT": .port
        case "DATABASE_URL": .database
        case "LOG_LEVEL": .logLevel
        case key: .tokenKey
        default: .other
        }
    }

    private static func standard(of design: Design) -> [VariablePlan] {
        let executable = ServiceNames(service: design.name.value).executable
        return [
            VariablePlan(
                name: "HOST",
                type: .text(.init()),
                need: .standard("127.0.0.1"),
                description: "Address to listen on.",
                use: .host
            ),
            VariablePlan(
                name: "PORT",
                type: .integer(.init(least: 1, most: 65535)),
                need: .standard("8080"),
                description: "Port to listen on.",
                use: .port
            ),
            VariablePlan(
                name: "DATABASE_URL",
                type: .url,
                need: .standard("sqlite:\(executable).db"),
                description: "Where the data is.",
                use: .database
            ),
            VariablePlan(
                name: "LOG_LEVEL",
                type: .oneOf(["trace", "debug", "info", "warning", "error"]),
                need: .standard("info"),
                description: "How much is logged.",
                use: .logLevel
            ),
        ]
    }
}
