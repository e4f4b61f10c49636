import Expressions
import Planning

/// SQL text that computes an expression, with `?` where values in hand are bound.
public struct SQLExpression: Sendable, Hashable {
    public var text: String
    /// The values for the placeholders, in order.
    public var parameters: [SQLParameter]
    /// Digits of fraction of a decimal result; SQLite gives it as an integer of that scale. 0 for other types.
    public var scale: Int
}

/// A value that is computed in Swift and bound.
public struct SQLParameter: Sendable, Hashable {
    public var value: TypedExpression
    /// Digits of fraction with which a decimal is bound.
    public var scale: Int
}

/// Rows of an entity that a collection stands for: the parts of a SELECT.
public struct SQLRows: Sendable, Hashable {
    public var entity: String
    /// `ticket`, as named in FROM.
    public var table: String
    /// What the rows are called in the conditions, unquoted: `t`.
    public var alias: String
    /// The condition without `WHERE`; `nil`: all rows.
    public var condition: SQLExpression?
    /// The terms without `ORDER BY`; `nil`: none were asked for.
    public var order: SQLExpression?
}

public enum SQLDialect: Sendable, Hashable, CaseIterable {
    case sqlite, postgres
}

/// What the names of an expression stand for in SQL.
public struct SQLEnvironment: Sendable {
    public var dialect: SQLDialect
    /// Names that stand for a row of the query around it, and its table or alias: `["self": "ticket"]`.
    public var rows: [String: String]
    /// The table or alias of the row that `get/find … where` looks for; `nil`: the entity's table.
    public var candidate: String?
    /// Earlier steps that name a collection, with what they stand for.
    public var queries: [String: TypedExpression]
    /// Digits of fraction of a decimal field; asked for columns and for values in hand.
    public var scale: @Sendable (_ owner: ValueType, _ field: String) -> Int
    /// The column of a child that names its parent; by rule the parent's entity: `order_id`.
    public var parentColumn: @Sendable (_ parent: String, _ field: String) -> String
    /// Values in hand are bound. Without it they are computed in SQL as far as that has a form: to compare the two.
    public var bindsValues = true

    public init(
        _ dialect: SQLDialect,
        rows: [String: String] = [:],
        candidate: String? = nil,
        queries: [String: TypedExpression] = [:],
        scale: @Sendable @escaping (_ owner: ValueType, _ field: String) -> Int = { _, _ in 6 },
        parentColumn: @Sendable @escaping (_ parent: String, _ field: String) -> String = { parent, _ in
            Names.referenceColumn(parent)
        }
    ) {
        self.dialect = dialect
        self.rows = rows
        self.candidate = candidate
        self.queries = queries
        self.scale = scale
        self.parentColumn = parentColumn
    }
}
