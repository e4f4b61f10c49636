import Diagnostics
import DocumentReader

/// A heading taken apart: `3.2 Entity: Ticket (REQ-001)`.
struct HeadingText {
    /// What stands before the colon, or the whole title without section number and requirement ids.
    var kind: Located<String>
    /// The key that `kind` is compared by.
    var key: String
    /// What stands behind the colon.
    var name: Located<String>?
    var requirements: [Located<RequirementID>]
    /// The whole heading line.
    var span: SourceSpan

    init(_ section: Section) {
        let text = SpannedText(section.title)
        var range = Self.withoutDecoration(
            Self.withoutNumber(Self.withoutDecoration(text.all, in: text), in: text),
            in: text
        )
        requirements = []
        if let (rest, ids) = Self.takeRequirements(range, in: text) {
            range = rest
            requirements = ids
        }
        span = section.span
        if let colon = range.first(where: { text.bytes[$0] == UInt8(ascii: ":") }) {
            let kindRange = text.trimmed(range.lowerBound..<colon)
            let nameRange = text.trimmed(colon + 1..<range.upperBound)
            kind = text.located(kindRange)
            name = text.located(nameRange)
        } else {
            kind = text.located(range)
        }
        key = matchKey(kind.value)
    }

    /// `3.2`, `3.`, `3)` at the beginning, where more follows.
    private static func withoutNumber(_ range: Range<Int>, in text: SpannedText) -> Range<Int> {
        var index = range.lowerBound
        guard index < range.upperBound, isDigit(text.bytes[index]) else { return range }
        while index < range.upperBound, isDigit(text.bytes[index]) || text.bytes[index] == UInt8(ascii: ".") {
            index += 1
        }
        if index < range.upperBound, text.bytes[index] == UInt8(ascii: ")") { index += 1 }
        guard index < range.upperBound, isBlank(text.bytes[index]) else { return range }
        return text.trimmed(index..<range.upperBound)
    }

    private static func withoutDecoration(_ range: Range<Int>, in text: SpannedText) -> Range<Int> {
        let scalars = Array(text.text(range).unicodeScalars)
        func width(_ part: some Sequence<Unicode.Scalar>) -> Int { part.reduce(0) { $0 + UTF8.width($1) } }
        func decorates(_ scalar: Unicode.Scalar) -> Bool { scalar.isDecoration || scalar == " " }
        let leading = width(scalars.prefix(while: decorates))
        guard leading < range.count else { return range }
        let trailing = width(scalars.reversed().prefix(while: decorates))
        return range.lowerBound + leading..<range.upperBound - trailing
    }

    /// Ids in parentheses at the end, if what stands there looks like ids.
    private static func takeRequirements(
        _ range: Range<Int>,
        in text: SpannedText
    ) -> (Range<Int>, [Located<RequirementID>])? {
        guard let last = range.last, text.bytes[last] == UInt8(ascii: ")"),
            let open = range.last(where: { text.bytes[$0] == UInt8(ascii: "(") })
        else { return nil }
        let parts = text.split(open + 1..<last, at: ",").filter { !$0.isEmpty }
        // Ids behind another sign than a comma are ids all the same, and found not to be known.
        let words = parts.flatMap { text.split($0, at: ";") }
        guard words.contains(where: { looksLikeID(text.bytes[$0]) }) else { return nil }
        return (text.trimmed(range.lowerBound..<open), parts.map(text.located))
    }

    /// Letters, then digits, with signs between: `REQ-001`, `R1`.
    private static func looksLikeID(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, let last = bytes.last, isLetter(first), isDigit(last) else { return false }
        return bytes.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    }
}
