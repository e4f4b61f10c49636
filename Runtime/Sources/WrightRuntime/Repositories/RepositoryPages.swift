import Foundation

extension Repository {
    /// The rows of one page of a list.
    ///
    /// Pages follow each other by the key and id of the last row, never by counting rows, so that rows which come and go
    /// in between neither repeat others nor hide them.
    /// - Throws: ``Refusal`` 400 `invalid_cursor`; ``StorageError``.
    public static func page(_ query: ListQuery<Model>, in transaction: any ReadTransaction) throws -> Page<Model> {
        try page(selecting: Model.selectList, query, in: transaction, Model.init(row:))
    }

    /// What the read model shows of the rows of one page of a list.
    /// - Throws: ``Refusal`` 400 `invalid_cursor`; ``StorageError``.
    public static func page<View: ReadModel>(
        of view: View.Type,
        _ query: ListQuery<Model>,
        in transaction: any ReadTransaction
    ) throws -> Page<View> where View.Source == Model {
        let list = View.selectList.map(\.text).joined(separator: ", ")
        return try page(selecting: list, query, in: transaction, View.init(row:))
    }

    private static func page<Item>(
        selecting selectList: String,
        _ query: ListQuery<Model>,
        in transaction: any ReadTransaction,
        _ read: (Row) throws -> Item
    ) throws -> Page<Item> {
        let order = query.order
        let condition = try query.condition && KeysetCondition.after(query.slice.cursor, in: order)
        let direction = order.isDescending ? "DESC" : "ASC"
        // Nulls sort before all values; SQLite does so unasked, PostgreSQL does not.
        let nulls = order.key.isOptional ? (order.isDescending ? " NULLS LAST" : " NULLS FIRST") : ""
        let statement = SQLStatement(
            """
            SELECT \(selectList), \(order.key.sql) AS "wright_key", \(Model.qualified("id")) AS "wright_id" \
            FROM \(Model.quotedTable) WHERE \(condition.text) \
            ORDER BY \(order.key.sql) \(direction)\(nulls), \(Model.qualified("id")) \(direction) LIMIT ?
            """,
            // One more than is shown tells whether there is a next page.
            condition.values + [.integer(query.slice.limit + 1)]
        )
        let rows = try transaction.rows(statement)
        let shown = rows.prefix(query.slice.limit)
        let next = try rows.count > shown.count ? shown.last.map { try cursor(after: $0, in: order) } : nil
        return Page(items: try shown.map(read), next: next)
    }

    private static func cursor(after row: Row, in order: ListOrder<Model>) throws -> Cursor {
        let key = try order.key.normalise(row.value("wright_key"))
        return Cursor(sort: order.text, key: key, id: try row["wright_id"])
    }
}

/// The condition that the rows after a cursor fulfil.
enum KeysetCondition {
    static func after<Model>(_ cursor: Cursor?, in order: ListOrder<Model>) throws -> SQLCondition {
        guard let cursor else { return .always }
        let value = try cursor.key(for: order)
        let (key, id, sign) = (order.key.sql, Model.qualified("id"), order.isDescending ? "<" : ">")
        let later = SQLCondition("(\(key), \(id)) \(sign) (?, ?)", [value, .uuid(cursor.id)])
        guard order.key.isOptional else { return later }
        let sameNull = SQLCondition("\(key) IS NULL AND \(id) \(sign) ?", [.uuid(cursor.id)])
        switch (value.isNull, order.isDescending) {
        case (true, true): return sameNull
        case (true, false): return sameNull || SQLCondition("\(key) IS NOT NULL")
        case (false, true): return later || SQLCondition("\(key) IS NULL")
        case (false, false): return later
        }
    }
}
