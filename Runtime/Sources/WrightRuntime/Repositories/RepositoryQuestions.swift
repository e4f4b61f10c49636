import Foundation

// What conditions and expressions of written services ask a table beside rows.
extension Repository {
    /// A condition about no row in particular: the table has a row for which the given one holds.
    public static func some(where condition: SQLCondition) -> SQLCondition {
        SQLCondition("EXISTS (SELECT 1 FROM \(Model.quotedTable) WHERE \(condition.text))", condition.values)
    }

    /// The condition that the row has this id; for nil it holds for no row.
    public static func isRow(_ id: UUID?) -> SQLCondition {
        id.map(Model.identified) ?? .never
    }

    /// The row that a reference names.
    /// - Throws: ``StorageError`` of code `missingRow` if it is gone, which its foreign key rules out.
    public static func existing(_ id: UUID, in transaction: any ReadTransaction) throws -> Model {
        guard let row = try find(id, in: transaction) else {
            throw StorageError(.missingRow, "There is no \(Model.entityName) \(id.text), though a row refers to it.")
        }
        return row
    }

    /// The row that a reference names; nil for nil.
    /// - Throws: ``StorageError`` of code `missingRow` if it is gone, which its foreign key rules out.
    public static func existing(_ id: UUID?, in transaction: any ReadTransaction) throws -> Model? {
        try id.map { try existing($0, in: transaction) }
    }
}

extension ReadTransaction {
    /// The column `value` of the one row that the statement answers with.
    /// - Throws: ``StorageError``.
    public func value<V: ColumnValue>(_ statement: SQLStatement) throws -> V {
        try answer(to: statement)["value"]
    }

    /// The exact number in the column `value` of the one row that the statement answers with.
    /// - Throws: ``StorageError``.
    public func decimal(_ statement: SQLStatement, scale: Int) throws -> Decimal {
        try answer(to: statement).decimal("value", scale: scale)
    }

    /// The exact number, or nil for null, in the column `value` of the one row that the statement answers with.
    /// - Throws: ``StorageError``.
    public func decimal(_ statement: SQLStatement, scale: Int) throws -> Decimal? {
        try answer(to: statement).decimal("value", scale: scale)
    }

    private func answer(to statement: SQLStatement) throws -> Row {
        guard let row = try firstRow(statement) else {
            throw StorageError(.failedStatement, "A statement that asks for one value gave no row.")
        }
        return row
    }
}
