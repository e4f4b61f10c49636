import Diagnostics

/// The file with its tables aligned, and every byte outside them as it was.
///
/// Cells are padded to the width that they take in a terminal; the row of dashes keeps its colons, and its columns decide to
/// which side cells are pushed. What a cell says, escapes and code spans included, stays byte for byte; so do line endings and
/// what stands before a table on its lines. Formatting twice gives what formatting once gave.
public func formatTables(of file: SourceText) -> SourceText {
    let document = readDocument(files: [file])
    var lines: [Int: [UInt8]] = [:]
    for table in document.allTables {
        if let format = TableFormat(table, in: file) { lines.merge(format.lines) { first, _ in first } }
    }
    guard !lines.isEmpty else { return file }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.bytes.count * 5 / 4)
    for line in file.lineStarts.indices {
        let old = file.bytes(ofLine: line)
        let end = line + 1 < file.lineStarts.count ? file.lineStarts[line + 1] : file.bytes.count
        bytes += lines[line].map { $0[...] } ?? old
        bytes += file.bytes[old.endIndex..<end]
    }
    return SourceText(name: file.name, bytes: bytes)
}

/// The aligned lines of one table.
struct TableFormat {
    /// By the number of the line, without its ending.
    private(set) var lines: [Int: [UInt8]] = [:]

    private enum Side { case left, right, middle }

    private struct Column {
        var width = 1
        var side = Side.left
        var hasLeftColon = false
        var hasRightColon = false
    }

    private let file: SourceText

    /// Nil where the lines of the file are not those of the table.
    init?(_ table: Table, in file: SourceText) {
        self.file = file
        let first = file.line(of: table.span.start)
        let last = first + 1 + table.rows.count
        guard last < file.lineStarts.count, file.line(of: table.span.end) <= last else { return nil }
        let header = table.span.start - file.lineStarts[first]
        let starts = (first...last).map { line in line == first ? table.span.start : textStart(of: line) }
        var rows = zip(first...last, starts).map { line, start in
            TableLine.cells(in: file.bytes, start..<max(start, file.bytes(ofLine: line).endIndex))
                .map { file.bytes.trimmed($0) }
        }
        guard rows[0].count == rows[1].count, !rows[0].isEmpty else { return nil }
        for (index, line) in (first...last).enumerated() where rows[index].count < rows[0].count {
            // Its missing cells stand where the line ends: a pipe there would move them away from what is written.
            if !endsWithPipe(line) { rows[index] = [] }
        }
        let columns = columns(of: rows)
        let prefix = file.bytes[file.lineStarts[first]..<(file.lineStarts[first] + header)]
        for (index, line) in (first...last).enumerated() where !rows[index].isEmpty {
            let isOwn = index == 0 || !prefix.allSatisfy { $0 == .space }
            var text = isOwn ? Array(file.bytes[file.lineStarts[line]..<starts[index]]) : Array(prefix)
            if index == 1 {
                append(delimiters: columns.prefix(rows[1].count), to: &text)
            } else {
                append(rows[index], columns, to: &text)
            }
            lines[line] = text
        }
    }

    private func textStart(of line: Int) -> Int {
        let bytes = file.bytes(ofLine: line)
        return file.bytes.trimmed(bytes.startIndex..<bytes.endIndex).lowerBound
    }

    private func endsWithPipe(_ line: Int) -> Bool {
        let bytes = file.bytes(ofLine: line)
        let text = file.bytes.trimmed(bytes.startIndex..<bytes.endIndex)
        return text.last.map { TableLine.dividesCells(file.bytes, $0, from: text.lowerBound) } ?? false
    }

    private func columns(of rows: [[Range<Int>]]) -> [Column] {
        var columns = [Column](repeating: Column(), count: rows.map(\.count).max() ?? 0)
        for (index, cell) in rows[1].enumerated() {
            columns[index].hasLeftColon = cell.first.map { file.bytes[$0] } == .colon
            columns[index].hasRightColon = cell.last.map { file.bytes[$0] } == .colon
            switch (columns[index].hasLeftColon, columns[index].hasRightColon) {
            case (true, true): columns[index].side = .middle
            case (false, true): columns[index].side = .right
            default: columns[index].side = .left
            }
        }
        for (index, row) in rows.enumerated() where index != 1 {
            for (column, cell) in row.enumerated() {
                columns[column].width = max(columns[column].width, width(cell))
            }
        }
        return columns
    }

    private func width(_ cell: Range<Int>) -> Int { file.bytes[cell].terminalWidth }

    private func append(_ row: [Range<Int>], _ columns: [Column], to text: inout [UInt8]) {
        text.append(.pipe)
        for (cell, column) in zip(row, columns) {
            let room = column.width - width(cell)
            let before =
                switch column.side {
                case .left: 0
                case .right: room
                case .middle: room / 2
                }
            text += repeatElement(.space, count: 1 + before)
            text += file.bytes[cell]
            text += repeatElement(.space, count: 1 + room - before)
            text.append(.pipe)
        }
    }

    private func append(delimiters columns: ArraySlice<Column>, to text: inout [UInt8]) {
        text.append(.pipe)
        for column in columns {
            var dashes = [UInt8](repeating: .dash, count: column.width + 2)
            if column.hasLeftColon { dashes[0] = .colon }
            if column.hasRightColon { dashes[dashes.count - 1] = .colon }
            text += dashes
            text.append(.pipe)
        }
    }
}

extension Document {
    /// Every table, those inside lists included.
    fileprivate var allTables: [Table] {
        (preamble + allSections.flatMap(\.blocks)).flatMap { $0.allTables }
    }
}

extension Block {
    fileprivate var allTables: [Table] {
        switch self {
        case .table(let table): return [table]
        case .list(let items):
            var tables: [Table] = []
            var waiting = items[...]
            while let item = waiting.popFirst() {
                tables += item.blocks.flatMap { $0.allTables }
                waiting += item.children
            }
            return tables
        case .paragraph, .fence, .other: return []
        }
    }
}
