import Foundation
import Testing
import WrightHTTP
import WrightTesting

@testable import ExampleService

struct ScenarioProcessTests {
    @Test func aScenarioRunsAgainstTheExecutable() async throws {
        let owner = UUID.v7()
        try await ScenarioProcess.run(
            executable: "ExampleService",
            migrations: ExampleMigrations.all,
            seed: { transaction in
                try NoteRepository.insert(Note(owner: owner, title: "seeded", at: transaction.now), in: transaction)
            },
            scenario: { service, seeded in
                let token = try await service.token("writer", subject: owner)
                let headers = ["Authorization": "Bearer \(token)"]
                let read = try await service.send(.get, "/notes/\(seeded.id.text)", headers: headers)
                try read.expect(jsonpath: "$.title", .equals("seeded"))
                let created = try await service.send(.post, "/notes", headers: headers, json: ["title": "new"])
                try created.expect(status: 201)
                let list = try await service.send(.get, "/notes")
                try list.expect(jsonpath: "$.items", .count(.equals(2)))
                #expect(list["items"][0]["title"] == "new")
            }
        )
    }

    @Test func requestsInFlightAreFinishedOnSIGTERM() async throws {
        let answer = try await ScenarioProcess.run(executable: "ExampleService", migrations: ExampleMigrations.all) {
            service in
            let waiting = Task { try await service.send(.get, "/wait") }
            try await Task.sleep(for: .milliseconds(150))
            return waiting
        }.value
        #expect(answer["waited"] == true)
    }

    @Test func afterSIGTERMItIsNotReadyAndStillAnswers() async throws {
        let polling = try await ScenarioProcess.run(
            executable: "ExampleService",
            migrations: ExampleMigrations.all,
            environment: ["SHUTDOWN_DELAY": "PT1S"]
        ) { service in
            Task {
                var statuses: Set<Int> = []
                while !statuses.contains(503), let answer = try? await service.send(.get, "/health/ready") {
                    statuses.insert(answer.status)
                    try await Task.sleep(for: .milliseconds(20))
                }
                return statuses
            }
        }
        let statuses = try await polling.value
        #expect(statuses.contains(503))
        #expect(statuses.isSubset(of: [200, 503]))
    }

    @Test func aFailureShowsTheLogAndStopsTheProcess() async throws {
        let error = await #expect(throws: Mismatch.self) {
            try await ScenarioProcess.run(executable: "ExampleService", migrations: ExampleMigrations.all) { service in
                let answer = try await service.send(.get, "/nothing")
                try answer.expect(status: 200)
            }
        }
        #expect(error?.description.contains("the status is 404, not 200") == true)
        #expect(error?.description.contains(#""path":"/nothing""#) == true)
    }

    @Test func aServiceThatCannotStartIsReported() async throws {
        let error = await #expect(throws: Mismatch.self) {
            try await ScenarioProcess.run(
                executable: "ExampleService",
                migrations: ExampleMigrations.all,
                environment: ["JWT_SECRET": "short"]
            ) { _ in }
        }
        #expect(error?.description.contains("JWT_SECRET=<redacted> must be at least 32 characters long") == true)
    }

    @Test func anExecutableThatIsNotBuiltIsReported() async throws {
        let error = await #expect(throws: Mismatch.self) {
            try await ScenarioProcess.run(executable: "no-such-thing", migrations: []) { _ in }
        }
        #expect(error?.description.contains("no-such-thing is not built") == true)
    }
}
