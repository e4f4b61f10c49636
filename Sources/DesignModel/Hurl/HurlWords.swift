import Diagnostics

/// The words of a capture or an assert: bare words and texts in quotes.
struct HurlWords {
    struct Word {
        enum Kind: Equatable {
            case bare
            /// A text in quotes, its escapes undone.
            case text(String)
        }

        var kind: Kind
        /// As it stands in the file.
        var raw: String
        /// Without the quotes.
        var span: SourceSpan
    }

    private let line: FenceLine
    private var index: Int
    /// The place of the word that was read last; of the line, before the first.
    private(set) var lastSpan: SourceSpan

    init(_ line: FenceLine) {
        self.line = line
        lastSpan = line.span
        index = line.bytes.startIndex
    }

    mutating func next() -> Word? {
        let word = read()
        if let word { lastSpan = word.span }
        return word
    }

    private mutating func read() -> Word? {
        let bytes = line.bytes
        while index < bytes.endIndex, isBlank(bytes[index]) { index += 1 }
        guard index < bytes.endIndex else { return nil }
        let start = index
        if bytes[start] == UInt8(ascii: "\""), let end = closingQuote(after: start) {
            index = end + 1
            let inside = bytes[(start + 1)..<end]
            let text = unescaped(inside)
            return Word(
                kind: .text(text),
                raw: String(decoding: bytes[start...end], as: UTF8.self),
                span: line.part(inside).span
            )
        }
        while index < bytes.endIndex, !isBlank(bytes[index]) { index += 1 }
        let part = line.part(bytes[start..<index])
        return Word(kind: .bare, raw: part.text, span: part.span)
    }

    private func closingQuote(after start: Int) -> Int? {
        var index = start + 1
        while index < line.bytes.endIndex {
            if line.bytes[index] == UInt8(ascii: "\"") { return index }
            index += line.bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    /// `\"`, `\\`, `\n`, `\t`, `\r`, `\#`; a backslash before anything else stays, as patterns need it (`\d`).
    private func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        var result: [UInt8] = []
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else {
                result.append(byte)
                continue
            }
            switch escaped {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "#"): result.append(escaped)
            case UInt8(ascii: "n"): result.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "t"): result.append(UInt8(ascii: "\t"))
            case UInt8(ascii: "r"): result.append(UInt8(ascii: "\r"))
            default: result += [byte, escaped]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
