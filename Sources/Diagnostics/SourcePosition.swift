/// A place in a file as people and editors count it.
public struct SourcePosition: Sendable, Hashable {
    /// From 1.
    public var line: Int
    /// From 1, in Unicode scalars. A byte order mark does not count; a byte that is not UTF-8 counts as one.
    public var column: Int
    /// Bytes from the beginning of the file, from 0.
    public var offset: Int

    public init(line: Int, column: Int, offset: Int) {
        self.line = line
        self.column = column
        self.offset = offset
    }
}

extension SourceText {
    /// The position of a byte; the end of the file for an offset behind it.
    ///
    /// Inside a line ending it is the place just behind the line's text.
    public func position(of offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), bytes.count)
        let line = self.line(of: offset)
        let text = bytes(ofLine: line)
        let before = withoutByteOrderMark(bytes[text.startIndex..<max(text.startIndex, min(offset, text.endIndex))])
        var column = 1
        forEachScalar(in: before) { _, _ in column += 1 }
        return SourcePosition(line: line + 1, column: column, offset: offset)
    }

    /// The column as editors count it, from 1: in code units of UTF-16.
    func utf16Column(of offset: Int) -> Int {
        let offset = min(max(offset, 0), bytes.count)
        let text = bytes(ofLine: line(of: offset))
        let before = withoutByteOrderMark(text[text.startIndex..<max(text.startIndex, min(offset, text.endIndex))])
        var column = 1
        forEachScalar(in: before) { scalar, _ in column += scalar.value > 0xFFFF ? 2 : 1 }
        return column
    }

    /// The bytes without the mark that some editors put at the beginning of a file.
    func withoutByteOrderMark(_ slice: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        slice.startIndex == 0 && slice.starts(with: [0xEF, 0xBB, 0xBF]) ? slice.dropFirst(3) : slice
    }
}

/// Hands each scalar with the range of its bytes to `body`; what is not UTF-8 comes as U+FFFD.
public func forEachScalar(in bytes: ArraySlice<UInt8>, _ body: (Unicode.Scalar, Range<Int>) -> Void) {
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = bytes.startIndex
    while true {
        switch parser.parseScalar(from: &iterator) {
        case .valid(let encoded):
            body(Unicode.UTF8.decode(encoded), offset..<(offset + encoded.count))
            offset += encoded.count
        case .error(let length):
            body("\u{FFFD}", offset..<(offset + length))
            offset += length
        case .emptyInput:
            return
        }
    }
}
