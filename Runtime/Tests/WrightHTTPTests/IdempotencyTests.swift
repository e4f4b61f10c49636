import Foundation
import Testing
import WrightHTTP
import WrightTesting

@testable import ExampleService

struct IdempotencyTests {
    private func create(
        _ service: ServiceHarness,
        _ title: String,
        key: String,
        subject: UUID = writer
    ) async throws -> TestAnswer {
        try await service.send(
            .post,
            "/notes",
            token: service.token("writer", subject: subject),
            json: ["title": .string(title)],
            headers: ["Idempotency-Key": key]
        )
    }

    @Test func theSameRequestGetsTheSameAnswerAndIsDoneOnce() async throws {
        try await withExample { service in
            let first = try await create(service, "a", key: "k1")
            service.clock.advance(by: .seconds(60))
            let second = try await create(service, "a", key: "k1")
            #expect(first.status == 201)
            #expect(second.status == 201)
            #expect(first.bytes == second.bytes)
            for name in ["ETag", "Location", "Content-Type", "Idempotency-Expires"] {
                #expect(first.header(name) != nil)
                #expect(first.header(name) == second.header(name))
            }
            #expect(first.header("Idempotency-Expires") == "2026-03-02T00:00:00.000000Z")
            let count = try await service.noteCount()
            #expect(count == 1)
        }
    }

    @Test func quotesAroundTheKeyDoNotCount() async throws {
        try await withExample { service in
            let first = try await create(service, "a", key: "k1")
            let second = try await create(service, "a", key: "\"k1\"")
            #expect(first.bytes == second.bytes)
        }
    }

    @Test func anotherRequestWithTheKeyIsRefused() async throws {
        try await withExample { service in
            _ = try await create(service, "a", key: "k1")
            let other = try await create(service, "b", key: "k1")
            #expect(other.problem == ExpectedProblem(422, "idempotency_mismatch"))
            let count = try await service.noteCount()
            #expect(count == 1)
        }
    }

    /// POST /notes/{note}/touch with the version that the caller has seen.
    private func touch(_ service: ServiceHarness, _ note: TestAnswer, ifMatch: String) async throws -> TestAnswer {
        try await service.send(
            .post,
            "/notes/\(note.id().text)/touch",
            token: service.token("writer", subject: writer),
            headers: ["Idempotency-Key": "k1", "If-Match": ifMatch]
        )
    }

    @Test func anotherVersionWithTheKeyIsAnotherRequest() async throws {
        try await withExample { service in
            let note = try await service.note("a")
            let first = try await touch(service, note, ifMatch: "\"1\"")
            #expect(first.header("ETag") == "\"2\"")
            let other = try await touch(service, note, ifMatch: "\"2\"")
            #expect(other.problem == ExpectedProblem(422, "idempotency_mismatch"))
            let again = try await touch(service, note, ifMatch: "\"1\"")
            #expect(again.bytes == first.bytes && again.header("ETag") == "\"2\"")
        }
    }

    @Test func aVersionThatHasPassedIsNotKeptAsTheAnswer() async throws {
        try await withExample { service in
            let note = try await service.note("a")
            let stale = try await touch(service, note, ifMatch: "\"2\"")
            #expect(stale.problem == ExpectedProblem(412, "precondition_failed"))
            let fresh = try await touch(service, note, ifMatch: "\"1\"")
            #expect(fresh.status == 200)
            #expect(fresh.header("ETag") == "\"2\"")
        }
    }

    @Test func keysOfDifferentCallersDoNotMeet() async throws {
        try await withExample { service in
            let first = try await create(service, "a", key: "k1")
            let second = try await create(service, "b", key: "k1", subject: .v7())
            #expect(second.status == 201)
            let differ = try first.id() != second.id()
            #expect(differ)
        }
    }

    @Test func aRefusalIsAnAnswerToo() async throws {
        try await withExample { service in
            let existing = try await service.note("a")
            let first = try await create(service, "a", key: "k1")
            #expect(first.problem == ExpectedProblem(409, "title_taken", at: "/title"))
            try await service.write { transaction in
                try NoteRepository.deleteAll(where: .always, in: transaction)
            }
            let second = try await create(service, "a", key: "k1")
            #expect(first.bytes == second.bytes)
            #expect(existing.status == 201)
        }
    }

    @Test func anAnswerOfTheServersFaultIsNotKept() async throws {
        try await withExample { service in
            service.store.failNextWrite(.unavailable)
            let failed = try await create(service, "a", key: "k1")
            #expect(failed.problem == ExpectedProblem(503, "database_unavailable"))
            let done = try await create(service, "a", key: "k1")
            #expect(done.status == 201)
            #expect(done["title"] == "a")
        }
    }

    @Test func anUnusableKeyIsMalformed() async throws {
        try await withExample { service in
            for key in ["", "\"\"", String(repeating: "k", count: 256), "a b"] {
                let answer = try await create(service, "a", key: key)
                #expect(answer.problem == ExpectedProblem(400, "invalid_idempotency_key"))
            }
            let count = try await service.noteCount()
            #expect(count == 0)
        }
    }

    @Test func twoAtOnceDoTheWorkOnce() async throws {
        try await withExample(transport: .live) { service in
            let answers = try await withThrowingTaskGroup(of: TestAnswer.self) { group in
                for _ in 0..<8 { group.addTask { try await create(service, "a", key: "k1") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(Set(answers.map(\.bytes)).count == 1)
            #expect(Set(answers.map(\.status)) == [201])
            let count = try await service.noteCount()
            #expect(count == 1)
        }
    }
}
