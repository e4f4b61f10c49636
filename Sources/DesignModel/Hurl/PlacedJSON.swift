import Diagnostics

/// A JSON value of a scenario, every part of it with its place in the file.
public struct PlacedJSON: Sendable {
    public enum Value: Sendable {
        case null
        case boolean(Bool)
        /// As it was written.
        case number(String)
        /// Its escapes undone; `{{name}}` as it stands.
        case text(String)
        case array([PlacedJSON])
        /// In the order written; each name spans what stands between its quotes.
        case object([Member])
    }

    public struct Member: Sendable {
        public var name: Located<String>
        public var value: PlacedJSON
    }

    public var value: Value
    /// With the quotes of a text.
    public var span: SourceSpan
}

extension HurlEntry {
    /// The body with its parts told apart; `nil` where there is none.
    public var placedBody: PlacedJSON? {
        guard let body else { return nil }
        var reader = PlacedJSONReader(body)
        return reader.value()
    }
}

/// Takes JSON apart that the reader of blocks has found to be right.
private struct PlacedJSONReader {
    private let bytes: [UInt8]
    /// Where each byte stands in the file, and the end behind the last; `nil` where that is not known.
    private let places: [Int]?
    private let whole: SourceSpan
    private var index = 0

    init(_ text: Located<String>) {
        bytes = Array(text.value.utf8)
        whole = text.span
        places = Self.places(of: bytes, in: text.span)
    }

    /// Lines are joined by one line feed, whatever ended them in the file.
    private static func places(of bytes: [UInt8], in span: SourceSpan) -> [Int]? {
        let lineFeeds = bytes.count { $0 == UInt8(ascii: "\n") }
        let more = span.end - span.start - bytes.count
        guard more == 0 || more == lineFeeds else { return nil }
        var places: [Int] = []
        var place = span.start
        for byte in bytes {
            places.append(place)
            place += byte == UInt8(ascii: "\n") && more > 0 ? 2 : 1
        }
        return places + [place]
    }

    private func span(_ start: Int, _ end: Int) -> SourceSpan {
        guard let places, end < places.count else { return whole }
        return SourceSpan(file: whole.file, start: places[start], end: places[end])
    }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func value() -> PlacedJSON? {
        skipBlanks()
        let start = index
        let found: PlacedJSON.Value?
        switch current {
        case UInt8(ascii: "{"): found = members().map { .object($0) }
        case UInt8(ascii: "["): found = elements().map { .array($0) }
        case UInt8(ascii: "\""): found = string().map { .text($0.value) }
        case nil: return nil
        default: found = word()
        }
        return found.map { PlacedJSON(value: $0, span: span(start, index)) }
    }

    private mutating func word() -> PlacedJSON.Value? {
        let start = index
        while let byte = current, !isBlank(byte), !"\n,]}".utf8.contains(byte) { index += 1 }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        switch text {
        case "": return nil
        case "null": return .null
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        default: return .number(text)
        }
    }

    private mutating func elements() -> [PlacedJSON]? {
        var elements: [PlacedJSON] = []
        index += 1
        if take(UInt8(ascii: "]")) { return [] }
        repeat {
            guard let element = value() else { return nil }
            elements.append(element)
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "]")) ? elements : nil
    }

    private mutating func members() -> [PlacedJSON.Member]? {
        var members: [PlacedJSON.Member] = []
        index += 1
        if take(UInt8(ascii: "}")) { return [] }
        repeat {
            skipBlanks()
            guard let name = string(), take(UInt8(ascii: ":")), let value = value() else { return nil }
            members.append(PlacedJSON.Member(name: name, value: value))
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "}")) ? members : nil
    }

    /// The text between the quotes, with the place between them.
    private mutating func string() -> Located<String>? {
        guard current == UInt8(ascii: "\"") else { return nil }
        index += 1
        let start = index
        var units: [UInt16] = []
        var plain = index
        while let byte = current {
            if byte == UInt8(ascii: "\"") {
                units += String(decoding: bytes[plain..<index], as: UTF8.self).utf16
                index += 1
                return Located(String(decoding: units, as: UTF16.self), at: span(start, index - 1))
            }
            if byte == UInt8(ascii: "\\") {
                units += String(decoding: bytes[plain..<index], as: UTF8.self).utf16
                units.append(escape())
                plain = index
            } else {
                index += 1
            }
        }
        return nil
    }

    /// The unit of UTF-16 that stands behind a backslash.
    private mutating func escape() -> UInt16 {
        let letter = index + 1 < bytes.count ? bytes[index + 1] : 0
        index += 2
        switch letter {
        case UInt8(ascii: "b"): return 8
        case UInt8(ascii: "f"): return 12
        case UInt8(ascii: "n"): return 10
        case UInt8(ascii: "r"): return 13
        case UInt8(ascii: "t"): return 9
        case UInt8(ascii: "u"):
            let digits = bytes[index..<min(index + 4, bytes.count)]
            index += digits.count
            return UInt16(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD
        default: return UInt16(letter)
        }
    }

    private mutating func skipBlanks() {
        while let byte = current, isBlank(byte) || byte == UInt8(ascii: "\n") { index += 1 }
    }

    /// Whether the next sign is this one, which is then read.
    private mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard current == byte else { return false }
        index += 1
        return true
    }
}
