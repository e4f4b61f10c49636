import GRDB
import WrightRuntime

/// What errors of the driver mean.
enum SQLiteFailure {
    /// The error as callers of a store see it: the driver's errors translated, all others as they are.
    static func publicError(from error: any Error) -> any Error {
        error is DatabaseError ? storageError(from: error) : error
    }

    /// The error of a statement or a connection.
    static func storageError(from error: any Error) -> StorageError {
        if let error = error as? StorageError { return error }
        guard let error = error as? DatabaseError else {
            return StorageError(.unavailable, "The database cannot be used: \(error).", cause: error)
        }
        let message = error.message ?? "SQLite result \(error.resultCode)"
        if error.resultCode == .SQLITE_CONSTRAINT {
            return violation(of: error, message).map { StorageError($0, cause: error) }
                ?? StorageError(.failedStatement, message, cause: error)
        }
        return StorageError(
            isUnavailable(error.resultCode) ? .unavailable : .failedStatement,
            message,
            cause: error
        )
    }

    /// A database that is locked, closed, full, gone or broken; the same statement may succeed later or elsewhere.
    private static func isUnavailable(_ code: ResultCode) -> Bool {
        let codes: [ResultCode] = [
            .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY,
            .SQLITE_PERM, .SQLITE_NOMEM, .SQLITE_INTERRUPT, .SQLITE_ABORT, .SQLITE_MISUSE, .SQLITE_CORRUPT,
            .SQLITE_NOTADB, .SQLITE_PROTOCOL, .SQLITE_NOLFS,
        ]
        return codes.contains(code)
    }

    /// Reads SQLite's message, which is the only place where it names the constraint.
    private static func violation(of error: DatabaseError, _ message: String) -> ConstraintViolation? {
        func rest(after prefix: String) -> String? {
            message.hasPrefix(prefix) ? String(message.dropFirst(prefix.count)) : nil
        }
        if let columns = rest(after: "UNIQUE constraint failed: ") {
            // An index over an expression is told by its name: index 'article_slug'.
            if let name = columns.wholeMatch(of: /index '(.+)'/)?.1 {
                return ConstraintViolation(.unique, name: String(name))
            }
            return violation(.unique, columns)
        }
        if let column = rest(after: "NOT NULL constraint failed: ") { return violation(.notNull, column) }
        if let name = rest(after: "CHECK constraint failed: ") { return ConstraintViolation(.check, name: name) }
        if message.hasPrefix("FOREIGN KEY constraint failed") { return ConstraintViolation(.foreignKey) }
        return nil
    }

    /// Reads `customer.email, customer.name`.
    private static func violation(_ kind: ConstraintViolation.Kind, _ columns: String) -> ConstraintViolation {
        let names = columns.split(separator: ", ").map { $0.split(separator: ".", maxSplits: 1).map(String.init) }
        return ConstraintViolation(kind, table: names.first?.first, columns: names.compactMap(\.last))
    }
}
