import Diagnostics
import DocumentReader

/// A text of which each byte knows its place in the file.
struct SpannedText {
    let bytes: [UInt8]
    /// Where each byte stands in the file.
    private let places: [Int]
    private let file: Int
    private let whole: SourceSpan

    init(_ inline: Inline) {
        var bytes: [UInt8] = []
        var places: [Int] = []
        for run in inline.runs {
            bytes += run.string.utf8
            places += Self.places(of: run.string, at: run.span)
        }
        self.bytes = bytes
        self.places = places
        file = inline.span.file
        whole = inline.span
    }

    init(_ text: Located<String>) {
        bytes = Array(text.value.utf8)
        places = Self.places(of: text.value, at: text.span)
        file = text.span.file
        whole = text.span
    }

    /// Where markup has been taken out in the middle, places behind it are too small by its length.
    private static func places(of text: String, at span: SourceSpan) -> [Int] {
        (0..<text.utf8.count).map { min(span.start + $0, max(span.start, span.end - 1)) }
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func span(_ range: Range<Int>) -> SourceSpan {
        guard let first = range.first, let last = range.last else {
            let place = range.lowerBound < places.count ? places[range.lowerBound] : whole.end
            return SourceSpan(file: file, start: place, end: place)
        }
        return SourceSpan(file: file, start: places[first], end: places[last] + 1)
    }

    func located(_ range: Range<Int>) -> Located<String> { Located(text(range), at: span(range)) }

    /// The range without blanks at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, isBlank(bytes[start]) { start += 1 }
        while end > start, isBlank(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    /// The parts of the range between the separators, trimmed; empty ones too.
    func split(_ range: Range<Int>, at separator: Character) -> [Range<Int>] {
        guard let wanted = separator.asciiValue else { return [range] }
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where bytes[index] == wanted {
            parts.append(trimmed(start..<index))
            start = index + 1
        }
        parts.append(trimmed(start..<range.upperBound))
        return parts
    }

    var all: Range<Int> { trimmed(0..<bytes.count) }
}

extension Inline {
    /// The words without decoration, with their place; a single code span is its inside.
    var located: Located<String> {
        if case .code(let code, let inside) = runs.first, runs.count == 1 { return Located(code, at: inside) }
        return Located(plainText, at: span)
    }

    /// The names that are separated by the sign, each with its place: `REQ-001, REQ-002`.
    func list(separatedBy separator: Character) -> [Located<String>] {
        if isNone { return [] }
        let text = SpannedText(self)
        return text.split(text.all, at: separator).filter { !$0.isEmpty }.map(text.located)
    }
}
