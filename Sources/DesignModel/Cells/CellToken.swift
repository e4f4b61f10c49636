import Diagnostics
import DocumentReader

/// A word, number, text, sign or code span of a cell.
struct CellToken {
    enum Kind: Equatable {
        /// Letters, digits, `_`, and `-` inside.
        case word
        /// Digits, with a decimal point inside; signs stand before it on their own.
        case number
        /// What stands between double quotes.
        case quoted
        /// What stands between backticks.
        case code
        case symbol
        case end
    }

    var kind: Kind
    var text: String
    var span: SourceSpan
    /// No blank stands before it.
    var isAttached: Bool

    func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }

    /// As messages name it.
    var described: String { kind == .end ? "the end of the cell" : "`\(text)`" }

    /// The word as it is compared with the vocabulary.
    var key: String { kind == .word ? matchKey(text) : "" }
}

/// Divides the text of a cell into tokens.
struct CellLexer {
    private let text: SpannedText
    private var index: Int
    private let end: Int

    private init(_ text: SpannedText) {
        self.text = text
        index = 0
        end = text.bytes.count
    }

    static func tokens(of inline: Inline) -> [CellToken] {
        if inline.isNone { return [] }
        var tokens: [CellToken] = []
        for run in inline.runs {
            switch run {
            case .code(let code, let span):
                tokens.append(CellToken(kind: .code, text: code, span: span, isAttached: false))
            case .text(let words, let span):
                tokens += self.tokens(of: Located(words, at: span))
            }
        }
        return tokens
    }

    static func tokens(of located: Located<String>) -> [CellToken] {
        var lexer = CellLexer(SpannedText(located))
        var tokens: [CellToken] = []
        while let token = lexer.next() { tokens.append(token) }
        return tokens
    }

    private mutating func next() -> CellToken? {
        let before = index
        while index < end, let width = idleWidth { index += width }
        guard index < end else { return nil }
        let isAttached = index == before
        let start = index
        let byte = text.bytes[index]
        if isDigit(byte) { return token(.number, from: start, isAttached, takeNumber) }
        if isLetter(byte) || byte == UInt8(ascii: "_") { return token(.word, from: start, isAttached, takeWord) }
        if byte == UInt8(ascii: "\""), let quoted = takeQuoted(isAttached) { return quoted }
        if byte == UInt8(ascii: "."), index + 1 < end, text.bytes[index + 1] == byte {
            return token(.symbol, from: start, isAttached) { $0.index += 2 }
        }
        if byte < 0x80 { return token(.symbol, from: start, isAttached) { $0.index += 1 } }
        // A letter of another script is a word of its own.
        let kind: CellToken.Kind = scalar?.properties.isAlphabetic == true ? .word : .symbol
        return token(kind, from: start, isAttached) {
            $0.index = min($0.end, $0.index + ($0.scalar.map(UTF8.width) ?? 1))
        }
    }

    /// The scalar at the cursor.
    private var scalar: Unicode.Scalar? {
        String(decoding: text.bytes[index..<min(index + 4, end)], as: UTF8.self).unicodeScalars.first
    }

    /// The bytes of a blank or a picture at the cursor, which are passed over.
    private var idleWidth: Int? {
        let byte = text.bytes[index]
        if byte < 0x80 { return isBlank(byte) || byte == UInt8(ascii: "\n") ? 1 : nil }
        guard let scalar, scalar.isDecoration || scalar.properties.isWhitespace else { return nil }
        return UTF8.width(scalar)
    }

    private mutating func token(
        _ kind: CellToken.Kind,
        from start: Int,
        _ isAttached: Bool,
        _ take: (inout CellLexer) -> Void
    ) -> CellToken {
        take(&self)
        return CellToken(
            kind: kind,
            text: text.text(start..<index),
            span: text.span(start..<index),
            isAttached: isAttached
        )
    }

    private func takeNumber(_ lexer: inout CellLexer) {
        while lexer.index < end, isDigit(text.bytes[lexer.index]) { lexer.index += 1 }
        guard lexer.index + 1 < end, text.bytes[lexer.index] == UInt8(ascii: "."), isDigit(text.bytes[lexer.index + 1])
        else { return }
        lexer.index += 1
        while lexer.index < end, isDigit(text.bytes[lexer.index]) { lexer.index += 1 }
    }

    private func takeWord(_ lexer: inout CellLexer) {
        while lexer.index < end {
            let byte = text.bytes[lexer.index]
            let joins = byte == UInt8(ascii: "-") && lexer.index + 1 < end && isLetter(text.bytes[lexer.index + 1])
            guard isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || joins else { return }
            lexer.index += 1
        }
    }

    private mutating func takeQuoted(_ isAttached: Bool) -> CellToken? {
        guard let close = text.bytes[(index + 1)...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
        let token = CellToken(
            kind: .quoted,
            text: text.text(index + 1..<close),
            span: text.span(index..<close + 1),
            isAttached: isAttached
        )
        index = close + 1
        return token
    }
}
