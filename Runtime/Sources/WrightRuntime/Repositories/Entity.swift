import Foundation

/// A row of a table as a value.
public protocol Entity: Sendable, Equatable, Identifiable where ID == UUID {
    /// The name in the design: `Ticket`.
    static var entityName: String { get }
    /// The table's name: `ticket`.
    static var table: String { get }
    /// The names of all columns in order: `id` first, then `version`, `created_at`, `updated_at` at the end.
    static var columns: [String] { get }

    /// Reads a row that has all ``columns``.
    /// - Throws: ``StorageError`` of code `unreadableColumn`.
    init(row: Row) throws

    /// The values of all ``columns``, in their order.
    var columnValues: [SQLValue] { get }

    var id: UUID { get }
    /// Counts the changes of the row, from 1.
    var version: Int { get set }
    var createdAt: Timestamp { get set }
    var updatedAt: Timestamp { get set }
}

/// What a list or a read shows of an entity when it is not the entity itself: expressions over its table.
public protocol ReadModel: Sendable {
    /// The entity whose rows are shown.
    associatedtype Source: Entity

    /// The expressions with their names.
    ///
    /// Other tables are reached through scalar subqueries, so that each row of the source gives exactly one.
    static var selectList: [SelectItem] { get }

    /// Reads a row of the select list.
    /// - Throws: ``StorageError`` of code `unreadableColumn`.
    init(row: Row) throws
}

/// An expression of a select list and the name of its column.
public struct SelectItem: Sendable, Hashable {
    /// The column's name in the result.
    public let name: String
    /// The expression, without placeholders.
    public let sql: String

    /// Makes an item.
    public init(_ name: String, _ sql: String) {
        self.name = name
        self.sql = sql
    }

    var text: String { "\(sql) AS \(SQLName.quoted(name))" }
}

extension Entity {
    /// The table's name in quotes.
    static var quotedTable: String { SQLName.quoted(table) }

    /// The column with its table.
    static func qualified(_ column: String) -> String {
        "\(quotedTable).\(SQLName.quoted(column))"
    }

    /// All columns with their table, separated by commas.
    static var selectList: String {
        let prefix = quotedTable + "."
        return columns.map { prefix + SQLName.quoted($0) }.joined(separator: ", ")
    }

    /// The condition that picks one row.
    static func identified(by id: UUID) -> SQLCondition {
        SQLCondition("\(quotedTable).\"id\" = ?", [.uuid(id)])
    }
}
