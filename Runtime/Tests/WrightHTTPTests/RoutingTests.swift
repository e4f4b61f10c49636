import Testing
import WrightHTTP
import WrightTesting

@testable import ExampleService

struct RoutingTests {
    @Test func aPathThatNobodyHasIsNotFound() async throws {
        try await withExample { service in
            let answer = try await service.send(.get, "/nothing")
            #expect(answer.problem == ExpectedProblem(404, "not_found"))
            #expect(answer["instance"] == "/nothing")
            #expect(answer["title"] == "Not Found")
        }
    }

    @Test(arguments: [
        ("DELETE", "/notes", "GET, HEAD, POST"), ("PUT", "/notes/x/archive", "POST"),
        ("OPTIONS", "/notes", "GET, HEAD, POST"),
        ("DELETE", "/notes/newest", "GET, HEAD"), ("POST", "/health/live", "GET, HEAD"), ("BREW", "/wait", "GET, HEAD"),
        ("PUT", "/notes/x", "GET, HEAD, PATCH"),
    ])
    func anotherMethodIsNotAllowed(method: String, path: String, allowed: String) async throws {
        try await withExample { service in
            let method = try #require(HTTPRequest.Method(method))
            let answer = try await service.send(method, path)
            #expect(answer.problem == ExpectedProblem(405, "method_not_allowed"))
            #expect(answer.header("Allow") == allowed)
        }
    }

    @Test func aLiteralWinsOverAParameter() async throws {
        try await withExample { service in
            let answer = try await service.send(.get, "/notes/newest")
            #expect(answer.status == 200)
            #expect(answer["literal"] == true)
        }
    }

    @Test func headAnswersLikeGetWithoutABody() async throws {
        try await withExample { service in
            let answer = try await service.send(.head, "/notes/newest")
            #expect(answer.status == 200)
            #expect(answer.header("Content-Type") == "application/json")
            #expect(answer.bytes.isEmpty)
        }
    }

    @Test func theBasePathStandsBeforeEndpointsAndTheirLocationsButNotBeforeHealth() async throws {
        try await withExample(basePath: "/v1") { service in
            let token = try await service.token("writer", subject: writer)
            let created = try await service.send(.post, "/v1/notes", token: token, json: ["title": "a"])
            #expect(created.status == 201)
            let id = try created.id()
            #expect(created.header("Location") == "/v1/notes/\(id.text)")
            let outside = try await service.send(.get, "/notes").problem
            #expect(outside == ExpectedProblem(404, "not_found"))
            let live = try await service.send(.get, "/health/live")["status"]
            #expect(live == "live")
        }
    }

    @Test func pathParametersArePercentDecoded() async throws {
        try await withExample { service in
            let answer = try await service.send(.post, "/echo/a%20%C3%A4", json: [:])
            #expect(answer["word"] == "a \u{e4}")
            let tooLong = try await service.send(.post, "/echo/abcdef", json: [:])
            #expect(tooLong.problem == ExpectedProblem(404, "not_found"))
            let broken = try await service.send(.post, "/echo/%FF", json: [:])
            #expect(broken.problem == ExpectedProblem(404, "not_found"))
        }
    }

    @Test func aMalformedIDIsNotFound() async throws {
        try await withExample { service in
            let token = try await service.token("writer", subject: writer)
            let answer = try await service.send(.get, "/notes/17", token: token)
            #expect(answer.problem == ExpectedProblem(404, "not_found"))
            #expect(answer["detail"] == "There is no such Note.")
        }
    }

    @Test func methodsOfOnePathMayNameItsParameterDifferently() async throws {
        try await withExample { service in
            let id = try await service.note("a").id()
            let token = try await service.token("writer", subject: writer)
            let read = try await service.send(.get, "/notes/\(id.text)", token: token)
            let changed = try await service.send(.patch, "/notes/\(id.text)", token: token, json: ["title": "b"])
            #expect(read["title"] == "a")
            #expect(changed["title"] == "b")
        }
    }
}
