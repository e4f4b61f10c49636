import Diagnostics

/// Reads the rows of a table, each from its line.
struct TableReader {
    let source: SourceText
    let file: Int
    private(set) var diagnostics: [Diagnostic] = []
    private let headerLine: Range<Int>
    private let header: [Inline]
    private var rows: [Table.Row] = []

    init(source: SourceText, file: Int, header line: Range<Int>) {
        self.source = source
        self.file = file
        headerLine = line
        header = TableLine.cells(in: source.bytes, line).map { Self.inline(source, file, cell: $0) }
    }

    mutating func append(row line: Range<Int>) {
        let ranges = TableLine.cells(in: source.bytes, line)
        var cells = ranges.prefix(header.count).map { Self.inline(source, file, cell: $0) }
        if ranges.count > header.count {
            let extra = ranges[header.count]
            let text = source.bytes.trimmed(extra)
            let marked = text.isEmpty ? extra : text
            diagnostics.append(
                .tooManyCells(
                    at: SourceSpan(file: file, start: marked.lowerBound, end: marked.upperBound),
                    count: ranges.count,
                    columns: header.count,
                    header: SourceSpan(file: file, start: headerLine.lowerBound, end: headerLine.upperBound),
                    row: SourceSpan(file: file, start: line.lowerBound, end: marked.lowerBound)
                )
            )
        }
        let end = SourceSpan(file: file, start: line.upperBound, end: line.upperBound)
        while cells.count < header.count { cells.append(Inline(runs: [], span: end)) }
        let span = SourceSpan(file: file, start: line.lowerBound, end: line.upperBound)
        rows.append(Table.Row(cells: cells, span: span))
    }

    func table(endingAt end: Int) -> Table {
        Table(header: header, rows: rows, span: SourceSpan(file: file, start: headerLine.lowerBound, end: end))
    }

    private static func inline(_ source: SourceText, _ file: Int, cell: Range<Int>) -> Inline {
        let text = source.bytes.trimmed(cell)
        if text.isEmpty {
            // Behind the first blank, so that what is written there stands apart from the pipe.
            let place = cell.lowerBound + min(1, cell.count)
            return Inline(runs: [], span: SourceSpan(file: file, start: place, end: place))
        }
        return InlineScanner.read(source, file: file, cell: text)
    }
}

/// Tells text that its writer means as a table, but Markdown does not.
struct TableLikeText {
    let source: SourceText
    let file: Int
    /// A table stands right above, only blank lines between.
    let isBelowTable: Bool

    func diagnostic(ofParagraph lines: [Range<Int>]) -> Diagnostic? {
        for (above, line) in zip(lines, lines.dropFirst()) {
            guard let delimiters = TableLine.delimiterCells(in: source.bytes, line) else { continue }
            guard [above, line].contains(where: { TableLine.hasDividingPipe(source.bytes, $0) }) else { continue }
            let cells = TableLine.countCells(in: source.bytes, above)
            if cells == delimiters { return .tableIndented(at: span(line)) }
            return .tableHeaderMismatch(header: span(above), cells: cells, delimiters: span(line), count: delimiters)
        }
        guard let row = lines.first(where: isRow) else { return nil }
        return isBelowTable ? .tableDivided(at: span(row)) : .tableWithoutDelimiters(at: span(row), cells: cells(row))
    }

    func diagnostic(ofIndentedCode lines: [Range<Int>]) -> Diagnostic? {
        guard let first = lines.first, isRow(first) else { return nil }
        return .tableIndented(at: span(first))
    }

    /// Begins and ends with a pipe.
    private func isRow(_ line: Range<Int>) -> Bool {
        guard line.count > 1, source.bytes[line.lowerBound] == .pipe else { return false }
        return TableLine.dividesCells(source.bytes, line.upperBound - 1, from: line.lowerBound)
    }

    private func cells(_ line: Range<Int>) -> Int { TableLine.countCells(in: source.bytes, line) }

    private func span(_ range: Range<Int>) -> SourceSpan {
        SourceSpan(file: file, start: range.lowerBound, end: range.upperBound)
    }
}
