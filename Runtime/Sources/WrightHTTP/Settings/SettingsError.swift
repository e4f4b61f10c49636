/// The settings that a service cannot start with: every one that is missing or malformed.
public struct SettingsError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong with one variable.
    public struct Fault: Sendable, Equatable {
        /// The name of the variable.
        public let variable: String
        /// Its value; `nil` where it is not set, `<redacted>` where it is a secret.
        public let value: String?
        /// What is wrong, in words that go after the name: `must be at most 65535`.
        public let message: String
    }

    /// The faults in the order in which the variables are read.
    public let faults: [Fault]

    public var description: String {
        let lines = faults.map { fault in
            "  \(fault.variable)\(fault.value.map { "=\($0)" } ?? "") \(fault.message)"
        }
        return (["The service cannot start with these settings:"] + lines).joined(separator: "\n")
    }
}
