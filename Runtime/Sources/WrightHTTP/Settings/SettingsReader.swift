import WrightRuntime

/// Reads the settings of a service one by one, and collects every fault, so that all are reported at once.
///
/// ```swift
/// var settings = SettingsReader(.process)
/// port = settings.value("PORT", .integer(1...65535), default: 8080)
/// jwtSecret = settings.requiredSecret("JWT_SECRET", .text(32...))
/// try settings.finish()
/// ```
///
/// A variable that is set to nothing counts as not set.
public struct SettingsReader: Sendable {
    private let environment: EnvironmentSettings
    private var faults: [SettingsError.Fault] = []

    /// A reader over the variables of an environment.
    public init(_ environment: EnvironmentSettings) {
        self.environment = environment
    }

    /// A variable that must be set; a stand-in where it is not, or breaks its rule.
    public mutating func required<Value: Sendable>(_ name: String, _ rule: FieldRule<Value>) -> Value {
        guard let text = environment.text(of: name, isSecret: false) else { return missing(name, rule) }
        return read(text, as: name, rule, isSecret: false) ?? rule.standIn
    }

    /// A variable that may be absent.
    public mutating func optional<Value: Sendable>(_ name: String, _ rule: FieldRule<Value>) -> Value? {
        environment.text(of: name, isSecret: false).flatMap { read($0, as: name, rule, isSecret: false) }
    }

    /// A variable with a default.
    public mutating func value<Value: Sendable>(
        _ name: String,
        _ rule: FieldRule<Value>,
        default standard: Value
    ) -> Value {
        optional(name, rule) ?? standard
    }

    /// A variable with a default that is written as the environment would hold it, and read by the same rule.
    public mutating func value<Value: Sendable>(
        _ name: String,
        _ rule: FieldRule<Value>,
        defaultText: String
    ) -> Value {
        optional(name, rule) ?? read(defaultText, as: name, rule, isSecret: false) ?? rule.standIn
    }

    /// A secret that must be set; its value stands in no message.
    public mutating func requiredSecret(_ name: String, _ rule: FieldRule<String>) -> Secret {
        guard let text = environment.text(of: name, isSecret: true) else { return Secret(missing(name, rule)) }
        return Secret(read(text, as: name, rule, isSecret: true) ?? rule.standIn)
    }

    /// A secret that may be absent.
    public mutating func optionalSecret(_ name: String, _ rule: FieldRule<String>) -> Secret? {
        environment.text(of: name, isSecret: true).flatMap { read($0, as: name, rule, isSecret: true) }.map(Secret.init)
    }

    /// Ends the reading.
    ///
    /// - Throws: `SettingsError` with every fault.
    public func finish() throws {
        guard faults.isEmpty else { throw SettingsError(faults: faults) }
    }

    private mutating func missing<Value: Sendable>(_ name: String, _ rule: FieldRule<Value>) -> Value {
        faults.append(.init(variable: name, value: nil, message: "is not set and has no default"))
        return rule.standIn
    }

    private mutating func read<Value: Sendable>(
        _ text: String,
        as name: String,
        _ rule: FieldRule<Value>,
        isSecret: Bool
    ) -> Value? {
        switch rule.read(text: text) {
        case .success(let value):
            return value
        case .failure(let broken):
            faults.append(.init(variable: name, value: isSecret ? "<redacted>" : text, message: broken.message))
            return nil
        }
    }
}
