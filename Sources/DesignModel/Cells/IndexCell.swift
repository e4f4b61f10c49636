import Diagnostics
import DocumentReader

extension Findings {
    /// Reads `` `customer, placedAt desc` `` or `` unique `number` ``; fields are among `known`.
    func readIndex(_ cell: Inline, purpose: String, known: [String], entity: String, span: SourceSpan) -> Index? {
        var cursor = CellCursor(cell)
        let isUnique = cursor.takeWords("unique") != nil
        var columns: [Index.Column] = []
        if cursor.peek.kind == .code, let code = cursor.takeCode() {
            var inner = CellCursor(inside: code)
            guard readColumns(&inner, &columns, known, entity), cursor.isAtEnd else {
                if !cursor.isAtEnd { indexSyntax(at: cursor.restSpan) }
                return nil
            }
        } else if !readColumns(&cursor, &columns, known, entity) {
            return nil
        }
        return Index(columns: columns, isUnique: isUnique, purpose: purpose, span: span)
    }

    private func readColumns(
        _ cursor: inout CellCursor,
        _ columns: inout [Index.Column],
        _ known: [String],
        _ entity: String
    ) -> Bool {
        repeat {
            let name = cursor.peek
            guard let column = readOrder(&cursor, known: known, entity: entity) else { return false }
            if columns.contains(where: { $0.field == column.field }) {
                indexSyntax("`\(column.field)` stands here for the second time", at: name.span)
                return false
            }
            columns.append(column)
        } while cursor.takeSymbol(",")
        if !cursor.isAtEnd { indexSyntax(at: cursor.restSpan) }
        return cursor.isAtEnd
    }

    /// `createdAt desc`.
    func readOrder(_ cursor: inout CellCursor, known: [String], entity: String) -> Index.Column? {
        guard let field = cursor.takeName() else {
            indexSyntax(at: cursor.restSpan)
            return nil
        }
        let descending = cursor.takeWords("desc") != nil || cursor.takeWords("descending") != nil
        if !descending { _ = cursor.takeWords("asc") ?? cursor.takeWords("ascending") }
        guard known.contains(field.value) else {
            unknown("field", field, among: known, leadsTo: "\(entity) could not be put in this order.")
            return nil
        }
        return Index.Column(field: field.value, descending: descending)
    }

    private func indexSyntax(_ message: String = "This is no list of fields", at span: SourceSpan) {
        error(
            "index-syntax",
            message,
            at: span,
            leadsTo: "The database would have no such index.",
            help: "Write `` `customer, placedAt desc` `` or ``unique `number` ``."
        )
    }
}
