/// The members of a JSON object, each with where its name and its value stand; the text has been read as JSON before.
struct JSONMembers {
    struct Member {
        var name: String
        /// With its quotes.
        var nameRange: Range<Int>
        var valueStart: Int
    }

    private let bytes: [UInt8]
    private var index: Int

    /// `nil` where no object begins at the index.
    static func read(_ bytes: [UInt8], from start: Int = 0) -> [Member]? {
        var reader = JSONMembers(bytes: bytes, index: start)
        reader.skipBlanks()
        guard reader.current == UInt8(ascii: "{") else { return nil }
        reader.index += 1
        return reader.members()
    }

    private init(bytes: [UInt8], index: Int) {
        self.bytes = bytes
        self.index = index
    }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func members() -> [Member] {
        var found: [Member] = []
        while true {
            skipBlanks()
            guard current == UInt8(ascii: "\"") else { return found }
            let start = index
            skipText()
            let name = String(decoding: bytes[(start + 1)..<max(start + 1, index - 1)], as: UTF8.self)
            let range = start..<index
            skipBlanks()
            // The colon.
            index += 1
            skipBlanks()
            found.append(Member(name: name, nameRange: range, valueStart: index))
            skipValue()
            guard current == UInt8(ascii: ",") else { return found }
            index += 1
        }
    }

    /// To the comma or the brace behind the value.
    private mutating func skipValue() {
        var depth = 0
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                skipText()
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return }
                depth -= 1
            case UInt8(ascii: ",") where depth == 0: return
            default: break
            }
            index += 1
        }
    }

    /// Behind the closing quote.
    private mutating func skipText() {
        index += 1
        while let byte = current, byte != UInt8(ascii: "\"") { index += byte == UInt8(ascii: "\\") ? 2 : 1 }
        index = min(index + 1, bytes.count)
    }

    private mutating func skipBlanks() {
        while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
    }
}
