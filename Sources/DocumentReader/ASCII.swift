/// The bytes that Markdown gives a meaning.
extension UInt8 {
    static let tab = UInt8(ascii: "\t")
    static let newline = UInt8(ascii: "\n")
    static let space = UInt8(ascii: " ")
    static let backslash = UInt8(ascii: "\\")
    static let pipe = UInt8(ascii: "|")
    static let colon = UInt8(ascii: ":")
    static let dash = UInt8(ascii: "-")
    static let star = UInt8(ascii: "*")
    static let underscore = UInt8(ascii: "_")
    static let tilde = UInt8(ascii: "~")
    static let backtick = UInt8(ascii: "`")
    static let hash = UInt8(ascii: "#")
    static let ampersand = UInt8(ascii: "&")
    static let less = UInt8(ascii: "<")
    static let greater = UInt8(ascii: ">")
    static let exclamation = UInt8(ascii: "!")
    static let slash = UInt8(ascii: "/")
    static let leftBracket = UInt8(ascii: "[")
    static let rightBracket = UInt8(ascii: "]")
    static let leftParenthesis = UInt8(ascii: "(")
    static let rightParenthesis = UInt8(ascii: ")")

    /// Space, tab, vertical tab or form feed: what may stand around a cell or a line's text.
    var isBlank: Bool { self == .space || self == .tab || self == 0x0B || self == 0x0C }

    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

    /// ASCII punctuation: what a backslash may escape.
    var isPunctuation: Bool {
        (0x21...0x7E).contains(self) && !isDigit && !isLetter
    }
}

extension [UInt8] {
    /// The range without the blanks at both ends; where only blanks stand, empty at the range's end.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, self[start].isBlank { start += 1 }
        while end > start, self[end - 1].isBlank { end -= 1 }
        return start..<end
    }

    /// How many times the byte at `index` stands there in a row, not going beyond `end`.
    func runLength(at index: Int, before end: Int) -> Int {
        var next = index
        while next < end, self[next] == self[index] { next += 1 }
        return next - index
    }

    /// Whether the bytes from `index` on are those of `text`.
    func has(_ text: StaticString, at index: Int, before end: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard index + length <= end else { return false }
        return text.withUTF8Buffer { buffer in
            (0..<length).allSatisfy { self[index + $0] == buffer[$0] }
        }
    }
}
