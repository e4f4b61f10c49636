import Testing

@testable import Gate

/// Which tests are worth something.
struct TestsCheckAnswersTests {
    private func fault(_ body: String) -> String? {
        let source = SwiftSource(
            path: "Tests/A.swift",
            text: "struct A { @Test func works() async throws { \(body) } }"
        )
        guard let test = source.testFunctions.first else { return "was not found" }
        return TestsCheckAnswers.fault(of: test)
    }

    @Test(arguments: [
        ("_ = try await send()", "checks nothing"),
        ("#expect(answer.status == 201)", "looks at a status alone"),
        ("#expect(answer.status == .created)", "looks at a status alone"),
        ("#expect(true)", "checks a constant"),
        ("#expect(1 == 1)", "checks a constant"),
    ])
    func findsTestsThatCheckNothing(body: String, expected: String) {
        #expect(fault(body) == expected)
    }

    @Test(arguments: [
        "#expect(answer.status == 201); #expect(answer.json[\"state\"] == \"open\")",
        "#expect(total == 12)",
        "try answer.expectProblem(409, \"desk_full\")",
        "#expect(throws: Refusal.self) { try run() }",
    ])
    func leavesOthersAlone(body: String) {
        #expect(fault(body) == nil)
    }
}
