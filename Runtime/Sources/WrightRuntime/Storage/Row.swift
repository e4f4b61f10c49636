import Foundation

/// One row of a result: values by column name.
public struct Row: Sendable {
    /// The column names of a result, shared by its rows.
    public final class Layout: Sendable {
        /// The names in order.
        public let columns: [String]
        private let places: [String: Int]

        /// Makes a layout; of columns with the same name the first is found.
        public init(_ columns: [String]) {
            self.columns = columns
            places = Dictionary(zip(columns, columns.indices), uniquingKeysWith: { first, _ in first })
        }

        func place(of column: String) -> Int? { places[column] }
    }

    private let layout: Layout
    private let values: [SQLValue]

    /// Makes a row with as many values as the layout has columns.
    public init(_ layout: Layout, _ values: [SQLValue]) {
        self.layout = layout
        self.values = values
    }

    /// The column names in order.
    public var columns: [String] { layout.columns }

    /// The value as the database gave it.
    /// - Throws: ``StorageError`` of code `unreadableColumn` if there is no such column.
    public func value(_ column: String) throws -> SQLValue {
        guard let place = layout.place(of: column), place < values.count else {
            throw StorageError(.unreadableColumn, "The row has no column \"\(column)\".")
        }
        return values[place]
    }

    /// The value of the column as the type that is asked for.
    /// - Throws: ``StorageError`` of code `unreadableColumn` if the column is missing or holds something else.
    public subscript<V: ColumnValue>(column: String) -> V {
        get throws {
            let value = try value(column)
            do { return try V(column: value) } catch let error as StorageError {
                throw StorageError(error.code, "Column \"\(column)\": \(error.message)", cause: error.cause)
            }
        }
    }

    /// The exact number in the column, whose digits of fraction are `scale`.
    /// - Throws: ``StorageError`` of code `unreadableColumn`.
    public func decimal(_ column: String, scale: Int) throws -> Decimal {
        let value: Decimal? = try decimal(column, scale: scale)
        guard let value else { throw StorageError(.unreadableColumn, "Column \"\(column)\" is null.") }
        return value
    }

    /// The exact number in the column, whose digits of fraction are `scale`, or nil for null.
    /// - Throws: ``StorageError`` of code `unreadableColumn`.
    public func decimal(_ column: String, scale: Int) throws -> Decimal? {
        let value = try value(column)
        guard !value.isNull else { return nil }
        guard let number = value.decimal(scale: scale) else {
            throw StorageError(.unreadableColumn, "Column \"\(column)\" holds \(value), which is not a decimal number.")
        }
        return number
    }
}

extension SQLValue {
    /// The exact number: an integer counts as scaled, text as plain digits; nil for what is none.
    func decimal(scale: Int) -> Decimal? {
        switch self {
        case .integer(let number): Decimal(scaledInteger: Int64(number), scale: scale)
        case .decimal(let value, _): value
        case .text(let text): Decimal(plainText: text)
        // An average of scaled integers; rounded to a whole unit of the scale, half away from zero.
        case .real(let number):
            Int64(exactly: number.rounded(.toNearestOrAwayFromZero)).map { Decimal(scaledInteger: $0, scale: scale) }
        default: nil
        }
    }
}
