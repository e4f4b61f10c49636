import Diagnostics

/// Cuts a text into tokens; what cannot be read becomes a `faulty` token and one diagnostic.
struct Lexer {
    let bytes: [UInt8]
    let base: SourceSpan
    var position = 0
    var tokens: [Token] = []
    var diagnostics: [Diagnostic] = []

    init(_ text: String, at base: SourceSpan) {
        self.bytes = Array(text.utf8)
        self.base = base
    }

    /// All tokens; the last one is `.end`.
    static func tokens(of text: String, at base: SourceSpan) -> (tokens: [Token], diagnostics: [Diagnostic]) {
        var lexer = Lexer(text, at: base)
        lexer.run()
        return (lexer.tokens, lexer.diagnostics)
    }

    func span(_ start: Int, _ end: Int) -> SourceSpan {
        SourceSpan(file: base.file, start: min(base.start + start, base.end), end: min(base.start + end, base.end))
    }

    func byte(_ ahead: Int = 0) -> UInt8? {
        position + ahead < bytes.count ? bytes[position + ahead] : nil
    }

    func text(_ start: Int, _ end: Int) -> String { String(decoding: bytes[start..<end], as: UTF8.self) }

    mutating func add(_ kind: Token.Kind, from start: Int, text: String? = nil) {
        tokens.append(Token(kind, text ?? self.text(start, position), at: span(start, position)))
    }

    mutating func fault(_ message: String, from start: Int, help: String) {
        diagnostics.append(Diagnostic("expression-syntax", .error, message, at: span(start, position), help: help))
        add(.faulty, from: start)
    }

    private mutating func run() {
        while let next = byte() {
            let start = position
            switch next {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0x0C:
                position += 1
            case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
                while let next = byte(), next != UInt8(ascii: "\n") { position += 1 }
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                readText(from: start, isRaw: false)
            case _ where isTextPrefix(next):
                readPrefixedText(from: start)
            case _ where next.isNameStart:
                while let next = byte(), next.isNamePart { position += 1 }
                add(.identifier, from: start)
            case _ where next.isDigit:
                readNumber(from: start)
            case UInt8(ascii: ".") where byte(1)?.isDigit == true && !followsOperand:
                readNumber(from: start)
            default:
                readSymbol(from: start)
            }
        }
        tokens.append(Token(.end, "", at: span(bytes.count, bytes.count)))
    }

    /// Whether the last token can be followed by `.name`: then `.5` is not a number.
    private var followsOperand: Bool {
        guard let last = tokens.last else { return false }
        return switch last.kind {
        case .identifier, .text, .integer, .decimal: true
        case .symbol: last.text == ")" || last.text == "]" || last.text == "}"
        case .end, .faulty: false
        }
    }

    // MARK: Signs

    private static let pairs: Set<String> = ["&&", "||", "==", "!=", "<=", ">="]
    private static let singles = Set("()[]{}.,:;?+-*/%<>!=".utf8)

    private static let wrongSigns: [String: String] = [
        "&": "Write `and` or `&&`.",
        "|": "Write `or`, or `||`.",
        "“": "Write straight quotes: `\"`.",
        "”": "Write straight quotes: `\"`.",
        "„": "Write straight quotes: `\"`.",
        "‘": "Write straight quotes: `'`.",
        "’": "Write straight quotes: `'`.",
        "≠": "Write `!=`.",
        "≤": "Write `<=`.",
        "≥": "Write `>=`.",
        "×": "Write `*`.",
        "−": "Write `-`.",
        "–": "Write `-`.",
    ]

    private mutating func readSymbol(from start: Int) {
        if position + 1 < bytes.count, Self.pairs.contains(text(position, position + 2)) {
            position += 2
            add(.symbol, from: start)
        } else if let next = byte(), Self.singles.contains(next) {
            position += 1
            add(.symbol, from: start)
        } else {
            position += 1
            while let next = byte(), next & 0xC0 == 0x80 { position += 1 }
            let sign = text(start, position)
            fault(
                "`\(sign)` has no meaning in an expression",
                from: start,
                help: Self.wrongSigns[sign]
                    ?? "Names consist of the letters a to z, digits and `_`; texts stand in quotes."
            )
        }
    }

    // MARK: Numbers

    private mutating func readNumber(from start: Int) {
        if byte() == UInt8(ascii: "0"), byte(1) == UInt8(ascii: "x") || byte(1) == UInt8(ascii: "X") {
            position += 2
            while let next = byte(), next.isHexDigit { position += 1 }
            return addInteger(from: start, digits: text(start + 2, position), radix: 16)
        }
        while byte()?.isDigit == true { position += 1 }
        var isDecimal = false
        if byte() == UInt8(ascii: "."), byte(1)?.isDigit == true {
            isDecimal = true
            position += 1
            while byte()?.isDigit == true { position += 1 }
        }
        if let length = exponentLength {
            isDecimal = true
            position += length
        }
        if byte() == UInt8(ascii: "u") || byte() == UInt8(ascii: "U"), byte(1)?.isNamePart != true {
            position += 1
            return fault(
                "`\(text(start, position))` is an unsigned integer, which the language does not have",
                from: start,
                help: "Write `\(text(start, position - 1))`."
            )
        }
        if isDecimal {
            add(.decimal, from: start)
        } else {
            addInteger(from: start, digits: text(start, position), radix: 10)
        }
    }

    /// How many bytes `e+12` takes if it stands here.
    private var exponentLength: Int? {
        guard byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E") else { return nil }
        var length = 1
        if byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-") { length = 2 }
        guard byte(length)?.isDigit == true else { return nil }
        while byte(length)?.isDigit == true { length += 1 }
        return length
    }

    private mutating func addInteger(from start: Int, digits: String, radix: Int) {
        let most = UInt64(Int64.max) + 1
        if let value = UInt64(digits, radix: radix), value <= most {
            add(.integer(value), from: start)
        } else {
            fault(
                digits.isEmpty ? "`\(text(start, position))` has no digits" : "The integer is too large",
                from: start,
                help: "Integers go from -9223372036854775808 to 9223372036854775807."
            )
        }
    }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    var isHexDigit: Bool { hexValue != nil }

    var hexValue: UInt32? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self - UInt8(ascii: "a")) + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    var isNameStart: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
        default: false
        }
    }

    var isNamePart: Bool { isNameStart || isDigit }
}
