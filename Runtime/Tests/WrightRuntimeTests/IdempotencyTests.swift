import Testing
import WrightRuntime
import WrightSQLite

struct IdempotencyTests {
    private func key(_ key: String = "k", caller: String = "ada", path: String = "/books", body: String = "{}")
        -> IdempotencyKey
    {
        IdempotencyKey(caller: caller, method: "POST", route: "/books", key: key, path: path, body: Array(body.utf8))
    }

    private func answer(_ refusal: Refusal) -> StoredResponse {
        StoredResponse(status: 409, body: refusal.code)
    }

    /// Inserts a book and answers with its ISBN, or with a refusal.
    private func perform(
        _ key: IdempotencyKey,
        on store: SQLiteStore,
        isbn: String = "1",
        refusing refusal: Refusal? = nil
    ) async throws -> IdempotentAnswer {
        try await store.write { transaction in
            try IdempotencyLedger.perform(key, in: transaction, answering: answer) { transaction in
                _ = try BookRepository.insert(Book(isbn: isbn), in: transaction)
                if let refusal { throw refusal }
                return StoredResponse(
                    status: 201,
                    headers: [.init(name: "ETag", value: "\"1\""), .init(name: "Location", value: "/books/é")],
                    body: "{\"isbn\":\"\(isbn)\"}"
                )
            }
        }
    }

    private func count(_ store: SQLiteStore) async throws -> Int {
        try await store.read { try BookRepository.count(where: .always, in: $0) }
    }

    @Test func answersARepeatedRequestWithoutRepeatingIt() async throws {
        let (store, clock) = try await Library.opened()
        let first = try await perform(key(), on: store)
        let second = try await perform(key(), on: store, isbn: "another")
        #expect(!first.isReplay && second.isReplay)
        #expect(first.response == second.response)
        #expect(first.response.headers.map(\.value) == ["\"1\"", "/books/é"])
        #expect(first.expiresAt == second.expiresAt)
        #expect(first.expiresAt == clock.now() + .seconds(86_400))
        #expect(try await count(store) == 1)
    }

    @Test func keepsCallersAndKeysApart() async throws {
        let (store, _) = try await Library.opened()
        _ = try await perform(key(), on: store, isbn: "1")
        #expect(try await !perform(key(caller: "eve"), on: store, isbn: "2").isReplay)
        #expect(try await !perform(key("other"), on: store, isbn: "3").isReplay)
        #expect(try await count(store) == 3)
    }

    @Test func refusesTheKeyForAnotherRequest() async throws {
        let (store, _) = try await Library.opened()
        _ = try await perform(key(), on: store)
        for other in [key(body: "{ }"), key(path: "/books?x=1")] {
            let refusal = await #expect(throws: Refusal.self) { try await perform(other, on: store) }
            #expect(refusal?.kind == .invalid)
            #expect(refusal?.code == "idempotency_mismatch")
        }
    }

    @Test func keepsARefusalThatWouldComeAgainAndUndoesTheWork() async throws {
        let (store, _) = try await Library.opened()
        let full = Refusal(.conflict, code: "shelf_full", "The shelf is full.")
        let first = try await perform(key(), on: store, refusing: full)
        #expect(first.response == StoredResponse(status: 409, body: "shelf_full"))
        #expect(try await count(store) == 0)
        let second = try await perform(key(), on: store)
        #expect(second.isReplay)
        #expect(second.response == first.response)
        #expect(try await count(store) == 0)
    }

    @Test(arguments: [Refusal.Kind.unauthenticated, .tooManyRequests, .unavailable, .malformed])
    func forgetsAnswersThatMayChange(kind: Refusal.Kind) async throws {
        let (store, _) = try await Library.opened()
        let refusal = Refusal(kind, code: "later", "Later.")
        await #expect(throws: refusal) { try await perform(key(), on: store, refusing: refusal) }
        #expect(try await !perform(key(), on: store).isReplay)
        #expect(try await count(store) == 1)
    }

    @Test func reportsARequestInFlight() async throws {
        let (store, _) = try await Library.opened()
        _ = try await perform(key(), on: store)
        _ = try await store.write { try $0.execute(SQLStatement("UPDATE \"idempotency_key\" SET \"status\" = NULL")) }
        let refusal = await #expect(throws: Refusal.self) { try await perform(key(), on: store) }
        #expect(refusal?.code == "idempotency_in_flight")
        #expect(refusal?.kind == .conflict)
    }

    @Test func forgetsAfterADay() async throws {
        let (store, clock) = try await Library.opened()
        _ = try await perform(key(), on: store, isbn: "1")
        clock.advance(by: .seconds(86_399))
        #expect(try await perform(key(), on: store, isbn: "2").isReplay)
        clock.advance(by: .seconds(1))
        #expect(try await !perform(key(), on: store, isbn: "3").isReplay)
        clock.advance(by: .seconds(90_000))
        _ = try await perform(key("other"), on: store, isbn: "4")
        let kept = try await store.read { try $0.rows(SQLStatement("SELECT \"id\" FROM \"idempotency_key\"")) }
        #expect(kept.count == 1)
    }

    @Test func letsOneOfManyAtOnceDoTheWork() async throws {
        let (store, _) = try await Library.opened()
        let answers = try await withThrowingTaskGroup(of: IdempotentAnswer.self) { group in
            for index in 0..<20 { group.addTask { try await perform(key(), on: store, isbn: "\(index)") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count { !$0.isReplay } == 1)
        #expect(Set(answers.map(\.response.body)).count == 1)
        #expect(try await count(store) == 1)
    }
}
