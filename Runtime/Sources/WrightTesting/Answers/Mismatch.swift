/// Something is not as a test or a scenario demands.
public struct Mismatch: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was demanded, what came instead, and what helps to find out why.
    public let description: String

    /// A mismatch in words.
    public init(_ description: String) {
        self.description = description
    }
}
