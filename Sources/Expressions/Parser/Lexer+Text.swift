import Diagnostics

extension Lexer {
    /// Whether `r"`, `R'`, `b"`, `rb"` … begins here.
    func isTextPrefix(_ first: UInt8) -> Bool {
        prefixLength(first) != nil
    }

    private func prefixLength(_ first: UInt8) -> Int? {
        let letters = Set("rRbB".utf8)
        let quotes = Set("\"'".utf8)
        guard letters.contains(first), let second = byte(1) else { return nil }
        if quotes.contains(second) { return 1 }
        if letters.contains(second), let third = byte(2), quotes.contains(third) { return 2 }
        return nil
    }

    mutating func readPrefixedText(from start: Int) {
        guard let first = byte(), let length = prefixLength(first) else { return }
        let prefix = text(position, position + length).lowercased()
        position += length
        guard prefix.contains("b") else { return readText(from: start, isRaw: true) }
        let known = diagnostics.count
        readText(from: start, isRaw: prefix.contains("r"))
        guard diagnostics.count == known else { return }
        tokens.removeLast()
        fault("Byte strings do not exist here", from: start, help: "Write the text without the `b`.")
    }

    /// Reads from the opening quote on; one quote or three.
    mutating func readText(from start: Int, isRaw: Bool) {
        guard let quote = byte() else { return }
        let isLong = byte(1) == quote && byte(2) == quote
        position += isLong ? 3 : 1
        var content: [UInt8] = []
        var firstFault: (message: String, start: Int, end: Int)?
        while true {
            guard let next = byte(), isLong || (next != UInt8(ascii: "\n") && next != UInt8(ascii: "\r")) else {
                let marks = String(repeating: Character(Unicode.Scalar(quote)), count: isLong ? 3 : 1)
                return fault("The text is not closed", from: start, help: "End it with `\(marks)`.")
            }
            if next == quote, !isLong || (byte(1) == quote && byte(2) == quote) {
                position += isLong ? 3 : 1
                break
            }
            if next == UInt8(ascii: "\\"), !isRaw {
                let escapeStart = position
                switch readEscape() {
                case .success(let scalar): content += Array(String(Character(scalar)).utf8)
                case .failure(let fault): firstFault = firstFault ?? (fault.message, escapeStart, position)
                }
            } else {
                if next == 0 { firstFault = firstFault ?? (EscapeFault.null.message, position, position + 1) }
                content.append(next)
                position += 1
            }
        }
        if let firstFault {
            let place = span(firstFault.start, firstFault.end)
            let help =
                "Known are \\n \\t \\r \\\\ \\\" \\' \\` \\xHH \\uHHHH \\UHHHHHHHH; or write a raw text, `r\"…\"`."
            diagnostics.append(Diagnostic("expression-syntax", .error, firstFault.message, at: place, help: help))
            add(.faulty, from: start)
        } else {
            add(.text, from: start, text: String(decoding: content, as: UTF8.self))
        }
    }

    private struct EscapeFault: Error {
        var message: String
        static let null = EscapeFault(message: "A text cannot hold the character U+0000")
    }

    private static let simpleEscapes: [UInt8: Unicode.Scalar] = [
        UInt8(ascii: "a"): "\u{07}", UInt8(ascii: "b"): "\u{08}", UInt8(ascii: "f"): "\u{0C}",
        UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t", UInt8(ascii: "v"): "\u{0B}",
        UInt8(ascii: "\\"): "\\", UInt8(ascii: "?"): "?", UInt8(ascii: "\""): "\"", UInt8(ascii: "'"): "'",
        UInt8(ascii: "`"): "`",
    ]

    private mutating func readEscape() -> Result<Unicode.Scalar, EscapeFault> {
        position += 1
        guard let letter = byte() else { return .failure(EscapeFault(message: "The escape is not complete")) }
        if let scalar = Self.simpleEscapes[letter] {
            position += 1
            return .success(scalar)
        }
        switch letter {
        case UInt8(ascii: "x"), UInt8(ascii: "X"): return readCode(digits: 2, radix: 16, after: 1)
        case UInt8(ascii: "u"): return readCode(digits: 4, radix: 16, after: 1)
        case UInt8(ascii: "U"): return readCode(digits: 8, radix: 16, after: 1)
        case UInt8(ascii: "0")...UInt8(ascii: "3"): return readCode(digits: 3, radix: 8, after: 0)
        default:
            position += 1
            while let next = byte(), next & 0xC0 == 0x80 { position += 1 }
            return .failure(EscapeFault(message: "The text has an unknown escape"))
        }
    }

    private mutating func readCode(digits: Int, radix: UInt32, after skipped: Int) -> Result<
        Unicode.Scalar, EscapeFault
    > {
        position += skipped
        var code: UInt32 = 0
        for _ in 0..<digits {
            guard let value = byte()?.hexValue, value < radix else {
                return .failure(EscapeFault(message: "The escape needs \(digits) digits"))
            }
            code = code &* radix &+ value
            position += 1
        }
        guard code != 0 else { return .failure(.null) }
        guard let scalar = Unicode.Scalar(code) else {
            return .failure(EscapeFault(message: "The escape names no Unicode character"))
        }
        return .success(scalar)
    }
}
