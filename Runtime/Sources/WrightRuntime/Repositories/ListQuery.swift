import Foundation

/// Something that a list can be sorted by: a name in the API and an SQL expression over the table.
public struct SortKey<Model: Entity>: Sendable {
    /// The name that callers use: `createdAt`.
    public let name: String
    /// The expression: `"ticket"."created_at"`, or a CASE that gives the rank of a word.
    public let sql: String
    /// Whether the expression can be null; nulls sort before all values.
    public let isOptional: Bool
    /// Brings a value from a row or a cursor into the form that a statement takes.
    let normalise: @Sendable (SQLValue) throws -> SQLValue

    /// Makes a key over an expression whose value for a model the closure gives.
    ///
    /// The closure tells the type and whether there can be null; the value itself is read from the database.
    public init<V: ColumnValue>(_ name: String, sql: String, _ value: (Model) -> V) {
        self.init(name, sql: sql, as: V.self)
    }

    /// Makes a key over a column.
    public init<V: ColumnValue>(_ name: String, column: String, by property: KeyPath<Model, V>) {
        self.init(name, sql: Model.qualified(column), as: V.self)
    }

    /// Makes a key over an expression of the given type; an `Optional` one may be null.
    public init<V: ColumnValue>(_ name: String, sql: String, as type: V.Type) {
        let isOptional = V.self is any NullableColumnValue.Type
        self.init(name: name, sql: sql, isOptional: isOptional) { try V(column: $0).columnValue }
    }

    /// Makes a key over a column of words, which sort as they are declared.
    public static func ranked<Word: ColumnEnum>(
        _ name: String,
        column: String,
        by property: KeyPath<Model, Word>
    ) -> SortKey {
        SortKey(name, sql: rank(of: Word.self, column: column), as: Int.self)
    }

    /// Makes a key over a column of words that may be null.
    public static func ranked<Word: ColumnEnum>(
        _ name: String,
        column: String,
        by property: KeyPath<Model, Word?>
    ) -> SortKey {
        SortKey(name, sql: rank(of: Word.self, column: column), as: Int?.self)
    }

    /// Makes a key over an exact number with `scale` digits of fraction.
    public static func decimal(_ name: String, column: String, scale: Int, isOptional: Bool = false) -> SortKey {
        SortKey(name: name, sql: Model.qualified(column), isOptional: isOptional) { value in
            guard let number = value.decimal(scale: scale) else {
                throw StorageError.unreadable(value, as: Decimal.self)
            }
            return .decimal(number, scale: scale)
        }
    }

    private init(
        name: String,
        sql: String,
        isOptional: Bool,
        normalise: @escaping @Sendable (SQLValue) throws -> SQLValue
    ) {
        self.name = name
        self.sql = sql
        self.isOptional = isOptional
        self.normalise = { $0.isNull ? .null : try normalise($0) }
    }

    /// `CASE "ticket"."priority" WHEN 'low' THEN 0 WHEN 'high' THEN 1 END`
    private static func rank<Word: ColumnEnum>(of type: Word.Type, column: String) -> String {
        let ranks = Word.allCases.enumerated().map { rank, word in
            "WHEN '\(word.rawValue.replacing("'", with: "''"))' THEN \(rank)"
        }
        return "CASE \(Model.qualified(column)) \(ranks.joined(separator: " ")) END"
    }
}

/// A key and a direction; rows with equal keys follow their ids in the same direction.
public struct ListOrder<Model: Entity>: Sendable {
    public let key: SortKey<Model>
    public let isDescending: Bool

    /// Makes an order.
    public init(key: SortKey<Model>, isDescending: Bool) {
        self.key = key
        self.isDescending = isDescending
    }

    /// From the least value to the greatest.
    public static func ascending(_ key: SortKey<Model>) -> ListOrder { ListOrder(key: key, isDescending: false) }
    /// From the greatest value to the least.
    public static func descending(_ key: SortKey<Model>) -> ListOrder { ListOrder(key: key, isDescending: true) }

    /// The order as callers write it: `createdAt`, `-createdAt`.
    public var text: String { (isDescending ? "-" : "") + key.name }
}

/// Which part of a list a caller asks for.
public struct ListSlice: Sendable, Equatable {
    /// How many rows the page has at most: 1...1 000 000, values outside are brought to the nearest.
    public let limit: Int
    /// Where the page before ended; nil for the first page.
    public let cursor: Cursor?

    /// Makes a slice.
    public init(limit: Int, cursor: Cursor? = nil) {
        self.limit = min(max(1, limit), 1_000_000)
        self.cursor = cursor
    }
}

/// What a list shall show: which rows, in which order, and which part of them.
public struct ListQuery<Model: Entity>: Sendable {
    /// Holds for the rows of the list: what the caller may see, and all filters.
    public let condition: SQLCondition
    public let order: ListOrder<Model>
    public let slice: ListSlice

    /// Makes a query for the rows that the filter admits and for which all conditions hold.
    public init(
        _ permitted: RowFilter,
        _ conditions: [SQLCondition] = [],
        order: ListOrder<Model>,
        slice: ListSlice
    ) {
        condition = conditions.reduce(permitted.condition) { $0 && $1 }
        self.order = order
        self.slice = slice
    }
}

/// Some rows of a list, and where to go on.
public struct Page<Item: Sendable>: Sendable {
    /// The rows, at most as many as the limit.
    public let items: [Item]
    /// Where the next page begins; nil if there are no more rows.
    public let next: Cursor?

    /// Makes a page.
    public init(items: [Item], next: Cursor?) {
        self.items = items
        self.next = next
    }

    /// The same page of other items.
    public func map<Other>(_ transform: (Item) throws -> Other) rethrows -> Page<Other> {
        Page<Other>(items: try items.map(transform), next: next)
    }
}

extension Page: Equatable where Item: Equatable {}
