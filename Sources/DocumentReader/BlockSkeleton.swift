import Diagnostics

/// A file as it is shown to cmark: every byte at its place, but only those with their value that blocks are made of.
///
/// cmark finds the blocks, we read the text inside them ourselves. So the skeleton has an `x` wherever inline markup or a
/// dividing pipe stands, and every table has one column. What it gains: positions stay true (cmark would otherwise unescape
/// pipes, and put three bytes for a NUL), no link definition vanishes from the text, and cmark's inline phase and
/// its filling of short table rows, which both can take more than linear time or memory, have nothing to do.
struct BlockSkeleton {
    private(set) var bytes: [UInt8]
    /// Where list or quote markers stand that are nested too deeply; they are plain text in the skeleton.
    private(set) var tooDeep: [Int] = []

    /// Markers to the right of this column are not read: at two columns a level, that is a depth of 100.
    static let lastMarkerColumn = 200
    static let placeholder = UInt8(ascii: "x")

    init(of source: SourceText) {
        bytes = source.bytes
        let start = bytes.has("\u{FEFF}", at: 0, before: bytes.count) ? 3 : 0
        // No block is made of anything but ASCII. cmark ends a table at bytes that are not UTF-8.
        for index in start..<bytes.count where bytes[index] == 0 || bytes[index] >= 0x80 {
            bytes[index] = Self.placeholder
        }
        var cellsAbove = 0
        for line in source.lineStarts.indices {
            let slice = source.bytes(ofLine: line)
            let range = max(start, slice.startIndex)..<max(start, slice.endIndex)
            cellsAbove = hideInlines(inLine: bytes.trimmed(range), startingAt: range.lowerBound, cellsAbove: cellsAbove)
        }
    }

    /// Leaves of a line what blocks are made of, and answers how many table cells it would have.
    private mutating func hideInlines(inLine line: Range<Int>, startingAt lineStart: Int, cellsAbove: Int) -> Int {
        if line.isEmpty || isRuler(line) { return 0 }
        let content = contentStart(of: line, startingAt: lineStart)..<line.upperBound
        guard let first = content.first else { return 0 }
        // A backtick fence stays one only if its info string has no backtick.
        if bytes.has("```", at: first, before: content.upperBound) { return 0 }
        let cells = TableLine.countCells(in: bytes, content)
        if let delimiters = TableLine.delimiterCells(in: bytes, content) {
            hideColumns(ofDelimiterRow: content, isTable: delimiters == cellsAbove)
        } else {
            hideMarkup(in: content)
        }
        return cells
    }

    /// Makes a delimiter row one of a single column, or none at all if the line above is not its header.
    private mutating func hideColumns(ofDelimiterRow content: Range<Int>, isTable: Bool) {
        guard let first = content.first, let last = content.last else { return }
        guard isTable else {
            bytes[last] = Self.placeholder
            return
        }
        guard content.count > 2 else { return }
        for index in content { bytes[index] = .dash }
        bytes[first] = .pipe
        bytes[last] = .pipe
    }

    private mutating func hideMarkup(in content: Range<Int>) {
        for index in content {
            switch bytes[index] {
            case .leftBracket, .star, .underscore, .backtick, .ampersand:
                bytes[index] = Self.placeholder
            case .pipe where index > content.lowerBound:
                bytes[index] = Self.placeholder
            case .less where index > content.lowerBound:
                // `</` may end an HTML block that began above.
                let next = index + 1
                if next == content.upperBound || bytes[next] != .slash { bytes[index] = Self.placeholder }
            default:
                break
            }
        }
    }

    /// Whether the line has nothing but `-`, `*` or `_` of one kind: a thematic break or a heading's underline.
    private func isRuler(_ line: Range<Int>) -> Bool {
        let mark = bytes[line.lowerBound]
        guard mark == .dash || mark == .star || mark == .underscore else { return false }
        return line.allSatisfy { bytes[$0] == mark || bytes[$0].isBlank }
    }

    /// Where the line's text begins, behind the markers of lists and quotes.
    private mutating func contentStart(of line: Range<Int>, startingAt lineStart: Int) -> Int {
        var index = lineStart
        var column = 0
        while index < line.upperBound {
            if bytes[index].isBlank {
                column = bytes[index] == .tab ? (column / 4 + 1) * 4 : column + 1
                index += 1
                continue
            }
            let length = markerLength(at: index, before: line.upperBound)
            if length == 0 { break }
            if column > Self.lastMarkerColumn {
                bytes[index] = Self.placeholder
                tooDeep.append(index)
                break
            }
            index += length
            column += length
        }
        return index
    }

    /// The length of a `>`, `-`, `*`, `+`, `1.` or `1)` that opens a block; 0 if none stands here.
    private func markerLength(at index: Int, before end: Int) -> Int {
        switch bytes[index] {
        case .greater:
            return 1
        case .dash, .star, UInt8(ascii: "+"):
            return index + 1 == end || bytes[index + 1].isBlank ? 1 : 0
        case let byte where byte.isDigit:
            var next = index
            while next < end, bytes[next].isDigit, next - index < 10 { next += 1 }
            guard next - index < 10, next < end else { return 0 }
            guard bytes[next] == UInt8(ascii: ".") || bytes[next] == .rightParenthesis else { return 0 }
            next += 1
            return next == end || bytes[next].isBlank ? next - index : 0
        default:
            return 0
        }
    }
}
