/// Swift code without what its string literals say, to look for names in; interpolations stay.
struct SpokenCode {
    private let bytes: [UInt8]

    init(_ code: String) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(code.utf8.count)
        // How many brackets are open in each interpolation.
        var depths: [Int] = []
        var isText = false
        var isEscaped = false
        for byte in code.utf8 {
            if isText {
                if isEscaped, byte == Self.opening {
                    depths.append(1)
                    isText = false
                } else if !isEscaped, byte == Self.quote {
                    isText = false
                }
                isEscaped = !isEscaped && byte == Self.backslash
                continue
            }
            isEscaped = false
            if byte == Self.quote { isText = true }
            if let depth = depths.last, byte == Self.opening || byte == Self.closing {
                depths[depths.count - 1] = depth + (byte == Self.opening ? 1 : -1)
                if depths.last == 0 {
                    depths.removeLast()
                    isText = true
                }
            }
            bytes.append(isText ? UInt8(ascii: " ") : byte)
        }
        self.bytes = bytes
    }

    /// Whether the code speaks of a name: as a whole word that follows no dot.
    func mentions(_ word: String) -> Bool {
        let word = Array(word.utf8)
        guard let first = word.first, word.count <= bytes.count else { return false }
        for start in 0...(bytes.count - word.count)
        where bytes[start] == first && bytes[start..<(start + word.count)].elementsEqual(word) {
            let end = start + word.count
            let isWhole =
                (start == 0 || !Self.isInName(bytes[start - 1])) && (end == bytes.count || !Self.isInName(bytes[end]))
            if isWhole, start == 0 || bytes[start - 1] != UInt8(ascii: ".") { return true }
        }
        return false
    }

    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
    private static let opening = UInt8(ascii: "(")
    private static let closing = UInt8(ascii: ")")

    private static func isInName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
