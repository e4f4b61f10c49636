/// A boolean SQL expression over the columns of a table, with `?` placeholders and their values.
///
/// Columns are written with their table, `"ticket"."state" = ?`, since a condition may stand in a subquery. Where the
/// expression is null it does not hold.
public struct SQLCondition: Sendable, Hashable {
    /// The SQL text.
    public let text: String
    /// The values for the placeholders, in order.
    public let values: [SQLValue]

    /// Makes a condition.
    public init(_ text: String, _ values: [SQLValue] = []) {
        self.text = text
        self.values = values
    }

    /// Holds for every row or for none.
    public init(_ truth: Bool) { self = truth ? .always : .never }

    /// Holds for every row.
    public static let always = SQLCondition("TRUE")
    /// Holds for no row.
    public static let never = SQLCondition("FALSE")

    /// Holds where both hold.
    public static func && (left: SQLCondition, right: SQLCondition) -> SQLCondition {
        if left == .always || right == .never { return right }
        if right == .always || left == .never { return left }
        return SQLCondition("(\(left.text)) AND (\(right.text))", left.values + right.values)
    }

    /// Holds where at least one holds.
    public static func || (left: SQLCondition, right: SQLCondition) -> SQLCondition {
        if left == .never || right == .always { return right }
        if right == .never || left == .always { return left }
        return SQLCondition("(\(left.text)) OR (\(right.text))", left.values + right.values)
    }
}

/// Which rows a caller may reach: the clauses of an access rule for the caller's roles.
public enum RowFilter: Sendable, Hashable {
    /// Every row.
    case every
    /// No row.
    case nothing
    /// The rows for which the condition holds.
    case only(SQLCondition)

    /// The filter as a condition.
    public var condition: SQLCondition {
        switch self {
        case .every: .always
        case .nothing: .never
        case .only(let condition): condition
        }
    }

    /// The rows that at least one of the clauses admits; nil if there is no clause, which means: forbidden by role.
    public static func combining(_ clauses: RowFilter?...) -> RowFilter? {
        clauses.reduce(nil) { combined, clause in
            guard let clause else { return combined }
            return combined?.or(clause) ?? clause
        }
    }

    /// Lets the caller go on where the filter, whose condition is about no row, holds.
    /// - Throws: ``Refusal`` 403 where it does not; ``StorageError``.
    public func require(in transaction: any ReadTransaction) throws {
        if self == .every { return }
        let statement = SQLStatement("SELECT 1 AS \"holds\" WHERE \(condition.text)", condition.values)
        guard try transaction.firstRow(statement) != nil else { throw Refusal.forbidden }
    }

    /// The rows that the filter admits or for which the condition holds.
    public func or(_ condition: SQLCondition) -> RowFilter {
        or(.only(condition))
    }

    /// The rows that either filter admits.
    public func or(_ other: RowFilter) -> RowFilter {
        switch (self, other) {
        case (.every, _), (_, .every): .every
        case (.nothing, let filter), (let filter, .nothing): filter
        case (.only(let left), .only(let right)): .only(left || right)
        }
    }
}
