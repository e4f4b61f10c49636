import Foundation
import Testing

@testable import Generation
@testable import Planning

/// Files of written tests: their form, and that scenarios read as the design has them.
struct TestsOfScenariosTests {
    private let plan: ServicePlan
    private let files: [GeneratedFile]

    init() throws {
        plan = try APITicketsPlan.make()
        files = apiTestFiles(plan) + serviceTestFiles(plan) + scenarioTestFiles(plan)
    }

    private func text(_ path: String) throws -> String {
        try #require(files.first { $0.path == path }, "\(path)").content
    }

    @Test("Every planned test is declared in the file of its suite")
    func declaresEveryTest() throws {
        for test in plan.tests.api.cases + plan.tests.service.cases + plan.tests.scenarios.cases {
            let text = try text("Tests/\(test.target)/\(test.suite).swift")
            #expect(text.contains("struct \(test.suite) {"), "\(test.identifier)")
            #expect(text.contains("func \(test.function)()"), "\(test.identifier)")
            #expect(text.contains("@Test(\"\(test.title)\")"), "\(test.identifier)")
        }
    }

    @Test("No file is longer than 400 lines")
    func keepsFilesShort() {
        let long = files.filter { $0.content.split(separator: "\n", omittingEmptySubsequences: false).count > 401 }
        #expect(long.map(\.path).isEmpty)
    }

    @Test("A scenario sends its requests in their order, with its captures and asserts")
    func readsLikeTheScenario() throws {
        let text = try text("Tests/ScenarioTests/AnAgentsDeskIsFullTests.swift")
        let pieces = [
            "Sample.agent(1)", "Sample.agent(2)", "Sample.customer(3)", "for number in 4...23 {",
            "Sample.ticket(number, customerID: cora.id, agentID: abe.id, state: .assigned)",
            "let lea = try await service.token(\"lead\", subject: rows.lea.id)",
            "json: [\"subject\": \"One more\", \"body\": \"Silent.\"]", "try answer.expect(status: 201)",
            "let ticket = try answer.capture(jsonpath: \"$.id\")", "\"/tickets/\\(ticket)/assign\"",
            "[\"Authorization\": \"Bearer \\(lea)\"]", "json: [\"agent\": rows.abe.id.json]",
            "try answer.expect(status: 409)",
            "try answer.expect(jsonpath: \"$.code\", .equals(\"desk_full\"))",
        ]
        var rest = text[...]
        for piece in pieces {
            let found = try #require(rest.firstRange(of: piece), "\(piece) is missing or out of order")
            rest = rest[found.upperBound...]
        }
    }

    @Test("A body of a scenario keeps its order and its escapes")
    func readsBodies() {
        let body = ScenarioJSON(#"{"b": [1, 2.50, null], "a": {"text": "x\n\u00e9 \ud83d\ude00"}, "c": true}"#)
        #expect(
            body
                == .object([
                    .init(name: "b", value: .array([.number("1"), .number("2.50"), .null])),
                    .init(name: "a", value: .object([.init(name: "text", value: .text("x\né 😀"))])),
                    .init(name: "c", value: .boolean(true)),
                ])
        )
        #expect(ScenarioJSON("{\"a\": }") == nil)
    }
}
