import Testing
import WrightHTTP
import WrightTesting

struct PreconditionTests {
    private func change(
        _ service: ServiceHarness,
        _ path: String,
        to title: String,
        ifMatch: String
    ) async throws -> TestAnswer {
        try await service.send(
            .patch,
            path,
            token: service.token("writer", subject: writer),
            json: ["title": .string(title)],
            headers: ["If-Match": ifMatch]
        )
    }

    @Test func ifMatchLetsOnlyTheCurrentVersionThrough() async throws {
        try await withExample { service in
            let note = try await service.note("a")
            let path = try "/notes/\(note.id().text)"
            #expect(note.header("ETag") == "\"1\"")
            for tag in ["\"2\"", "W/\"1\"", "1", "\"1", "\"0\", \"7\"", "x"] {
                let stale = try await change(service, path, to: "b", ifMatch: tag)
                #expect(stale.problem == ExpectedProblem(412, "precondition_failed"))
            }
            let fresh = try await change(service, path, to: "b", ifMatch: "\"9\" , \"1\"")
            #expect(fresh["title"] == "b")
            #expect(fresh.header("ETag") == "\"2\"")
            let any = try await change(service, path, to: "c", ifMatch: "*")
            #expect(any.header("ETag") == "\"3\"")
        }
    }

    @Test func ifNoneMatchGivesNotModified() async throws {
        try await withExample { service in
            let path = try await "/notes/\(service.note("a").id().text)"
            let token = try await service.token("writer", subject: writer)
            for tag in ["\"1\"", "W/\"1\"", "*", "\"0\", \"1\""] {
                let answer = try await service.send(.get, path, token: token, headers: ["If-None-Match": tag])
                #expect(answer.status == 304)
                #expect(answer.bytes.isEmpty)
                #expect(answer.header("ETag") == "\"1\"")
            }
            let other = try await service.send(.get, path, token: token, headers: ["If-None-Match": "\"2\""])
            #expect(other["title"] == "a")
            #expect(other.header("Cache-Control") == "private, no-cache")
        }
    }

    @Test func ifNoneMatchDoesNotSkipAuthentication() async throws {
        try await withExample { service in
            let path = try await "/notes/\(service.note("a").id().text)"
            let answer = try await service.send(.get, path, headers: ["If-None-Match": "*"])
            #expect(answer.problem == ExpectedProblem(401, "unauthenticated"))
        }
    }
}
