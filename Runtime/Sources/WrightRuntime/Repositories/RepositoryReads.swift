import Foundation

extension Repository {
    /// The row with that id, or nil.
    public static func find(_ id: UUID, in transaction: any ReadTransaction) throws -> Model? {
        try first(where: Model.identified(by: id), in: transaction)
    }

    /// The row with that id, locked until the end of the transaction, or nil.
    public static func lock(_ id: UUID, in transaction: any WriteTransaction) throws -> Model? {
        try lock(where: Model.identified(by: id), in: transaction)
    }

    /// A row for which the condition holds, the one with the least id if there are several, or nil.
    public static func first(where condition: SQLCondition, in transaction: any ReadTransaction) throws -> Model? {
        try transaction.firstRow(selection(condition, limit: 1)).map(Model.init(row:))
    }

    /// Like ``first(where:in:)``, and locks the row until the end of the transaction.
    public static func lock(where condition: SQLCondition, in transaction: any WriteTransaction) throws -> Model? {
        var statement = selection(condition, limit: 1)
        statement.text += transaction.dialect.lockingClause
        return try transaction.firstRow(statement).map(Model.init(row:))
    }

    /// Every row for which the condition holds, by id.
    public static func all(where condition: SQLCondition, in transaction: any ReadTransaction) throws -> [Model] {
        try transaction.rows(selection(condition)).map(Model.init(row:))
    }

    /// Every row for which the condition holds, by id, locked until the end of the transaction.
    public static func lockAll(where condition: SQLCondition, in transaction: any WriteTransaction) throws -> [Model] {
        var statement = selection(condition)
        statement.text += transaction.dialect.lockingClause
        return try transaction.rows(statement).map(Model.init(row:))
    }

    /// Whether the condition holds for any row.
    public static func exists(where condition: SQLCondition, in transaction: any ReadTransaction) throws -> Bool {
        let text = "SELECT 1 AS \"found\" FROM \(Model.quotedTable) WHERE \(condition.text) LIMIT 1"
        return try transaction.firstRow(SQLStatement(text, condition.values)) != nil
    }

    /// For how many rows the condition holds.
    public static func count(where condition: SQLCondition, in transaction: any ReadTransaction) throws -> Int {
        let text = "SELECT COUNT(*) AS \"count\" FROM \(Model.quotedTable) WHERE \(condition.text)"
        return try transaction.firstRow(SQLStatement(text, condition.values)).map { try $0["count"] } ?? 0
    }

    private static func selection(_ condition: SQLCondition, limit: Int? = nil) -> SQLStatement {
        let end = limit.map { " LIMIT \($0)" } ?? ""
        return SQLStatement(
            """
            SELECT \(Model.selectList) FROM \(Model.quotedTable) \
            WHERE \(condition.text) ORDER BY \(Model.qualified("id"))\(end)
            """,
            condition.values
        )
    }
}

// MARK: Rows under an access rule

extension Repository {
    /// The row with that id, if the filter admits it.
    /// - Parameter readable: which rows the caller may read at all.
    /// - Throws: ``Refusal`` 404 if there is no such row or the caller may not know of it; 403 if the caller may read it.
    public static func row(
        _ id: UUID,
        permittedBy permitted: RowFilter,
        readableBy readable: RowFilter? = nil,
        in transaction: any ReadTransaction
    ) throws -> Model {
        try row(where: Model.identified(by: id), permittedBy: permitted, readableBy: readable, in: transaction)
    }

    /// The row with that id, locked until the end of the transaction, if the filter admits it.
    /// - Parameter readable: which rows the caller may read at all.
    /// - Throws: ``Refusal`` 404 if there is no such row or the caller may not know of it; 403 if the caller may read it.
    public static func row(
        _ id: UUID,
        permittedBy permitted: RowFilter,
        readableBy readable: RowFilter? = nil,
        in transaction: any WriteTransaction
    ) throws -> Model {
        try row(where: Model.identified(by: id), permittedBy: permitted, readableBy: readable, in: transaction)
    }

    /// The row for which the condition holds, if the filter admits it; for paths that name a row by a unique field.
    /// - Throws: ``Refusal`` 404 and 403 as ``row(_:permittedBy:readableBy:in:)``.
    public static func row(
        where condition: SQLCondition,
        permittedBy permitted: RowFilter,
        readableBy readable: RowFilter? = nil,
        in transaction: any ReadTransaction
    ) throws -> Model {
        let statement = inspection(of: Model.selectList, condition, permitted, readable)
        return try Model(row: admitted(transaction.firstRow(statement)))
    }

    /// The row for which the condition holds, locked until the end of the transaction, if the filter admits it.
    /// - Throws: ``Refusal`` 404 and 403 as ``row(_:permittedBy:readableBy:in:)``.
    public static func row(
        where condition: SQLCondition,
        permittedBy permitted: RowFilter,
        readableBy readable: RowFilter? = nil,
        in transaction: any WriteTransaction
    ) throws -> Model {
        var statement = inspection(of: Model.selectList, condition, permitted, readable)
        statement.text += transaction.dialect.lockingClause
        return try Model(row: admitted(transaction.firstRow(statement)))
    }

    /// What the read model shows of the row for which the condition holds, if the filter admits it.
    /// - Throws: ``Refusal`` 404 and 403 as ``row(_:permittedBy:readableBy:in:)``.
    public static func row<View: ReadModel>(
        of view: View.Type,
        where condition: SQLCondition,
        permittedBy permitted: RowFilter,
        readableBy readable: RowFilter? = nil,
        in transaction: any ReadTransaction
    ) throws -> View where View.Source == Model {
        let list = View.selectList.map(\.text).joined(separator: ", ")
        return try View(row: admitted(transaction.firstRow(inspection(of: list, condition, permitted, readable))))
    }

    /// What the read model shows of the row with that id, if the filter admits it.
    /// - Throws: ``Refusal`` 404 and 403 as ``row(_:permittedBy:readableBy:in:)``.
    public static func row<View: ReadModel>(
        of view: View.Type,
        _ id: UUID,
        permittedBy permitted: RowFilter,
        readableBy readable: RowFilter? = nil,
        in transaction: any ReadTransaction
    ) throws -> View where View.Source == Model {
        try row(
            of: view,
            where: Model.identified(by: id),
            permittedBy: permitted,
            readableBy: readable,
            in: transaction
        )
    }

    /// Whether the condition holds for a row that was written in this transaction, as an access rule on create demands.
    /// - Throws: ``Refusal`` 403 if it does not.
    public static func require(
        _ model: Model,
        permittedBy permitted: RowFilter,
        in transaction: any ReadTransaction
    ) throws {
        if permitted == .every { return }
        let condition = Model.identified(by: model.id) && permitted.condition
        guard try exists(where: condition, in: transaction) else { throw Refusal.forbidden }
    }

    /// One statement that finds a row and says whether it is permitted and readable.
    private static func inspection(
        of selectList: String,
        _ condition: SQLCondition,
        _ permitted: RowFilter,
        _ readable: RowFilter?
    ) -> SQLStatement {
        let permitted = permitted.condition
        let readable = readable?.condition ?? .never
        return SQLStatement(
            """
            SELECT \(selectList), (\(permitted.text)) AS "wright_permitted", (\(readable.text)) AS "wright_readable" \
            FROM \(Model.quotedTable) WHERE \(condition.text) LIMIT 1
            """,
            permitted.values + readable.values + condition.values
        )
    }

    private static func admitted(_ row: Row?) throws -> Row {
        guard let row else { throw Refusal.notFound(Model.entityName) }
        let permitted: Bool? = try row["wright_permitted"]
        if permitted == true { return row }
        let readable: Bool? = try row["wright_readable"]
        throw readable == true ? Refusal.forbidden : Refusal.notFound(Model.entityName)
    }
}
