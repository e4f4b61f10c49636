import Configuration
import Foundation

/// Where settings come from: variables of the environment, by name.
///
/// Settings are read through swift-configuration, which finds a variable by its name whatever its case.
public struct EnvironmentSettings: Sendable {
    private let reader: ConfigReader

    /// Settings with these values, for tests.
    public init(_ values: [String: String]) {
        reader = ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: values))
    }

    /// The environment of the running process.
    public static var process: EnvironmentSettings { EnvironmentSettings(ProcessInfo.processInfo.environment) }

    /// The value of a variable; `nil` where it is not set, or set to nothing.
    func text(of name: String, isSecret: Bool) -> String? {
        let key = ConfigKey(name.split(separator: "_").map { $0.lowercased() })
        guard let text = reader.string(forKey: key, isSecret: isSecret), !text.isEmpty else { return nil }
        return text
    }
}
