import Diagnostics

/// A part of an expression that has no form in the language it is compiled to.
public struct UnsupportedExpression: Error, Sendable, Equatable {
    /// What has no form, in one sentence without a full stop.
    public var message: String
    public var span: SourceSpan

    public init(_ message: String, at span: SourceSpan) {
        self.message = message
        self.span = span
    }
}
