/// Lines that have been laid out for the terminal. Many findings stand in few lines, and a long line costs much to lay out.
struct ShownLines {
    private struct Key: Hashable {
        var file: Int
        var bytes: Range<Int>
    }

    private var lines: [Key: DisplayedLine] = [:]
    /// The beginnings of the characters of the line that was asked for last.
    private var counted: (key: Key, beginnings: [Int])?

    /// As many as a finding and its notes may well show; a long one takes half a megabyte.
    private static let mostLines = 16

    /// - Parameters:
    ///   - line: zero-based.
    ///   - offset: the byte of the file that has to be shown.
    mutating func line(_ line: Int, of source: SourceText, file: Int, around offset: Int) -> DisplayedLine {
        let key = Key(file: file, bytes: DisplayedLine.shownBytes(source, line: line, around: offset))
        if let known = lines[key] { return known }
        if lines.count == Self.mostLines { lines.removeAll() }
        let shown = DisplayedLine(source.bytes[key.bytes])
        lines[key] = shown
        return shown
    }

    /// The column as people count it, from 1: in characters, a letter with its accents being one and so a tab.
    mutating func characterColumn(of offset: Int, line: Int, of source: SourceText, file: Int) -> Int {
        let text = source.withoutByteOrderMark(source.bytes(ofLine: line))
        let key = Key(file: file, bytes: text.startIndex..<text.endIndex)
        let beginnings: [Int]
        if let counted, counted.key == key {
            beginnings = counted.beginnings
        } else {
            let isPlain = text.allSatisfy { $0 < 0x80 }
            beginnings = isPlain ? Array(text.indices) : DisplayedLine(text).cells.map(\.bytes.lowerBound)
            counted = (key, beginnings)
        }
        var low = 0
        var high = beginnings.count
        while low < high {
            let middle = (low + high) / 2
            if beginnings[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low + 1
    }
}
