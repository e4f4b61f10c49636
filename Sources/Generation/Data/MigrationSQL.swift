import DesignModel
import Expressions
import Planning

/// Writes the SQL of the first migration.
struct MigrationSQL {
    let data: DataPlan

    private var tables: [EntityPlan] { data.migration.order.compactMap { data.entity(named: $0) } }

    func up() throws -> String {
        let parts = try tables.map { entity in
            ([try table(entity)] + entity.indexes.map { index($0, on: entity) }).joined(separator: "\n")
        }
        return (parts + [Self.systemTables]).joined(separator: "\n\n") + "\n"
    }

    func down() -> String {
        let own = tables.reversed().map { "DROP TABLE \(SQLText.name($0.table));" }
        return (["DROP TABLE \"idempotency_key\";", "DROP TABLE \"sequence_counter\";"] + own).joined(separator: "\n")
            + "\n"
    }

    // MARK: Tables

    private func table(_ entity: EntityPlan) throws -> String {
        var lines = entity.columns.map { member in
            let key = member.name == "id" ? " PRIMARY KEY" : ""
            return SQLText.name(member.column) + " " + Self.columnType(member.value)
                + (member.isOptional ? "" : " NOT NULL") + key
        }
        lines += try entity.checks.map { check in
            "CONSTRAINT \(SQLText.name(check.name)) CHECK (\(try condition(check, in: entity)))"
        }
        lines += entity.uniques.map { unique in
            let columns = unique.members.map { SQLText.name($0.column) }.joined(separator: ", ")
            return "CONSTRAINT \(SQLText.name(unique.name)) UNIQUE (\(columns))"
        }
        lines += entity.foreignKeys.map { key in
            "CONSTRAINT \(SQLText.name(key.name)) FOREIGN KEY (\(SQLText.name(key.member.column)))"
                + " REFERENCES \(SQLText.name(key.table)) (\"id\") ON DELETE \(Self.action(key.onDelete))"
        }
        let body = lines.map { "    " + $0 }.joined(separator: ",\n")
        return "CREATE TABLE \(SQLText.name(entity.table)) (\n\(body)\n) STRICT;"
    }

    /// The type of a column in SQLite.
    static func columnType(_ value: ValuePlan) -> String {
        switch value.unwrapped {
        case .integer, .decimal, .boolean, .timestamp, .duration: "INTEGER"
        default: "TEXT"
        }
    }

    private static func action(_ onDelete: FieldRules.OnDelete) -> String {
        switch onDelete {
        case .restrict: "RESTRICT"
        case .cascade: "CASCADE"
        case .clear: "SET NULL"
        }
    }

    // MARK: Checks

    private func condition(_ check: CheckPlan, in entity: EntityPlan) throws -> String {
        let column = SQLText.name(check.member.column)
        switch check.kind {
        case .length(let bounds): return Self.within(bounds, "length(\(column))")
        case .range(let bounds): return Self.within(bounds, column)
        case .digits(let precision, _):
            // An integer of SQLite has 18 digits that it can all hold.
            let most = String(repeating: "9", count: min(precision, 18))
            return "\(column) BETWEEN -\(most) AND \(most)"
        case .oneOf(let words):
            return "\(column) IN (" + words.map(SQLText.text).joined(separator: ", ") + ")"
        case .boolean: return "\(column) IN (0, 1)"
        case .email: return "length(\(column)) BETWEEN 3 AND 254 AND instr(\(column), '@') > 1"
        case .rule(let expression):
            let environment = SQLEnvironment(data, rows: ["self": entity.table])
            let sql = try SQLCompiler.condition(expression, in: environment).withConstantsInlined()
            return check.member.isOptional ? "\(column) IS NULL OR (\(sql))" : sql
        }
    }

    private static func within(_ bounds: FieldType.Bounds, _ text: String) -> String {
        switch (bounds.least, bounds.most) {
        case (let least?, let most?): least == most ? "\(text) = \(least)" : "\(text) BETWEEN \(least) AND \(most)"
        case (let least?, nil): "\(text) >= \(least)"
        case (nil, let most?): "\(text) <= \(most)"
        case (nil, nil): "TRUE"
        }
    }

    // MARK: Indexes

    private func index(_ index: IndexPlan, on entity: EntityPlan) -> String {
        let columns = index.columns.map { column in
            switch column {
            case .column(let name, let descending): SQLText.name(name) + (descending ? " DESC" : "")
            case .rank(let name, let words, let descending):
                SQLCompiler.rank(of: SQLFragment(text: SQLText.name(name)), words).text + (descending ? " DESC" : "")
            }
        }
        return
            "CREATE \(index.isUnique ? "UNIQUE " : "")INDEX \(SQLText.name(index.name)) ON \(SQLText.name(entity.table)) ("
            + columns.joined(separator: ", ") + ");"
    }

    /// What the runtime itself keeps in the database: numbers of sequences, and answers by their Idempotency-Key.
    private static let systemTables = """
        CREATE TABLE "sequence_counter" (
            "name" TEXT NOT NULL PRIMARY KEY,
            "value" INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE "idempotency_key" (
            "id" TEXT NOT NULL PRIMARY KEY,
            "fingerprint" TEXT NOT NULL,
            "status" INTEGER,
            "headers" TEXT,
            "body" TEXT,
            "created_at" INTEGER NOT NULL,
            "expires_at" INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX "idempotency_key_expires_at" ON "idempotency_key" ("expires_at");
        """
}
