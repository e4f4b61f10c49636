import Diagnostics
import DocumentReader

/// A cursor over the tokens of a cell.
struct CellCursor {
    private let tokens: [CellToken]
    private let last: CellToken
    private(set) var position = 0
    let span: SourceSpan

    init(_ inline: Inline) {
        self.init(tokens: CellLexer.tokens(of: inline), span: inline.span)
    }

    /// The text of a code span, read like words.
    init(inside code: Located<String>) {
        self.init(tokens: CellLexer.tokens(of: code), span: code.span)
    }

    init(tokens: [CellToken], span: SourceSpan) {
        self.tokens = tokens
        self.span = span
        last = CellToken(kind: .end, text: "", span: span.after, isAttached: false)
    }

    var peek: CellToken { peek(ahead: 0) }
    func peek(ahead: Int) -> CellToken { position + ahead < tokens.count ? tokens[position + ahead] : last }
    var isAtEnd: Bool { peek.kind == .end }

    /// From the token at the cursor to the end; the whole cell where nothing is left.
    /// A backtick without a partner.
    var unclosedCode: SourceSpan? { tokens.first { $0.isSymbol("`") }?.span }

    var restSpan: SourceSpan {
        guard let end = tokens.last?.span, !isAtEnd else { return span }
        return peek.span.union(end)
    }

    @discardableResult
    mutating func take() -> CellToken {
        let token = peek
        if token.kind != .end { position += 1 }
        return token
    }

    /// Takes the words if all of them stand here, whatever their case.
    mutating func takeWords(_ words: String...) -> SourceSpan? {
        // Most cells begin with another letter, which is cheaper to see than that the words differ.
        guard let first = words.first?.utf8.first, let letter = peek.text.utf8.first, first | 0x20 == letter | 0x20
        else {
            return nil
        }
        for (offset, word) in words.enumerated() where peek(ahead: offset).key != matchKey(word) { return nil }
        let span = peek.span.union(peek(ahead: words.count - 1).span)
        position += words.count
        return span
    }

    mutating func takeSymbol(_ symbol: String) -> Bool {
        guard peek.isSymbol(symbol) else { return false }
        position += 1
        return true
    }

    mutating func takeCode() -> Located<String>? { takeKind(.code) }
    mutating func takeQuoted() -> Located<String>? { takeKind(.quoted) }

    /// A name, bare or as code.
    mutating func takeName() -> Located<String>? { takeKind(.word) ?? takeKind(.code) }

    /// A whole number, not negative.
    mutating func takeInteger() -> Located<Int>? {
        guard peek.kind == .number, let value = Int(peek.text) else { return nil }
        return Located(value, at: take().span)
    }

    private mutating func takeKind(_ kind: CellToken.Kind) -> Located<String>? {
        guard peek.kind == kind else { return nil }
        let token = take()
        return Located(token.text, at: token.span)
    }

    /// Everything up to the separator, which is taken too; `nil` at the end.
    mutating func takePart(until separator: String) -> CellCursor? {
        guard !isAtEnd else { return nil }
        var depth = 0
        let start = position
        while !isAtEnd {
            if depth == 0, peek.isSymbol(separator) { break }
            if peek.isSymbol("(") || peek.isSymbol("{") || peek.isSymbol("[") { depth += 1 }
            if peek.isSymbol(")") || peek.isSymbol("}") || peek.isSymbol("]") { depth -= 1 }
            position += 1
        }
        let part = Array(tokens[start..<position])
        let span = part.first.flatMap { first in part.last.map { first.span.union($0.span) } } ?? peek.span
        _ = takeSymbol(separator)
        return CellCursor(tokens: part, span: span)
    }

    /// All parts between separators, empty ones too: behind a separator at the end, something has been lost.
    static func parts(of cell: Inline, separatedBy separator: String) -> [CellCursor] {
        var cursor = CellCursor(cell)
        var parts: [CellCursor] = []
        while let part = cursor.takePart(until: separator) { parts.append(part) }
        if let last = cursor.tokens.last, last.isSymbol(separator) {
            parts.append(CellCursor(tokens: [], span: last.span))
        }
        return parts
    }

    /// What is left, as messages quote it.
    var restText: String {
        var text = ""
        for token in tokens[position...] {
            if !text.isEmpty, !token.isAttached { text += " " }
            switch token.kind {
            case .code: text += token.text
            case .quoted: text += "\"\(token.text)\""
            default: text += token.text
            }
        }
        return text
    }

    /// Takes `30m`, `1h30m`, `500ms`, `2d` as written.
    mutating func takeDuration() -> Located<String>? {
        guard peek.kind == .number else { return nil }
        var ahead = 0
        var text = ""
        var span = peek.span
        while peek(ahead: ahead).kind == .number, peek(ahead: ahead + 1).kind == .word,
            peek(ahead: ahead + 1).isAttached, ahead == 0 || peek(ahead: ahead).isAttached
        {
            text += peek(ahead: ahead).text + peek(ahead: ahead + 1).text
            span = span.union(peek(ahead: ahead + 1).span)
            ahead += 2
        }
        guard ahead > 0 else { return nil }
        position += ahead
        return Located(text, at: span)
    }
}
