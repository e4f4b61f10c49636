import Diagnostics

/// The text of a cell or of a paragraph's lines, put together, each byte with the place it came from.
struct InlineText {
    private(set) var bytes: [UInt8] = []
    /// For each byte the offset in the file where it begins. An unescaped `\|` begins at its backslash.
    private var starts: [Int] = []
    let file: Int
    /// The whole stretch, trimmed.
    let span: SourceSpan

    /// A cell: one range, in which `\|` stands for a pipe.
    init(_ source: SourceText, file: Int, cell: Range<Int>) {
        self.file = file
        span = SourceSpan(file: file, start: cell.lowerBound, end: cell.upperBound)
        bytes.reserveCapacity(cell.count)
        starts.reserveCapacity(cell.count)
        var index = cell.lowerBound
        while index < cell.upperBound {
            starts.append(index)
            if source.bytes[index] == .backslash, index + 1 < cell.upperBound, source.bytes[index + 1] == .pipe {
                index += 1
            }
            bytes.append(source.bytes[index])
            index += 1
        }
    }

    /// Lines of one paragraph, each trimmed; a newline stands between two of them.
    init(_ source: SourceText, file: Int, lines: [Range<Int>]) {
        self.file = file
        let start = lines.first?.lowerBound ?? 0
        let end = lines.last?.upperBound ?? start
        span = SourceSpan(file: file, start: start, end: end)
        bytes.reserveCapacity(end - start)
        starts.reserveCapacity(end - start)
        for (number, line) in lines.enumerated() {
            if number > 0 {
                bytes.append(.newline)
                starts.append(lines[number - 1].upperBound)
            }
            bytes += source.bytes[line]
            starts += line
        }
    }

    /// The place of a range of `bytes`.
    func span(of range: Range<Int>) -> SourceSpan {
        guard let first = range.first, let last = range.last else {
            let place = range.lowerBound < starts.count ? starts[range.lowerBound] : span.end
            return SourceSpan(file: file, start: place, end: place)
        }
        // A byte ends where the next one begins, except at the end of a line.
        let isLineEnd = last + 1 == starts.count || bytes[last + 1] == .newline || bytes[last] == .newline
        let end = isLineEnd ? endOfLine(behind: last) : starts[last + 1]
        return SourceSpan(file: file, start: starts[first], end: end)
    }

    private func endOfLine(behind index: Int) -> Int {
        if index + 1 == starts.count { return span.end }
        return bytes[index] == .newline ? starts[index] + 1 : starts[index + 1]
    }

    /// The character that ends before `index`; a space at the beginning.
    func scalar(before index: Int) -> Unicode.Scalar {
        guard index > 0 else { return " " }
        var start = index - 1
        while start > 0, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self).unicodeScalars.last ?? " "
    }

    /// The character that begins at `index`; a space at the end.
    func scalar(at index: Int) -> Unicode.Scalar {
        guard index < bytes.count else { return " " }
        let end = min(index + 4, bytes.count)
        return String(decoding: bytes[index..<end], as: UTF8.self).unicodeScalars.first ?? " "
    }
}
