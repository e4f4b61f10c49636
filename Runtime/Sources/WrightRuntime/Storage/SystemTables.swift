/// The tables that the runtime itself needs; the first migration of a service creates them.
public enum SystemTables {
    /// The statements that create the tables.
    public static func up(for dialect: SQLDialect) -> String {
        let integer = dialect == .sqlite ? "INTEGER" : "BIGINT"
        let timestamp = dialect == .sqlite ? "INTEGER" : "TIMESTAMPTZ"
        return """
            CREATE TABLE "sequence_counter" (
                "name" TEXT NOT NULL PRIMARY KEY,
                "value" \(integer) NOT NULL
            );
            CREATE TABLE "idempotency_key" (
                "id" TEXT NOT NULL PRIMARY KEY,
                "fingerprint" TEXT NOT NULL,
                "status" \(integer),
                "headers" TEXT,
                "body" TEXT,
                "created_at" \(timestamp) NOT NULL,
                "expires_at" \(timestamp) NOT NULL
            );
            CREATE INDEX "idempotency_key_expires_at" ON "idempotency_key" ("expires_at");
            """
    }

    /// The statements that drop the tables.
    public static func down(for dialect: SQLDialect) -> String {
        """
        DROP TABLE "idempotency_key";
        DROP TABLE "sequence_counter";
        """
    }
}
