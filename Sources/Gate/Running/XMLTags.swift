/// The start tags of an XML document with their attributes, in order: all that a test report says stands in them.
///
/// Not `XMLParser`: that library and those which it loads would take a tenth of the time of every command.
struct XMLTags {
    struct Tag: Equatable {
        var name: String
        var attributes: [String: String]
    }

    private let bytes: [UInt8]
    private var index = 0
    private var tags: [Tag] = []
    /// Elements that have not ended yet.
    private var open: [String] = []

    /// - Returns: `nil` where the text is no XML: elements that do not end, tags that do not close, unknown entities.
    static func read(_ bytes: [UInt8]) -> [Tag]? {
        var reader = XMLTags(bytes: bytes)
        return reader.readAll() && reader.open.isEmpty && !reader.tags.isEmpty ? reader.tags : nil
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func readAll() -> Bool {
        while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
            index = start
            guard readMarkup() else { return false }
        }
        return true
    }

    private mutating func readMarkup() -> Bool {
        if has("<!--") { return skip(to: "-->") }
        if has("<![CDATA[") { return skip(to: "]]>") }
        if has("<?") { return skip(to: "?>") }
        if has("<!") { return skip(to: ">") }
        return has("</") ? readEnd() : readStart()
    }

    private mutating func readEnd() -> Bool {
        index += 2
        let name = word()
        skipSpace()
        return take(">") && open.popLast() == name
    }

    private mutating func readStart() -> Bool {
        index += 1
        let name = word()
        guard !name.isEmpty else { return false }
        var attributes: [String: String] = [:]
        while true {
            skipSpace()
            if take("/>") { break }
            if take(">") {
                open.append(name)
                break
            }
            let key = word()
            skipSpace()
            guard !key.isEmpty, take("=") else { return false }
            skipSpace()
            guard let value = value() else { return false }
            attributes[key] = value
        }
        tags.append(Tag(name: name, attributes: attributes))
        return true
    }

    private mutating func value() -> String? {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "'") else {
            return nil
        }
        guard let end = bytes[(index + 1)...].firstIndex(of: bytes[index]) else { return nil }
        defer { index = end + 1 }
        return Self.unescaped(bytes[(index + 1)..<end])
    }

    /// `a &lt; b` → `a < b`
    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String? {
        var result = ""
        var rest = bytes
        while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
            result += String(decoding: rest[..<start], as: UTF8.self)
            guard let end = rest[start...].firstIndex(of: UInt8(ascii: ";")) else { return nil }
            guard let character = character(String(decoding: rest[(start + 1)..<end], as: UTF8.self)) else {
                return nil
            }
            result.unicodeScalars.append(character)
            rest = rest[(end + 1)...]
        }
        return result + String(decoding: rest, as: UTF8.self)
    }

    private static func character(_ entity: String) -> Unicode.Scalar? {
        switch entity {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            let number =
                entity.hasPrefix("#x")
                ? UInt32(entity.dropFirst(2), radix: 16) : entity.hasPrefix("#") ? UInt32(entity.dropFirst()) : nil
            return number.flatMap { Unicode.Scalar($0) }
        }
    }

    // MARK: Pieces

    private func has(_ text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

    private mutating func take(_ text: String) -> Bool {
        guard has(text) else { return false }
        index += text.utf8.count
        return true
    }

    private mutating func skip(to end: String) -> Bool {
        while index < bytes.count {
            if take(end) { return true }
            index += 1
        }
        return false
    }

    private mutating func skipSpace() {
        while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
    }

    /// A name: up to space, `=`, `/`, `<` or `>`.
    private mutating func word() -> String {
        let start = index
        while index < bytes.count, bytes[index] > 0x20, !"=/<>\"'".utf8.contains(bytes[index]) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }
}
