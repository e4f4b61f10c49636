import Foundation

/// A value that goes into a statement or comes out of a row.
///
/// Drivers choose the column's form: SQLite keeps decimals as integers scaled by ten to the power of their scale,
/// timestamps and durations as integers of microseconds, UUIDs as lower-case text, dates as ISO text.
public enum SQLValue: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int)
    /// A floating-point number; no column has this type, but a query may compute one (`AVG`).
    case real(Double)
    case text(String)
    /// An exact number, with the digits of fraction of its column.
    case decimal(Decimal, scale: Int)
    case uuid(UUID)
    case date(CalendarDate)
    case timestamp(Timestamp)
    case duration(Duration)
    /// A JSON document as text.
    case json(String)

    /// The exact number, or null for nil.
    public static func decimal(_ value: Decimal?, scale: Int) -> SQLValue {
        guard let value else { return .null }
        return .decimal(value, scale: scale)
    }

    /// Whether this is null.
    public var isNull: Bool { self == .null }
}

/// SQL text with `?` placeholders and the values for them, in order.
public struct SQLStatement: Sendable, Hashable {
    /// The SQL text.
    public var text: String
    /// The values for the placeholders.
    public var values: [SQLValue]

    /// Makes a statement.
    public init(_ text: String, _ values: [SQLValue] = []) {
        self.text = text
        self.values = values
    }
}

/// Which SQL a database speaks.
public enum SQLDialect: Sendable, Hashable {
    case sqlite, postgres

    /// What makes a SELECT lock the rows that it finds until the end of the transaction.
    ///
    /// SQLite has one writer at a time, so that a write transaction sees nothing change under it.
    var lockingClause: String {
        switch self {
        case .sqlite: ""
        case .postgres: " FOR UPDATE"
        }
    }
}

/// SQL names.
enum SQLName {
    /// The name in double quotes, as it must stand where it may be a reserved word.
    static func quoted(_ name: String) -> String {
        "\"\(name.replacing("\"", with: "\"\""))\""
    }
}
