/// How one line of a table falls into cells.
///
/// A pipe right behind a backslash does not divide cells; any other does, inside a code span too. That is how
/// GitHub-flavoured Markdown reads a row.
enum TableLine {
    /// The cells of a row, blanks around their text included.
    ///
    /// The first and the last pipe of a row may be left out.
    static func cells(in bytes: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
        var cells: [Range<Int>] = []
        forEachCell(in: bytes, line) { cells.append($0) }
        return cells
    }

    static func countCells(in bytes: [UInt8], _ line: Range<Int>) -> Int {
        var count = 0
        forEachCell(in: bytes, line) { _ in count += 1 }
        return count
    }

    private static func forEachCell(in bytes: [UInt8], _ line: Range<Int>, _ body: (Range<Int>) -> Void) {
        let content = bytes.trimmed(line)
        var start = content.lowerBound
        if start < content.upperBound, bytes[start] == .pipe { start += 1 }
        var index = start
        while index < content.upperBound {
            if dividesCells(bytes, index, from: content.lowerBound) {
                body(start..<index)
                start = index + 1
            }
            index += 1
        }
        if start < content.upperBound { body(start..<content.upperBound) }
    }

    /// Whether a pipe that divides cells stands at `index` of a line that begins at `lineStart`.
    static func dividesCells(_ bytes: [UInt8], _ index: Int, from lineStart: Int) -> Bool {
        bytes[index] == .pipe && (index == lineStart || bytes[index - 1] != .backslash)
    }

    static func hasDividingPipe(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        line.contains { dividesCells(bytes, $0, from: line.lowerBound) }
    }

    /// The number of cells of a delimiter row such as `|---|:-:|`; nil if the line is none.
    ///
    /// A line of dashes alone is none: it underlines a heading or divides text.
    static func delimiterCells(in bytes: [UInt8], _ line: Range<Int>) -> Int? {
        let content = bytes.trimmed(line)
        var isMoreThanDashes = false
        for index in content {
            let byte = bytes[index]
            if byte == .pipe || byte == .colon {
                isMoreThanDashes = true
            } else if byte != .dash, !byte.isBlank {
                return nil
            }
        }
        guard isMoreThanDashes else { return nil }
        var count = 0
        var isWellFormed = true
        forEachCell(in: bytes, content) { cell in
            count += 1
            if !isDelimiterCell(bytes, cell) { isWellFormed = false }
        }
        return isWellFormed && count > 0 ? count : nil
    }

    /// Dashes, at least one, with or without a colon at either end.
    private static func isDelimiterCell(_ bytes: [UInt8], _ cell: Range<Int>) -> Bool {
        var marker = bytes.trimmed(cell)
        if let first = marker.first, bytes[first] == .colon { marker = (first + 1)..<marker.upperBound }
        if let last = marker.last, bytes[last] == .colon { marker = marker.lowerBound..<last }
        return !marker.isEmpty && marker.allSatisfy { bytes[$0] == .dash }
    }
}
