/// A message in the text format of protocol buffers, as far as the suite uses it: fields in their order, each with what
/// stands behind its name.
struct TextFormat {
    enum Value {
        case word(String)
        case text(String)
        /// Bytes that are no text.
        case bytes
        case message(TextFormat)
    }

    struct Fault: Error {
        var line: Int
        var message: String
    }

    var fields: [(name: String, value: Value)] = []

    init(_ text: String) throws(Fault) {
        var reader = TextFormatReader(text)
        fields = try reader.fields(until: nil)
    }

    fileprivate init(fields: [(name: String, value: Value)]) { self.fields = fields }

    func messages(_ name: String) -> [TextFormat] {
        fields.compactMap { field in
            if field.name == name, case .message(let message) = field.value { message } else { nil }
        }
    }

    func message(_ name: String) -> TextFormat? { messages(name).first }

    /// A text, or a number or name as it is written.
    func text(_ name: String) -> String? {
        for field in fields where field.name == name {
            switch field.value {
            case .word(let word): return word
            case .text(let text): return text
            case .bytes, .message: return nil
            }
        }
        return nil
    }
}

private struct TextFormatReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func fields(until close: UInt8?) throws(TextFormat.Fault) -> [(name: String, value: TextFormat.Value)] {
        var fields: [(name: String, value: TextFormat.Value)] = []
        while true {
            skipBlanks()
            guard let byte = current else {
                guard close == nil else { throw fault("a message is not closed") }
                return fields
            }
            if byte == close {
                index += 1
                return fields
            }
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
                index += 1
                continue
            }
            let name = try name()
            skipBlanks()
            if current == UInt8(ascii: ":") { index += 1 }
            for value in try values() { fields.append((name, value)) }
        }
    }

    /// A word, or `[type.googleapis.com/name]`.
    private mutating func name() throws(TextFormat.Fault) -> String {
        guard current == UInt8(ascii: "[") else { return try word() }
        let start = index
        while let byte = current, byte != UInt8(ascii: "]") { index += 1 }
        index += 1
        return String(decoding: bytes[start..<min(index, bytes.count)], as: UTF8.self)
    }

    /// One value, or those of `[a, b]`.
    private mutating func values() throws(TextFormat.Fault) -> [TextFormat.Value] {
        skipBlanks()
        guard current == UInt8(ascii: "[") else { return [try value()] }
        index += 1
        var values: [TextFormat.Value] = []
        while true {
            skipBlanks()
            switch current {
            case UInt8(ascii: "]"):
                index += 1
                return values
            case UInt8(ascii: ","): index += 1
            default: values.append(try value())
            }
        }
    }

    private mutating func value() throws(TextFormat.Fault) -> TextFormat.Value {
        switch current {
        case UInt8(ascii: "{"), UInt8(ascii: "<"):
            let close = current == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ">")
            index += 1
            return .message(TextFormat(fields: try fields(until: close)))
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            var found: [UInt8] = []
            while let quote = current, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                found += try text(quote)
                skipBlanks()
            }
            return String(validating: found, as: UTF8.self).map { .text($0) } ?? .bytes
        default: return .word(try word())
        }
    }

    private mutating func word() throws(TextFormat.Fault) -> String {
        let start = index
        while let byte = current, byte >= 0x80 || "_.+-".utf8.contains(byte) || Self.isWordSign(byte) { index += 1 }
        guard index > start else { throw fault("a word was expected") }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private static func isWordSign(_ byte: UInt8) -> Bool { Character(UnicodeScalar(byte)).isLetter || isDigit(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private mutating func text(_ quote: UInt8) throws(TextFormat.Fault) -> [UInt8] {
        index += 1
        var found: [UInt8] = []
        while let byte = current {
            index += 1
            if byte == quote { return found }
            if byte == UInt8(ascii: "\\") { try escape(into: &found) } else { found.append(byte) }
        }
        throw fault("a text is not closed")
    }

    private mutating func escape(into found: inout [UInt8]) throws(TextFormat.Fault) {
        guard let byte = current else { throw fault("a text is not closed") }
        index += 1
        let simple: [UInt8: UInt8] = [
            UInt8(ascii: "n"): 10, UInt8(ascii: "t"): 9, UInt8(ascii: "r"): 13, UInt8(ascii: "a"): 7,
            UInt8(ascii: "b"): 8,
            UInt8(ascii: "f"): 12, UInt8(ascii: "v"): 11,
        ]
        switch byte {
        case UInt8(ascii: "x"), UInt8(ascii: "X"): found.append(UInt8(truncatingIfNeeded: number(16, most: 2)))
        case UInt8(ascii: "u"), UInt8(ascii: "U"):
            let code = number(16, most: byte == UInt8(ascii: "u") ? 4 : 8)
            guard let scalar = UnicodeScalar(UInt32(code)) else { throw fault("an escape is no scalar") }
            found += Array(String(Character(scalar)).utf8)
        case UInt8(ascii: "0")...UInt8(ascii: "7"):
            index -= 1
            found.append(UInt8(truncatingIfNeeded: number(8, most: 3)))
        default: found.append(simple[byte] ?? byte)
        }
    }

    private mutating func number(_ radix: Int, most: Int) -> Int {
        var value = 0
        var count = 0
        while count < most, let byte = current,
            let digit = Int(String(UnicodeScalar(byte)), radix: radix)
        {
            value = value * radix + digit
            index += 1
            count += 1
        }
        return value
    }

    private mutating func skipBlanks() {
        while let byte = current {
            if byte == UInt8(ascii: "#") {
                while let other = current, other != UInt8(ascii: "\n") { index += 1 }
            } else if byte == UInt8(ascii: " ") || (9...13).contains(byte) {
                index += 1
            } else {
                return
            }
        }
    }

    private func fault(_ message: String) -> TextFormat.Fault {
        TextFormat.Fault(line: bytes[..<index].count { $0 == UInt8(ascii: "\n") } + 1, message: message)
    }
}
