import Foundation

/// The rows of one table as values.
///
/// A type conforms by naming its model and what its constraints mean; everything else is here. A violated constraint
/// that the map knows is thrown as the ``Refusal`` that the caller shall get.
public protocol Repository {
    /// What a row is.
    associatedtype Model: Entity
    /// What the table's constraints mean to a caller.
    static var constraints: ConstraintMap { get }
    /// The rules that a row breaks and that the database cannot check: patterns, what depends on the moment.
    ///
    /// Asked before a row is stored; by default there are none.
    /// - Throws: ``StorageError``; ``ExpressionError``.
    static func brokenRules(of model: Model, in transaction: any ReadTransaction) throws -> [FieldError]
}

extension Repository {
    public static func brokenRules(of model: Model, in transaction: any ReadTransaction) throws -> [FieldError] { [] }

    /// - Throws: ``Refusal`` 422 with every broken rule.
    private static func requireRules(of model: Model, in transaction: any ReadTransaction) throws {
        let errors = try brokenRules(of: model, in: transaction)
        guard errors.isEmpty else { throw Refusal.validation(errors) }
    }
}

extension Repository {
    /// Stores a new row and returns it as stored: version 1, both times now.
    /// - Throws: ``Refusal`` for a constraint of the map; ``StorageError``.
    public static func insert(_ model: Model, in transaction: any WriteTransaction) throws -> Model {
        let stored = asNew(model, at: transaction.now)
        try requireRules(of: stored, in: transaction)
        _ = try answeringViolations(by: stored, during: .insert, in: transaction) {
            try transaction.execute(SQLStatement(insertText, stored.columnValues))
        }
        return stored
    }

    /// Stores a new row unless one has the same values in these unique columns; returns the row that is there now.
    /// - Throws: ``Refusal`` for another constraint of the map; ``StorageError``.
    public static func ensure(
        _ model: Model,
        uniqueBy columns: [String],
        in transaction: any WriteTransaction
    ) throws -> Model {
        let new = asNew(model, at: transaction.now)
        try requireRules(of: new, in: transaction)
        let conflict = " ON CONFLICT (\(columns.map(SQLName.quoted).joined(separator: ", "))) DO NOTHING"
        let count = try answeringViolations(by: new, during: .insert, in: transaction) {
            try transaction.execute(SQLStatement(insertText + conflict, new.columnValues))
        }
        guard count == 0 else { return new }
        let values = Dictionary(zip(Model.columns, new.columnValues), uniquingKeysWith: { first, _ in first })
        let same = columns.map { SQLCondition("\(Model.qualified($0)) = ?", [values[$0] ?? .null]) }
        guard let existing = try lock(where: same.reduce(.always) { $0 && $1 }, in: transaction) else {
            throw StorageError(.staleVersion, "The \(Model.entityName) that is there already cannot be found.")
        }
        return existing
    }

    /// Stores the changes of a row and returns it as stored: the next version, changed now.
    /// - Throws: ``Refusal`` for a constraint of the map; ``StorageError`` of code `staleVersion` if the row no longer
    ///   has the version that it was read with.
    public static func update(_ model: Model, in transaction: any WriteTransaction) throws -> Model {
        var stored = model
        stored.version += 1
        stored.updatedAt = transaction.now
        try requireRules(of: stored, in: transaction)
        let fixed: Set = ["id", "created_at"]
        let changes = zip(Model.columns, stored.columnValues).filter { !fixed.contains($0.0) }
        let assignments = changes.map { "\(SQLName.quoted($0.0)) = ?" }.joined(separator: ", ")
        let statement = SQLStatement(
            "UPDATE \(Model.quotedTable) SET \(assignments) WHERE \"id\" = ? AND \"version\" = ?",
            changes.map(\.1) + [.uuid(model.id), .integer(model.version)]
        )
        let count = try answeringViolations(by: stored, during: .update, in: transaction) {
            try transaction.execute(statement)
        }
        try requireOne(count, model)
        return stored
    }

    /// Deletes the row.
    /// - Throws: ``Refusal`` 409 `still_referenced` if rows refer to it that must not lose it; ``StorageError`` of code
    ///   `staleVersion` if it no longer has the version that it was read with.
    public static func delete(_ model: Model, in transaction: any WriteTransaction) throws {
        let count = try answeringViolations(by: model, during: .delete, in: transaction) {
            try transaction.execute(
                SQLStatement(
                    "DELETE FROM \(Model.quotedTable) WHERE \"id\" = ? AND \"version\" = ?",
                    [.uuid(model.id), .integer(model.version)]
                )
            )
        }
        try requireOne(count, model)
    }

    /// Deletes every row for which the condition holds and returns how many there were; none is no failure.
    /// - Throws: ``Refusal`` 409 `still_referenced`; ``StorageError``.
    @discardableResult
    public static func deleteAll(where condition: SQLCondition, in transaction: any WriteTransaction) throws -> Int {
        try answeringViolations(by: nil, during: .delete, in: transaction) {
            try transaction.execute(
                SQLStatement("DELETE FROM \(Model.quotedTable) WHERE \(condition.text)", condition.values)
            )
        }
    }

    private static func asNew(_ model: Model, at now: Timestamp) -> Model {
        var new = model
        new.version = 1
        new.createdAt = now
        new.updatedAt = now
        return new
    }

    private static var insertText: String {
        let names = Model.columns.map(SQLName.quoted).joined(separator: ", ")
        let places = Model.columns.map { _ in "?" }.joined(separator: ", ")
        return "INSERT INTO \(Model.quotedTable) (\(names)) VALUES (\(places))"
    }

    private static func requireOne(_ count: Int, _ model: Model) throws {
        guard count == 1 else {
            throw StorageError(
                .staleVersion,
                "The \(Model.entityName) \(model.id.text) no longer has version \(model.version)."
            )
        }
    }
}

extension Repository {
    /// Runs a statement, and throws what a violated constraint means to the caller.
    private static func answeringViolations<R>(
        by model: Model?,
        during operation: ConstraintMap.Operation,
        in transaction: any WriteTransaction,
        _ run: () throws -> R
    ) throws -> R {
        do { return try run() } catch let error as StorageError {
            guard let violation = error.violation else { throw error }
            let refusal = try constraints.refusal(for: violation, during: operation) { columns, table in
                try model.map { try pointsNowhere($0, columns, table, in: transaction) } ?? false
            }
            throw refusal ?? error
        }
    }

    /// Whether the model's reference in these columns names no row; SQLite does not tell which foreign key was violated.
    private static func pointsNowhere(
        _ model: Model,
        _ columns: [String],
        _ table: String,
        in transaction: any WriteTransaction
    ) throws -> Bool {
        guard let place = Model.columns.firstIndex(where: { columns.contains($0) }) else { return false }
        let value = model.columnValues[place]
        guard !value.isNull else { return false }
        let statement = SQLStatement("SELECT 1 AS \"found\" FROM \(SQLName.quoted(table)) WHERE \"id\" = ?", [value])
        return try transaction.rows(statement).isEmpty
    }
}
