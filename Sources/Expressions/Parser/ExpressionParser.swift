import Diagnostics

/// A cursor over the tokens of a text that reads expressions, and words and signs around them.
///
/// `init(text:at:)` takes the text and its place: byte *i* of the text stands at `span.start + i`. Steps are read by
/// taking their words and signs with `takeWord`, `takeName`, `takeSymbol` and their expressions with
/// `parseExpression`. After the first syntax error everything reads as the end, so that a fault is reported once.
public struct ExpressionParser: Sendable {
    /// How deep parentheses, members, calls and chains of operators may be nested.
    public static let deepest = 200

    public internal(set) var diagnostics: [Diagnostic]
    let tokens: [Token]
    let source: SourceSpan
    let bytes: [UInt8]
    var position = 0
    var depth = 0
    private var hasFailed = false

    public init(text: String, at span: SourceSpan) {
        (tokens, diagnostics) = Lexer.tokens(of: text, at: span)
        source = span
        bytes = Array(text.utf8)
        if let first = diagnostics.first { diagnostics = [first] }
    }

    public init(_ text: Located<String>) { self.init(text: text.value, at: text.span) }

    /// Reads the whole text as one expression.
    public static func parse(_ text: Located<String>) -> (syntax: ExpressionSyntax, diagnostics: [Diagnostic]) {
        var parser = ExpressionParser(text)
        let syntax = parser.parseExpression()
        parser.expectEnd()
        return (syntax, parser.diagnostics)
    }

    // MARK: Looking

    /// The token at the cursor; `.end` behind the last one and after a syntax error.
    public var peek: Token { peek(ahead: 0) }

    public func peek(ahead: Int) -> Token {
        let index = hasFailed ? tokens.count - 1 : min(position + ahead, tokens.count - 1)
        return tokens[index]
    }

    public var isAtEnd: Bool { peek.kind == .end }

    /// From the token at the cursor to the end of the text.
    public var restSpan: SourceSpan { peek.span.union(source.after) }

    /// What is left, as written, without white space at its ends.
    public var restText: String {
        let start = min(max(peek.span.start - source.start, 0), bytes.count)
        var rest = bytes[start...]
        while let last = rest.last, last == UInt8(ascii: " ") || last == UInt8(ascii: "\t") { rest.removeLast() }
        return String(decoding: rest, as: UTF8.self)
    }

    // MARK: Taking

    @discardableResult
    public mutating func takeToken() -> Token {
        let token = peek
        if token.kind != .end { position += 1 }
        return token
    }

    /// Takes the word if it stands here: `parser.takeWord("let")`.
    public mutating func takeWord(_ word: String) -> Bool {
        guard peek.isWord(word) else { return false }
        position += 1
        return true
    }

    /// Takes the sign if it stands here: `parser.takeSymbol("=")`.
    public mutating func takeSymbol(_ symbol: String) -> Bool {
        guard peek.isSymbol(symbol) else { return false }
        position += 1
        return true
    }

    /// Takes a name if one stands here; `nil`, and nothing is reported, if not.
    public mutating func takeIdentifier() -> Located<String>? {
        guard peek.kind == .identifier else { return nil }
        let token = takeToken()
        return Located(token.text, at: token.span)
    }

    /// Takes a name; reports `what` as missing if none stands here.
    public mutating func expectIdentifier(_ what: String) -> Located<String>? {
        if let name = takeIdentifier() { return name }
        report("Expected \(what), found \(peek.described)")
        return nil
    }

    /// Takes a text literal if one stands here.
    public mutating func takeText() -> Located<String>? {
        guard peek.kind == .text else { return nil }
        let token = takeToken()
        return Located(token.text, at: token.span)
    }

    /// Takes the sign; reports it as missing if it does not stand here.
    @discardableResult
    public mutating func expectSymbol(_ symbol: String, help: String = "") -> Bool {
        if takeSymbol(symbol) { return true }
        report("Expected `\(symbol)`, found \(peek.described)", help: help)
        return false
    }

    /// Reports what is left, if anything.
    public mutating func expectEnd() {
        guard !isAtEnd else { return }
        if peek.isSymbol("=") {
            report("`=` does not compare", help: "Write `==`.")
        } else {
            report("Nothing may follow here, found \(peek.described)", help: helpForLeftover())
        }
    }

    private func helpForLeftover() -> String {
        switch peek.kind {
        case .identifier, .integer, .decimal, .text: "An operator is missing before it, or quotes around a text."
        default: ""
        }
    }

    /// Takes `30m`, `1h30m` or `500ms` if it stands here, as written.
    public mutating func takeDuration() -> Located<String>? {
        guard case .integer = peek.kind else { return nil }
        var index = position
        var end = peek.span.start
        while case .integer = tokens[index].kind, index + 1 < tokens.count, tokens[index].span.start == end,
            tokens[index + 1].kind == .identifier, tokens[index + 1].span.start == tokens[index].span.end
        {
            end = tokens[index + 1].span.end
            index += 2
        }
        guard index > position else { return nil }
        let span = SourceSpan(file: source.file, start: tokens[position].span.start, end: end)
        let text = tokens[position..<index].map(\.text).joined()
        position = index
        return Located(text, at: span)
    }

    // MARK: Reporting

    /// Reports a fault at the cursor and ends the reading; only the first fault of a text is kept.
    public mutating func report(_ message: String, at span: SourceSpan? = nil, help: String = "") {
        if !hasFailed, diagnostics.isEmpty {
            diagnostics.append(Diagnostic("expression-syntax", .error, message, at: span ?? placeOfPeek, help: help))
        }
        hasFailed = true
    }

    /// The end is empty: underline the last character instead, so that there is something to see.
    private var placeOfPeek: SourceSpan {
        guard peek.kind == .end, position > 0, position <= tokens.count else { return peek.span }
        return tokens[min(position, tokens.count - 1)].kind == .end ? source.after : peek.span
    }
}
