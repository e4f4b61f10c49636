/// A row of `schema_migration`: a migration that was applied.
struct MigrationRecord {
    let number: Int
    let name: String
    let checksum: String
    let appliedAt: Timestamp

    /// The records by number; none if the table is not there.
    static func all(in transaction: any ReadTransaction) throws -> [MigrationRecord] {
        guard try tableExists(in: transaction) else { return [] }
        let statement = SQLStatement(
            #"SELECT "number", "name", "checksum", "applied_at" FROM "schema_migration" ORDER BY "number""#
        )
        return try transaction.rows(statement).map { row in
            MigrationRecord(
                number: try row["number"],
                name: try row["name"],
                checksum: try row["checksum"],
                appliedAt: try row["applied_at"]
            )
        }
    }

    static func createTable(in transaction: any WriteTransaction) throws {
        let (integer, timestamp) =
            transaction.dialect == .sqlite ? ("INTEGER", "INTEGER") : ("BIGINT", "TIMESTAMPTZ")
        try transaction.executeScript(
            """
            CREATE TABLE IF NOT EXISTS "schema_migration" (
                "number" \(integer) NOT NULL PRIMARY KEY,
                "name" TEXT NOT NULL,
                "checksum" TEXT NOT NULL,
                "applied_at" \(timestamp) NOT NULL
            )
            """
        )
    }

    static func insert(_ migration: Migration, in transaction: any WriteTransaction) throws {
        try transaction.execute(
            SQLStatement(
                #"INSERT INTO "schema_migration" ("number", "name", "checksum", "applied_at") VALUES (?, ?, ?, ?)"#,
                [
                    .integer(migration.number), .text(migration.name), .text(migration.checksum),
                    .timestamp(transaction.now),
                ]
            )
        )
    }

    static func delete(_ migration: Migration, in transaction: any WriteTransaction) throws {
        try transaction.execute(
            SQLStatement(#"DELETE FROM "schema_migration" WHERE "number" = ?"#, [.integer(migration.number)])
        )
    }

    private static func tableExists(in transaction: any ReadTransaction) throws -> Bool {
        let text =
            switch transaction.dialect {
            case .sqlite: "SELECT 1 AS \"found\" FROM sqlite_master WHERE type = 'table' AND name = 'schema_migration'"
            case .postgres: "SELECT 1 AS \"found\" WHERE to_regclass('schema_migration') IS NOT NULL"
            }
        return try transaction.firstRow(SQLStatement(text)) != nil
    }
}
