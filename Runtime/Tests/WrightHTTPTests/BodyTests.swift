import Testing
import WrightHTTP
import WrightTesting

struct BodyTests {
    @Test func aBodyOverTheLimitIsRefused() async throws {
        try await withExample { service in
            let fits = "{\"a\": \"\(String(repeating: "x", count: 1000 - 9))\"}"
            let answer = try await service.send(
                .post,
                "/echo/a",
                text: fits,
                headers: ["Content-Type": "application/json"]
            )
            #expect(fits.utf8.count == 1000)
            #expect(answer["length"] == 1000)
            let over = try await service.send(
                .post,
                "/echo/a",
                text: fits + " ",
                headers: ["Content-Type": "application/json"]
            )
            #expect(over.problem == ExpectedProblem(413, "content_too_large"))
        }
    }

    @Test func tooLargeComesBeforeTheTypeAndTheTypeBeforeCredentials() async throws {
        try await withExample { service in
            let large = String(repeating: "x", count: 2000)
            let tooLarge = try await service.send(.post, "/notes", text: large).status
            #expect(tooLarge == 413)
            let text = try await service.send(.post, "/notes", text: "x", headers: ["Content-Type": "text/plain"])
            #expect(text.problem == ExpectedProblem(415, "unsupported_media_type"))
            #expect(text.header("Accept") == "application/json")
            let withoutCredentials = try await service.send(.post, "/notes", json: [:]).status
            #expect(withoutCredentials == 401)
        }
    }

    @Test(arguments: ["application/json", "application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\""])
    func jsonIsTaken(type: String) async throws {
        try await withExample { service in
            let answer = try await service.send(.post, "/echo/a", text: "{}", headers: ["Content-Type": type])
            #expect(answer["length"] == 2)
        }
    }

    @Test(arguments: ["text/plain", "application/json; charset=latin1", "application/merge-patch+json", "json"])
    func otherTypesAreNot(type: String) async throws {
        try await withExample { service in
            let answer = try await service.send(.post, "/echo/a", text: "{}", headers: ["Content-Type": type])
            #expect(answer.problem == ExpectedProblem(415, "unsupported_media_type"))
        }
    }

    @Test func aBodyWithoutATypeIsRefused() async throws {
        try await withExample { service in
            let answer = try await service.send(.post, "/echo/a", text: "{}")
            #expect(answer.problem == ExpectedProblem(415, "unsupported_media_type"))
        }
    }

    @Test func patchTakesAMergePatchAndJSON() async throws {
        try await withExample { service in
            let note = try await service.note("a")
            let path = try "/notes/\(note.id().text)"
            let token = try await service.token("writer", subject: writer)
            let merge = try await service.send(.patch, path, token: token, json: ["title": "b"])
            #expect(merge["title"] == "b")
            let json = try await service.send(
                .patch,
                path,
                token: token,
                json: ["title": "c"],
                headers: ["Content-Type": "application/json"]
            )
            #expect(json["title"] == "c")
            let other = try await service.send(
                .patch,
                path,
                token: token,
                json: [:],
                headers: ["Content-Type": "text/plain"]
            )
            #expect(other.problem == ExpectedProblem(415, "unsupported_media_type"))
            #expect(other.header("Accept-Patch") == "application/merge-patch+json, application/json")
        }
    }

    @Test(arguments: ["", "{", "[]", "null", "{\"a\":1,\"a\":2}", "\"text\"", "{} x", "\u{FEFF}{}"])
    func whatIsNoJSONObjectIsMalformed(body: String) async throws {
        try await withExample { service in
            let answer = try await service.send(
                .post,
                "/echo/a",
                text: body,
                headers: ["Content-Type": "application/json"]
            )
            #expect(answer.problem == ExpectedProblem(400, "invalid_json"))
        }
    }

    @Test func anEndpointWithoutInputIgnoresABody() async throws {
        try await withExample { service in
            let token = try await service.token("writer", subject: writer)
            let answer = try await service.send(
                .post,
                "/notes/x/archive",
                token: token,
                text: "whatever",
                headers: ["Content-Type": "text/plain"]
            )
            #expect(answer.status == 204)
            #expect(answer.bytes.isEmpty)
        }
    }

    @Test func everyBrokenRuleIsReported() async throws {
        try await withExample { service in
            let token = try await service.token("writer", subject: writer)
            let answer = try await service.send(.post, "/notes", token: token, json: ["title": "", "extra": 1])
            #expect(answer.problem?.status == 422)
            #expect(Set(answer.problem?.pointers ?? []) == ["/title", "/extra"])
            #expect(Set(answer.fieldErrors?.map(\.code) ?? []) == ["too_short", "unknown_field"])
        }
    }
}
