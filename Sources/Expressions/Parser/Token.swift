import Diagnostics

/// A word, number, text or sign of an expression or step, with its place.
public struct Token: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// A name or a word such as `in`, `and`, `let`; `text` is the name.
        case identifier
        /// `text` holds the digits as written (`12`, `0x1F`), `value` the number; up to 2^63, for the least integer.
        case integer(UInt64)
        /// `text` holds the decimal as written.
        case decimal
        /// `text` holds the characters with escapes undone.
        case text
        /// An operator, bracket or mark; `text` holds its characters.
        case symbol
        /// The end of the text.
        case end
        /// Not readable; reported already.
        case faulty
    }

    public var kind: Kind
    public var text: String
    public var span: SourceSpan

    public init(_ kind: Kind, _ text: String, at span: SourceSpan) {
        self.kind = kind
        self.text = text
        self.span = span
    }

    /// Whether it is this operator, bracket or mark.
    public func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }

    /// Whether it is this word, bare.
    public func isWord(_ word: String) -> Bool { kind == .identifier && text == word }

    /// How a message names it.
    var described: String {
        switch kind {
        case .end: "the end"
        case .text: "a text"
        case .integer, .decimal, .identifier, .symbol, .faulty: "`\(text)`"
        }
    }
}
