/// What the constraints of a table mean to a caller: for each the field that breaks it and the answer's code.
public struct ConstraintMap: Sendable, ExpressibleByArrayLiteral {
    /// The meaning of one constraint.
    public struct Entry: Sendable {
        enum Constraint: Sendable {
            case unique([String])
            case check
            case notNull(String)
            case reference([String], table: String)
        }

        let constraint: Constraint
        let name: String?
        let pointer: String
        let code: String
        let message: String

        /// Columns whose values together occur once: a breach answers 409 with `code`.
        /// - Parameter name: the index's name, where the database reports that instead of the columns.
        public static func unique(
            _ columns: [String],
            name: String? = nil,
            code: String,
            pointer: String,
            _ message: String = "is taken already"
        ) -> Entry {
            Entry(constraint: .unique(columns), name: name, pointer: pointer, code: code, message: message)
        }

        /// A named CHECK: a breach answers 422 with a field error of `code`.
        public static func check(
            _ name: String,
            pointer: String,
            code: FieldError.Code = .rule,
            _ message: String = "breaks a rule"
        ) -> Entry {
            Entry(constraint: .check, name: name, pointer: pointer, code: code.rawValue, message: message)
        }

        /// A column that takes no null: a breach answers 422 with the field error `required`.
        public static func notNull(_ column: String, pointer: String) -> Entry {
            Entry(
                constraint: .notNull(column),
                name: nil,
                pointer: pointer,
                code: FieldError.Code.required.rawValue,
                message: "is required"
            )
        }

        /// Columns that refer to a row of `table` by its `id`: an unknown one answers 422 `unknown_reference`.
        public static func reference(
            _ columns: [String],
            name: String? = nil,
            pointer: String,
            to table: String,
            _ message: String = "names no row"
        ) -> Entry {
            Entry(
                constraint: .reference(columns, table: table),
                name: name,
                pointer: pointer,
                code: FieldError.Code.unknownReference.rawValue,
                message: message
            )
        }
    }

    /// What was being done when a constraint was violated.
    public enum Operation: Sendable {
        case insert, update, delete
    }

    let entries: [Entry]

    /// Makes a map.
    public init(_ entries: [Entry]) { self.entries = entries }
    public init(arrayLiteral elements: Entry...) { self.init(elements) }

    /// The answer to a violation; nil if the map does not know the constraint, which is a fault of the program.
    /// - Parameter pointsNowhere: whether the foreign key in these columns names no row of the table; asked where the
    ///   database does not tell which key it was.
    public func refusal(
        for violation: ConstraintViolation,
        during operation: Operation,
        pointsNowhere: (_ columns: [String], _ table: String) throws -> Bool = { _, _ in false }
    ) rethrows -> Refusal? {
        if violation.kind == .foreignKey, operation == .delete { return .stillReferenced }
        guard let entry = try entries.first(where: { try $0.fits(violation, pointsNowhere) }) else { return nil }
        let error = FieldError(pointer: entry.pointer, code: entry.code, message: entry.message)
        switch entry.constraint {
        case .unique:
            let taken = FieldError(pointer: entry.pointer, .unique, entry.message)
            return Refusal(
                .conflict,
                code: entry.code,
                "The value of a unique field is taken already.",
                errors: [taken]
            )
        case .check, .notNull:
            return .validation([error])
        case .reference:
            return Refusal(
                .invalid,
                code: entry.code,
                "The request refers to a row that does not exist.",
                errors: [error]
            )
        }
    }
}

extension ConstraintMap.Entry {
    fileprivate func fits(
        _ violation: ConstraintViolation,
        _ pointsNowhere: (_ columns: [String], _ table: String) throws -> Bool
    ) rethrows -> Bool {
        if let name, let violated = violation.name { return name == violated }
        switch (constraint, violation.kind) {
        case (.unique(let columns), .unique): return Set(columns) == Set(violation.columns)
        case (.notNull(let column), .notNull): return violation.columns == [column]
        case (.reference(let columns, let table), .foreignKey): return try pointsNowhere(columns, table)
        default: return false
        }
    }
}
