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
        let rest = words.dropFirst().map {
            acronyms.contains($0) ? $0.uppercased() : $0.prefix(1).uppercased() + $0.dropFirst()
        }
        return (words.first ?? "_") + rest.joined()
    }

    private static let acronyms: Set<String> = ["url", "id", "api", "http", "tls"]

    /// The variables of a design, in its order.
    static func all(of design: Design) -> [VariablePlan] {
        let key = design.authentication?.key?.value
        return design.configuration.map { variable in
            VariablePlan(
                name: variable.name.value,
                type: variable.type.value,
                need: variable.need.value,
                description: variable.description,
                use: use(of: variable.name.value, key: key)
            )
        }
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
}
