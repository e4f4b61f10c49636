/// A line of a file as it looks in a terminal: what stands at which column.
///
/// Widths are those of a terminal: two columns for East Asian wide characters and emoji, none for combining marks, tabs up to
/// the next multiple of four. Control and direction-changing characters are shown as U+FFFD, since they could make
/// the text look other than it is.
struct DisplayedLine {
    /// What takes the same columns: a character with its marks, or a tab.
    struct Cell {
        var text: String
        /// The first column that it takes, from 0.
        var column: Int
        var width: Int
        /// Bytes of the file.
        var bytes: Range<Int>
    }

    private(set) var cells: [Cell] = []
    private(set) var width = 0

    /// More of a line is never shown, so that a hostile one takes no memory.
    private static let mostBytes = 8192

    /// - Parameters:
    ///   - line: zero-based.
    ///   - offset: the byte of the file that has to be shown; of a very long line only what is near it is.
    init(_ source: SourceText, line: Int, around offset: Int = 0) {
        self.init(source.bytes[Self.shownBytes(source, line: line, around: offset)])
    }

    /// The bytes that are shown of a line. Of a very long one it is a piece that begins at a multiple of half the most
    /// bytes, so that places near each other have the same piece.
    static func shownBytes(_ source: SourceText, line: Int, around offset: Int) -> Range<Int> {
        let text = source.withoutByteOrderMark(source.bytes(ofLine: line))
        guard text.count > mostBytes else { return text.startIndex..<text.endIndex }
        let half = mostBytes / 2
        let place = min(max(offset, text.startIndex), text.endIndex) - text.startIndex
        var start = text.startIndex + max(0, place / half * half - half / 2)
        while start > text.startIndex, text[start] & 0xC0 == 0x80 { start -= 1 }
        return start..<min(start + mostBytes, text.endIndex)
    }

    /// - Parameter text: of one line, without its ending.
    init(_ text: ArraySlice<UInt8>) {
        var joinsNext = false
        forEachScalar(in: text) { scalar, bytes in
            if let last = cells.last, joinsNext || scalar.joinsCharacter(before: last.text) {
                extend(with: scalar, endingAt: bytes.upperBound)
            } else {
                append(scalar, bytes)
            }
            joinsNext = scalar.value == 0x200D
        }
    }

    private mutating func append(_ scalar: Unicode.Scalar, _ bytes: Range<Int>) {
        if scalar == "\t" {
            let columns = 4 - width % 4
            cells.append(
                Cell(text: String(repeating: " ", count: columns), column: width, width: columns, bytes: bytes)
            )
            width += columns
            return
        }
        let shown = scalar.isUnsafeToShow ? "\u{FFFD}" : scalar
        cells.append(Cell(text: String(shown), column: width, width: shown.terminalWidth, bytes: bytes))
        width += shown.terminalWidth
    }

    private mutating func extend(with scalar: Unicode.Scalar, endingAt end: Int) {
        let last = cells.count - 1
        cells[last].text.unicodeScalars.append(scalar)
        cells[last].bytes = cells[last].bytes.lowerBound..<end
        // The selector for emoji, and the second letter of a flag, make one wide character.
        if scalar.value == 0xFE0F || scalar.isRegionalIndicator, cells[last].width == 1 {
            cells[last].width = 2
            width += 1
        }
    }

    /// The columns that a range of bytes takes; one column behind the line's text if it takes none there.
    func columns(of bytes: Range<Int>) -> Range<Int> {
        var start: Int?
        var end = 0
        for cell in cells[firstIndex { $0.bytes.upperBound >= bytes.lowerBound }...] {
            if cell.bytes.lowerBound > bytes.upperBound { break }
            let isInside = cell.bytes.lowerBound < bytes.upperBound && bytes.lowerBound < cell.bytes.upperBound
            let isAtEmptySpan = bytes.isEmpty && cell.bytes.contains(bytes.lowerBound)
            if isInside || isAtEmptySpan {
                start = start ?? cell.column
                end = cell.column + max(1, cell.width)
            }
        }
        guard let start else { return width..<(width + 1) }
        return start..<end
    }

    /// The part of the line around `mark` that fits into `limit` columns, and where the mark stands in it.
    ///
    /// An ellipsis stands for what is left out at either end.
    func window(around mark: Range<Int>, limit: Int) -> (text: String, mark: Range<Int>) {
        if max(width, mark.upperBound) <= limit { return (cells.map(\.text).joined(), mark) }
        let room = max(limit - 2, 1)
        let context = max(0, room - mark.count) / 2
        let latestStart = max(0, max(width, mark.upperBound) - room)
        let wantedStart = min(max(0, mark.lowerBound - context), latestStart)
        var text = ""
        var shownWidth = 0
        var shownStart: Int?
        var isCut = false
        for cell in cells[firstIndex { $0.column >= wantedStart }...] {
            if shownWidth + cell.width > room {
                isCut = true
                break
            }
            shownStart = shownStart ?? cell.column
            text += cell.text
            shownWidth += cell.width
        }
        let start = shownStart ?? wantedStart
        let offset = start > 0 ? 1 - start : 0
        let lower = mark.lowerBound + offset
        let end = (start > 0 ? 1 : 0) + max(shownWidth, mark.lowerBound - start + 1)
        let shown = (start > 0 ? "…" : "") + text + (isCut ? "…" : "")
        return (shown, lower..<max(lower + 1, min(mark.upperBound + offset, end)))
    }

    /// Of the cells, whose places and columns ascend, the first with what holds of all behind it too.
    private func firstIndex(where holds: (Cell) -> Bool) -> Int {
        var low = 0
        var high = cells.count
        while low < high {
            let middle = (low + high) / 2
            if holds(cells[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
