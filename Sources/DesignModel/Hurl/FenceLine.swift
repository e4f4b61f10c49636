import Diagnostics
import DocumentReader

/// A line of a fenced block as bytes, which remembers where in the file it stands.
struct FenceLine {
    /// Without the line ending.
    let bytes: ArraySlice<UInt8>
    /// Offset in the file of the line's first byte.
    let start: Int
    let file: Int

    /// The line without blanks at its ends.
    var trimmed: FenceLine {
        var rest = bytes
        while let first = rest.first, isBlank(first) { rest.removeFirst() }
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return part(rest)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var span: SourceSpan { SourceSpan(file: file, start: start, end: start + bytes.count) }
    var located: Located<String> { Located(text, at: span) }
    var isEmpty: Bool { bytes.isEmpty }

    /// A stretch of this line, given as a slice of its bytes.
    func part(_ slice: ArraySlice<UInt8>) -> FenceLine {
        FenceLine(bytes: slice, start: start + slice.startIndex - bytes.startIndex, file: file)
    }

    /// What stands before and behind the first `separator`; `nil` where there is none.
    func split(at separator: String) -> (left: FenceLine, right: FenceLine)? {
        let wanted = Array(separator.utf8)
        guard bytes.count >= wanted.count else { return nil }
        for index in bytes.startIndex...(bytes.endIndex - wanted.count)
        where bytes[index..<index + wanted.count].elementsEqual(wanted) {
            return (part(bytes[..<index]).trimmed, part(bytes[(index + wanted.count)...]).trimmed)
        }
        return nil
    }

    /// The first word, and what follows it.
    var firstWord: (word: FenceLine, rest: FenceLine) {
        let end = bytes.firstIndex(where: isBlank) ?? bytes.endIndex
        return (part(bytes[..<end]), part(bytes[end...]).trimmed)
    }

    /// The line up to a `#` that follows a blank outside quotes, or begins the line.
    var withoutComment: FenceLine {
        var quoted = false
        var escaped = false
        var previous: UInt8?
        for index in bytes.indices {
            let byte = bytes[index]
            if escaped {
                escaped = false
            } else if byte == UInt8(ascii: "\\") {
                escaped = quoted
            } else if byte == UInt8(ascii: "\"") {
                quoted.toggle()
            } else if byte == UInt8(ascii: "#"), !quoted, previous.map(isBlank) ?? true {
                return part(bytes[..<index]).trimmed
            }
            previous = byte
        }
        return trimmed
    }
}

func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
}

/// The lines of a fence, ended by LF, CRLF or a lone CR, empty ones too.
func lines(of fence: Fence) -> [FenceLine] {
    let bytes = Array(fence.content.value.utf8)
    var lines: [FenceLine] = []
    var start = 0
    var index = 0
    func add(upTo end: Int) {
        lines.append(
            FenceLine(
                bytes: bytes[start..<end],
                start: fence.content.span.start + start,
                file: fence.content.span.file
            )
        )
    }
    while index < bytes.count {
        if bytes[index] == UInt8(ascii: "\n") || bytes[index] == UInt8(ascii: "\r") {
            add(upTo: index)
            let isPair =
                bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
            index += isPair ? 1 : 0
            start = index + 1
        }
        index += 1
    }
    if start < bytes.count { add(upTo: bytes.count) }
    return lines
}

/// Whether the text is a letter followed by letters, digits and `_`.
func isIdentifier(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
}

func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
}

func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
