import Testing
import WrightHTTP
import WrightTesting

struct ListTests {
    @Test func aListIsWalkedByItsLinks() async throws {
        try await withExample { service in
            for title in ["a", "b", "c", "d", "e"] {
                _ = try await service.note(title)
                service.clock.advance(by: .seconds(1))
            }
            var titles: [String] = []
            var path: String? = "/notes?sort=createdAt&limit=2"
            while let current = path {
                let answer = try await service.send(.get, current)
                titles += (answer["items"]?.array ?? []).compactMap { $0["title"]?.string }
                let link = answer.header("Link")
                #expect((link == nil) == (answer["next"] == .null))
                path = link.map { String($0.dropFirst().prefix { $0 != ">" }) }
                if let link { #expect(link.hasSuffix(">; rel=\"next\"") && link.contains("sort=createdAt")) }
            }
            #expect(titles == ["a", "b", "c", "d", "e"])
        }
    }

    @Test func everyFaultOfTheParametersIsReported() async throws {
        try await withExample { service in
            let answer = try await service.send(.get, "/notes?limit=6&sort=size&title=&color=red&limit2=1")
            #expect(
                answer.problem
                    == ExpectedProblem(400, "invalid_parameter", at: "sort", "title", "limit", "color", "limit2")
            )
            #expect(
                answer.fieldErrors?.map(\.code) == ["one_of", "too_short", "range", "unknown_field", "unknown_field"]
            )
        }
    }

    @Test(arguments: ["limit=0", "limit=x", "limit=", "limit=1&limit=2", "title=%FF", "%FF=1", "title=a%2"])
    func aMalformedParameterIsRefused(query: String) async throws {
        try await withExample { service in
            let answer = try await service.send(.get, "/notes?\(query)")
            #expect(answer.problem?.status == 400)
            #expect(answer.problem?.code == "invalid_parameter")
            #expect(answer.problem?.pointers.count == 1)
        }
    }

    @Test func aCursorOfAnotherListIsRefused() async throws {
        try await withExample { service in
            for title in ["a", "b", "c"] { _ = try await service.note(title) }
            let next = try #require(try await service.send(.get, "/notes?sort=title")["next"]?.string)
            let other = try await service.send(.get, "/notes?sort=createdAt&cursor=\(next)")
            #expect(other.problem == ExpectedProblem(400, "invalid_cursor", at: "cursor"))
            let garbage = try await service.send(.get, "/notes?cursor=garbage")
            #expect(garbage.problem == ExpectedProblem(400, "invalid_cursor", at: "cursor"))
        }
    }

    @Test func valuesAreDecoded() async throws {
        try await withExample { service in
            _ = try await service.note("a +\u{e4}")
            let answer = try await service.send(.get, "/notes?title=a+%2B%C3%A4")
            #expect(answer["items"].count == 1)
            #expect(answer["items"][0]["title"] == "a +\u{e4}")
        }
    }
}
