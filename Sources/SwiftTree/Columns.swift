/// Widths and characters of text, read from its bytes: every line of every file is measured.
extension StringProtocol {
    /// How many columns the text takes on a line.
    var columns: Int { isASCII ? utf8.count : count }

    private var isASCII: Bool {
        // Without an early end, so that many bytes are looked at in one step.
        utf8.withContiguousStorageIfAvailable { $0.reduce(0, |) < 0x80 } ?? utf8.allSatisfy { $0 < 0x80 }
    }
}

extension String {
    var hasLineEnd: Bool { has(UInt8(ascii: "\n")) }

    /// Whether it has signs that a literal can hold only as `\u{…}`, or would not keep, as a carriage return.
    var hasControls: Bool {
        utf8.contains { $0 < 0x20 && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\t") || $0 == 0x7F }
    }

    /// Whether the text has a character of ASCII.
    func has(_ byte: UInt8) -> Bool {
        utf8.withContiguousStorageIfAvailable { $0.contains(byte) } ?? utf8.contains(byte)
    }

    /// So many spaces.
    static func padding(_ count: Int) -> String {
        paddings.indices.contains(count) ? paddings[count] : String(repeating: " ", count: count)
    }

    private static let paddings = (0...80).map { String(repeating: " ", count: $0) }
}
