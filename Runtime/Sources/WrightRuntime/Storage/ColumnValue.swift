import Foundation

/// What a column can hold.
public protocol ColumnValue: Sendable {
    /// Reads the value of a column.
    /// - Throws: ``StorageError`` of code `unreadableColumn` if it holds something else.
    init(column: SQLValue) throws

    /// The value as a statement takes it.
    var columnValue: SQLValue { get }
}

/// A closed list of words that a text column holds.
///
/// Conformance is one line: `enum Plan: String, ColumnEnum { case free, business }`.
public protocol ColumnEnum: ColumnValue, RawRepresentable<String>, CaseIterable, Hashable, JSONRepresentable {}

extension ColumnEnum {
    public init(column: SQLValue) throws {
        guard case .text(let text) = column, let value = Self(rawValue: text) else {
            throw StorageError.unreadable(column, as: Self.self)
        }
        self = value
    }

    public var columnValue: SQLValue { .text(rawValue) }
}

extension StorageError {
    static func unreadable(_ value: SQLValue, as type: (some Any).Type) -> StorageError {
        StorageError(.unreadableColumn, "\(value) is not a value of \(type).")
    }
}

extension SQLValue: ColumnValue {
    public init(column: SQLValue) { self = column }
    public var columnValue: SQLValue { self }
}

extension String: ColumnValue {
    public init(column: SQLValue) throws {
        switch column {
        case .text(let text), .json(let text): self = text
        default: throw StorageError.unreadable(column, as: Self.self)
        }
    }

    public var columnValue: SQLValue { .text(self) }
}

extension Int: ColumnValue {
    public init(column: SQLValue) throws {
        guard case .integer(let number) = column else { throw StorageError.unreadable(column, as: Self.self) }
        self = number
    }

    public var columnValue: SQLValue { .integer(self) }
}

extension Bool: ColumnValue {
    public init(column: SQLValue) throws {
        switch column {
        case .boolean(let value): self = value
        case .integer(0): self = false
        case .integer(1): self = true
        default: throw StorageError.unreadable(column, as: Self.self)
        }
    }

    public var columnValue: SQLValue { .boolean(self) }
}

extension UUID: ColumnValue {
    public init(column: SQLValue) throws {
        switch column {
        case .uuid(let value): self = value
        case .text(let text):
            guard let value = UUID(text: text) else { throw StorageError.unreadable(column, as: Self.self) }
            self = value
        default: throw StorageError.unreadable(column, as: Self.self)
        }
    }

    public var columnValue: SQLValue { .uuid(self) }
}

extension CalendarDate: ColumnValue {
    public init(column: SQLValue) throws {
        switch column {
        case .date(let value): self = value
        case .text(let text):
            guard let value = CalendarDate(text) else { throw StorageError.unreadable(column, as: Self.self) }
            self = value
        default: throw StorageError.unreadable(column, as: Self.self)
        }
    }

    public var columnValue: SQLValue { .date(self) }
}

extension Timestamp: ColumnValue {
    public init(column: SQLValue) throws {
        switch column {
        case .timestamp(let value): self = value
        case .integer(let microseconds): self.init(microseconds: Int64(microseconds))
        default: throw StorageError.unreadable(column, as: Self.self)
        }
    }

    public var columnValue: SQLValue { .timestamp(self) }
}

extension Duration: ColumnValue {
    public init(column: SQLValue) throws {
        switch column {
        case .duration(let value): self = value
        case .integer(let microseconds): self = .microseconds(microseconds)
        default: throw StorageError.unreadable(column, as: Self.self)
        }
    }

    public var columnValue: SQLValue { .duration(self) }
}

extension JSONValue: ColumnValue {
    public init(column: SQLValue) throws {
        switch column {
        case .text(let text), .json(let text):
            do { try self.init(parsing: text) } catch { throw StorageError.unreadable(column, as: Self.self) }
        default: throw StorageError.unreadable(column, as: Self.self)
        }
    }

    public var columnValue: SQLValue { .json(text) }
}

/// A column type that has null among its values.
protocol NullableColumnValue {}

extension Optional: NullableColumnValue where Wrapped: ColumnValue {}
extension SQLValue: NullableColumnValue {}

extension Optional: ColumnValue where Wrapped: ColumnValue {
    public init(column: SQLValue) throws {
        self = column.isNull ? nil : .some(try Wrapped(column: column))
    }

    public var columnValue: SQLValue { self?.columnValue ?? .null }
}
