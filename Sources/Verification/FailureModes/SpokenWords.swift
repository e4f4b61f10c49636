/// A text as words, in lower case and without punctuation, in which whole words are looked for.
struct SpokenWords: Sendable {
    /// The words with one blank between each two.
    let text: String

    init(_ text: String) {
        if text.utf8.allSatisfy({ $0 < 0x80 }) {
            self.text = Self.spoken(ascii: text.utf8)
        } else {
            self.text = text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
        }
    }

    var words: [Substring] { text.split(separator: " ") }

    private static func spoken(ascii text: String.UTF8View) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        var isBetweenWords = false
        for byte in text {
            let small = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(small)
            guard isLetter || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(small) else {
                isBetweenWords = true
                continue
            }
            if isBetweenWords, !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
            isBetweenWords = false
            bytes.append(small)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    func begins(with other: String) -> Bool { begins(with: SpokenWords(other)) }

    func begins(with other: SpokenWords) -> Bool {
        guard !other.text.isEmpty, text.utf8.starts(with: other.text.utf8) else { return false }
        let rest = text.utf8.dropFirst(other.text.utf8.count)
        return rest.isEmpty || rest.first == UInt8(ascii: " ")
    }

    func contains(_ other: String) -> Bool { contains(SpokenWords(other)) }

    func contains(_ other: SpokenWords) -> Bool { !other.text.isEmpty && place(of: other) != nil }

    /// What stands before the words; `nil` where they are not there.
    func before(_ other: String) -> String? {
        let words = SpokenWords(other)
        guard let place = place(of: words) else { return nil }
        return place == 0 ? "" : String(decoding: text.utf8.prefix(place - 1), as: UTF8.self)
    }

    /// The byte at which the words begin as whole words.
    private func place(of other: SpokenWords) -> Int? {
        let (bytes, wanted) = (text.utf8, other.text.utf8)
        guard let first = wanted.first, wanted.count <= bytes.count else { return nil }
        var place = 0
        var rest = bytes[...]
        while rest.count >= wanted.count {
            if rest.first == first, rest.starts(with: wanted) {
                let behind = rest.dropFirst(wanted.count)
                if behind.isEmpty || behind.first == UInt8(ascii: " ") { return place }
            }
            guard let blank = rest.firstIndex(of: UInt8(ascii: " ")) else { return nil }
            place += bytes.distance(from: rest.startIndex, to: blank) + 1
            rest = rest[bytes.index(after: blank)...]
        }
        return nil
    }
}
