import Foundation
import GRDB
import WrightRuntime

/// One transaction, or one savepoint of a group of them, on a connection.
struct SQLiteTransaction: WriteTransaction {
    let database: Database
    let now: Timestamp

    var dialect: SQLDialect { .sqlite }

    func rows(_ statement: SQLStatement) throws -> [WrightRuntime.Row] {
        do {
            let prepared = try database.cachedStatement(sql: statement.text)
            let layout = WrightRuntime.Row.Layout(prepared.columnNames)
            let cursor = try GRDB.Row.fetchCursor(prepared, arguments: arguments(of: statement))
            var rows: [WrightRuntime.Row] = []
            while let row = try cursor.next() {
                rows.append(WrightRuntime.Row(layout, row.databaseValues.map(SQLValue.init(stored:))))
            }
            return rows
        } catch { throw SQLiteFailure.storageError(from: error) }
    }

    @discardableResult
    func execute(_ statement: SQLStatement) throws -> Int {
        do {
            let prepared = try database.cachedStatement(sql: statement.text)
            let before = database.totalChangesCount
            try prepared.execute(arguments: arguments(of: statement))
            // `changesCount` keeps the count of an earlier statement if this one changes nothing by its nature.
            return database.totalChangesCount == before ? 0 : database.changesCount
        } catch { throw SQLiteFailure.storageError(from: error) }
    }

    func executeScript(_ text: String) throws {
        do { try database.execute(sql: text) } catch { throw SQLiteFailure.storageError(from: error) }
    }

    func savepoint<R>(_ body: () throws -> R) throws -> R {
        try executeScript("SAVEPOINT wright")
        do {
            let result = try body()
            try executeScript("RELEASE wright")
            return result
        } catch {
            // SQLite ends the whole transaction at some failures (disk full), and the savepoint with it.
            if database.isInsideTransaction { try executeScript("ROLLBACK TO wright; RELEASE wright") }
            throw error
        }
    }

    private func arguments(of statement: SQLStatement) throws -> StatementArguments {
        StatementArguments(try statement.values.map { try $0.stored() })
    }
}

extension SQLValue {
    /// The value as a column of SQLite keeps it.
    /// - Throws: ``StorageError`` of code `outOfRange` for a decimal that does not fit its column.
    func stored() throws -> DatabaseValue {
        switch self {
        case .null: .null
        case .boolean(let value): (value ? 1 : 0).databaseValue
        case .integer(let number): number.databaseValue
        case .real(let number): number.databaseValue
        case .text(let text), .json(let text): text.databaseValue
        case .decimal(let value, let scale): try Self.scaled(value, scale).databaseValue
        case .uuid(let value): value.text.databaseValue
        case .date(let value): value.text.databaseValue
        case .timestamp(let value): value.microseconds.databaseValue
        case .duration(let value): value.wholeMicroseconds.databaseValue
        }
    }

    /// What a column of SQLite holds.
    init(stored: DatabaseValue) {
        switch stored.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(Int(number))
        case .double(let number): self = .real(number)
        case .string(let text): self = .text(text)
        case .blob(let data): self = .text(data.map { TwoDigits.hexadecimal($0) }.joined())
        }
    }

    private static func scaled(_ value: Decimal, _ scale: Int) throws -> Int64 {
        guard let number = value.scaledInteger(scale: scale) else {
            throw StorageError(
                .outOfRange,
                "\(value) does not fit a column with \(scale) digits after the point and 18 in all."
            )
        }
        return number
    }
}

/// How a byte is written.
private enum TwoDigits {
    static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
