import Diagnostics
import DocumentReader

/// What a table of the format looks like.
struct TableGrammar {
    /// As messages call it: "field table".
    var name: String
    /// The first one names the row, and by it the table is known.
    var columns: [Column]
    /// Columns that may be left out.
    var optional: Set<Column> = []
    /// Whether the heading needs the table.
    var isRequired = true

    var key: Column { columns[0] }

    var header: String { columns.filter { !optional.contains($0) }.map { "`\($0.rawValue)`" }.joined(separator: ", ") }

    /// How well the header fits: the number of columns found, 0 if it is no such table.
    func fit(of header: [String]) -> Int {
        let found = columns.filter { column in header.contains(where: column.keys.contains) }
        guard !found.isEmpty else { return 0 }
        let namesRows = header.first.map(key.keys.contains) ?? false
        return namesRows || found.count * 2 > columns.count - optional.count ? found.count + (namesRows ? 1 : 0) : 0
    }
}

/// A table whose columns have been recognised.
struct ReadTable {
    var rows: [ReadRow]
    var span: SourceSpan
}

struct ReadRow {
    fileprivate var cells: [Column: Inline]
    var span: SourceSpan

    /// `nil` where the table lacks the column, which has been reported.
    subscript(column: Column) -> Inline? { cells[column] }

    /// The words of a cell that holds prose.
    func prose(_ column: Column) -> String {
        guard let cell = cells[column], !cell.isNone else { return "" }
        return cell.plainText
    }

    /// The place of a cell, or of the row where the column is missing.
    func span(_ column: Column) -> SourceSpan { cells[column]?.span ?? span }
}

extension Findings {
    /// Finds the columns of the table; reports those that are missing, unknown or there twice.
    func read(_ table: Table, as grammar: TableGrammar) -> ReadTable {
        let keys = table.header.map { matchKey($0.plainText) }
        var positions: [Column: Int] = [:]
        for (index, key) in keys.enumerated() {
            let header = table.header[index]
            guard let column = grammar.columns.first(where: { $0.keys.contains(key) }) else {
                reportUnknownColumn(index, of: table, grammar)
                continue
            }
            if let first = positions[column] {
                duplicateColumn(header.located, first: table.header[first].span)
            } else {
                positions[column] = index
            }
        }
        for column in grammar.columns where positions[column] == nil && !grammar.optional.contains(column) {
            missingColumn(column, of: table, grammar)
        }
        let rows = table.rows.map { row in
            keep(row.cells)
            return ReadRow(
                cells: positions.compactMapValues { $0 < row.cells.count ? row.cells[$0] : nil },
                span: row.span
            )
        }
        return ReadTable(rows: rows, span: table.span)
    }

    /// The cell, if something stands in it; reports an empty one.
    func needed(_ column: Column, of row: ReadRow, help: String) -> Inline? {
        guard let cell = row[column] else { return nil }
        guard cell.isNone else { return cell }
        error(
            "empty-cell",
            "The cell `\(column.rawValue)` is empty",
            at: cell.span.isEmpty ? cell.span : cell.span,
            because: [DiagnosticLabel(row.span, "in this row")],
            leadsTo: "The row says too little to build anything from.",
            help: help
        )
        return nil
    }

    private func reportUnknownColumn(_ index: Int, of table: Table, _ grammar: TableGrammar) {
        let header = table.header[index]
        let isIdle = header.isNone && table.rows.allSatisfy { index >= $0.cells.count || $0.cells[index].isNone }
        guard !isIdle else { return }
        let known = grammar.columns.map(\.rawValue)
        let meant = didYouMean(header.plainText, among: known)
        error(
            "unknown-column",
            "The \(grammar.name) has no column `\(header.plainText)`",
            at: header.span,
            leadsTo: "Nothing in this column would be built.",
            help: meant.map { "Did you mean `\($0)`?" }
                ?? "Its columns are \(grammar.header); put prose above or below the table.",
            fixIts: meant.map { [FixIt(meaning: $0, insteadOf: header.plainText, among: known, at: header.span)] } ?? []
        )
    }

    private func duplicateColumn(_ header: Located<String>, first: SourceSpan) {
        error(
            "duplicate-column",
            "The column `\(header.value)` stands here for the second time",
            at: header.span,
            because: [DiagnosticLabel(first, "the first one")],
            leadsTo: "Only one of the two can count.",
            help: "Remove one of them."
        )
    }

    private func missingColumn(_ column: Column, of table: Table, _ grammar: TableGrammar) {
        error(
            "missing-column",
            "The \(grammar.name) lacks the column `\(column.rawValue)`",
            at: table.headerSpan,
            leadsTo: "What the column says of each row would have to be guessed.",
            help: "Its columns are \(grammar.header); a cell may be empty."
        )
    }
}

extension Table {
    var headerSpan: SourceSpan {
        guard let first = header.first?.span, let last = header.last?.span else { return span }
        return first.union(last)
    }
}
