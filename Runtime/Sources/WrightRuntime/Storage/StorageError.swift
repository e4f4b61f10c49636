/// Why the database did not do what it was asked.
public struct StorageError: Error, Sendable {
    /// The kind of failure.
    public let code: Code
    /// What happened, for logs; it may name tables and columns, so it is not for callers.
    public let message: String
    /// The broken constraint, where the code is ``Code/constraint``.
    public let violation: ConstraintViolation?
    /// The driver's error, where there is one.
    public let cause: (any Error)?

    /// Makes an error.
    public init(
        _ code: Code,
        _ message: String,
        violation: ConstraintViolation? = nil,
        cause: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.violation = violation
        self.cause = cause
    }

    /// Makes the error of a broken constraint.
    public init(_ violation: ConstraintViolation, cause: (any Error)? = nil) {
        self.init(.constraint, "A constraint is violated: \(violation).", violation: violation, cause: cause)
    }

    /// A kind of failure; compare it with the constants, further ones may be added.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        private enum Kind: String {
            case unavailable, constraint, schemaBehind, staleVersion, unreadableColumn, outOfRange, changedMigration
            case failedMigration, failedStatement, invalidAddress, missingRow
        }

        private let kind: Kind

        private init(_ kind: Kind) { self.kind = kind }

        /// The database cannot be reached, is closed, locked for too long, or its disk is full or broken.
        public static let unavailable = Code(.unavailable)
        /// A constraint is violated; the error's `violation` says which.
        public static let constraint = Code(.constraint)
        /// Migrations are pending: the schema is older than the program.
        public static let schemaBehind = Code(.schemaBehind)
        /// The row was changed or deleted since it was read.
        public static let staleVersion = Code(.staleVersion)
        /// A column holds something else than its type says, or is missing.
        public static let unreadableColumn = Code(.unreadableColumn)
        /// A value does not fit its column: too many digits.
        public static let outOfRange = Code(.outOfRange)
        /// A migration differs from what was applied under its number.
        public static let changedMigration = Code(.changedMigration)
        /// A migration's SQL failed; it was rolled back.
        public static let failedMigration = Code(.failedMigration)
        /// The database refused a statement: a fault of the program.
        public static let failedStatement = Code(.failedStatement)
        /// The address of the database is not understood.
        public static let invalidAddress = Code(.invalidAddress)

        /// A row that another one refers to is gone.
        public static let missingRow = Code(.missingRow)

        public var description: String { kind.rawValue }
    }
}

extension StorageError: CustomStringConvertible {
    public var description: String {
        "\(code): \(message)" + (cause.map { " (\($0))" } ?? "")
    }
}

/// Which constraint a statement violated, as far as the database tells.
///
/// SQLite names the table and columns of UNIQUE and NOT NULL, the name of CHECK, and nothing of FOREIGN KEY.
public struct ConstraintViolation: Sendable, Hashable {
    /// What kinds of constraint there are.
    public enum Kind: String, Sendable, Hashable {
        case unique, check, notNull, foreignKey
    }

    /// The kind of constraint.
    public let kind: Kind
    /// The constraint's or index's name.
    public let name: String?
    /// The table's name.
    public let table: String?
    /// The columns' names, in the order of the constraint.
    public let columns: [String]

    /// Makes a violation.
    public init(_ kind: Kind, name: String? = nil, table: String? = nil, columns: [String] = []) {
        self.kind = kind
        self.name = name
        self.table = table
        self.columns = columns
    }
}
