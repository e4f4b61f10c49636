/// Keeps the answers to requests that carry an Idempotency-Key, so that a repeated request is answered and not repeated.
///
/// Key, work and answer commit in one transaction. The insert of the key decides who does the work.
public enum IdempotencyLedger {
    /// How long an answer is kept: 24 hours.
    public static let lifetime: Duration = .seconds(86_400)

    /// Does the work for the first request with the key and gives every later one the same answer.
    ///
    /// A refusal that would come again (``Refusal/Kind/isRepeatable``) undoes the work and is kept as the answer; every
    /// other error undoes the key too, so that the request can be sent again.
    /// - Parameters:
    ///   - answer: the answer that a refusal becomes.
    ///   - work: does the work in a savepoint.
    /// - Throws: ``Refusal`` 422 `idempotency_mismatch` if the key was used for another request, 409
    ///   `idempotency_in_flight` if its work is not finished; what `work` throws; ``StorageError``.
    public static func perform(
        _ key: IdempotencyKey,
        in transaction: any WriteTransaction,
        answering answer: (Refusal) throws -> StoredResponse,
        work: (any WriteTransaction) throws -> StoredResponse
    ) throws -> IdempotentAnswer {
        try forgetExpired(key, in: transaction)
        let expiresAt = transaction.now + lifetime
        guard try claim(key, until: expiresAt, in: transaction) else { return try replay(key, in: transaction) }
        let response: StoredResponse
        do {
            response = try transaction.savepoint { try work(transaction) }
        } catch let refusal as Refusal where refusal.kind.isRepeatable {
            response = try answer(refusal)
        }
        try keep(response, for: key, in: transaction)
        return IdempotentAnswer(response: response, expiresAt: expiresAt, isReplay: false)
    }

    /// Inserts the key; false if it is there already.
    private static func claim(
        _ key: IdempotencyKey,
        until expiresAt: Timestamp,
        in transaction: any WriteTransaction
    ) throws -> Bool {
        let statement = SQLStatement(
            """
            INSERT INTO "idempotency_key" ("id", "fingerprint", "created_at", "expires_at") VALUES (?, ?, ?, ?) \
            ON CONFLICT ("id") DO NOTHING
            """,
            [.text(key.id), .text(key.fingerprint), .timestamp(transaction.now), .timestamp(expiresAt)]
        )
        return try transaction.execute(statement) == 1
    }

    private static func keep(
        _ response: StoredResponse,
        for key: IdempotencyKey,
        in transaction: any WriteTransaction
    ) throws {
        let statement = SQLStatement(
            #"UPDATE "idempotency_key" SET "status" = ?, "headers" = ?, "body" = ? WHERE "id" = ?"#,
            [.integer(response.status), .text(response.headersText), .text(response.body), .text(key.id)]
        )
        try transaction.execute(statement)
    }

    private static func replay(_ key: IdempotencyKey, in transaction: any WriteTransaction) throws -> IdempotentAnswer {
        let statement = SQLStatement(
            """
            SELECT "fingerprint", "status", "headers", "body", "expires_at" FROM "idempotency_key" WHERE "id" = ?
            """,
            [.text(key.id)]
        )
        guard let row = try transaction.firstRow(statement) else { throw inFlight }
        guard try row["fingerprint"] == key.fingerprint else {
            throw Refusal(
                .invalid,
                code: "idempotency_mismatch",
                "This Idempotency-Key was used for another request."
            )
        }
        guard try !row.value("status").isNull else { throw inFlight }
        return IdempotentAnswer(
            response: try StoredResponse(row: row),
            expiresAt: try row["expires_at"],
            isReplay: true
        )
    }

    private static let inFlight = Refusal(
        .conflict,
        code: "idempotency_in_flight",
        "The request with this Idempotency-Key is still being worked on."
    )

    /// Deletes this key if it has expired, and some others that have.
    private static func forgetExpired(_ key: IdempotencyKey, in transaction: any WriteTransaction) throws {
        let expired = SQLStatement(
            """
            DELETE FROM "idempotency_key" WHERE "expires_at" <= ? AND ("id" = ? OR "id" IN \
            (SELECT "id" FROM "idempotency_key" WHERE "expires_at" <= ? ORDER BY "expires_at" LIMIT 100))
            """,
            [.timestamp(transaction.now), .text(key.id), .timestamp(transaction.now)]
        )
        try transaction.execute(expired)
    }
}
