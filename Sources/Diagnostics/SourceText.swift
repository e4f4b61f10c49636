/// One file of a design, held as UTF-8, with the places where its lines begin.
///
/// Offsets are byte offsets into `bytes`. Lines end at LF, CRLF or a lone CR.
public struct SourceText: Sendable, Equatable {
    /// The name the user gave it: a path as typed.
    public let name: String
    public let bytes: [UInt8]
    /// Byte offset of the first byte of each line; never empty.
    public let lineStarts: [Int]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
        var starts = [0]
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\n") {
                starts.append(index + 1)
            } else if bytes[index] == UInt8(ascii: "\r"),
                index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n")
            {
                starts.append(index + 1)
            }
            index += 1
        }
        self.lineStarts = starts
    }

    public init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    /// Zero-based line that holds the byte offset.
    public func line(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// Bytes of a zero-based line without its line ending; empty for a line that does not exist.
    public func bytes(ofLine line: Int) -> ArraySlice<UInt8> {
        guard line >= 0, line < lineStarts.count else { return [] }
        let start = lineStarts[line]
        var end = line + 1 < lineStarts.count ? lineStarts[line + 1] : bytes.count
        while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return bytes[start..<end]
    }

    public func text(ofLine line: Int) -> String {
        String(decoding: bytes(ofLine: line), as: UTF8.self)
    }

    public func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }
}

/// A stretch of a file: which file of the design, and the bytes.
public struct SourceSpan: Sendable, Hashable, Comparable {
    /// Index of the file in the design's list of files.
    public var file: Int
    public var start: Int
    public var end: Int

    public init(file: Int = 0, start: Int, end: Int) {
        self.file = file
        self.start = start
        self.end = max(start, end)
    }

    public var isEmpty: Bool { start == end }

    /// The empty span just behind this one.
    public var after: SourceSpan { SourceSpan(file: file, start: end, end: end) }

    /// The smallest span that holds both; `self` if they lie in different files.
    public func union(_ other: SourceSpan) -> SourceSpan {
        guard file == other.file else { return self }
        return SourceSpan(file: file, start: min(start, other.start), end: max(end, other.end))
    }

    public static func < (left: SourceSpan, right: SourceSpan) -> Bool {
        (left.file, left.start, left.end) < (right.file, right.start, right.end)
    }
}

/// A value and the place it stands at.
public struct Located<Value> {
    public var value: Value
    public var span: SourceSpan

    public init(_ value: Value, at span: SourceSpan) {
        self.value = value
        self.span = span
    }

    /// Another value at the same place.
    public func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Located<Other> {
        Located<Other>(try transform(value), at: span)
    }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
