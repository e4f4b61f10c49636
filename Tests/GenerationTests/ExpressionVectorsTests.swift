import Foundation
import Generation
import Testing

/// The runtime's vector tests are what the vectors and today's generator give, so that both sides are tried on the same.
struct ExpressionVectorsTests {
    private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    @Test func theWrittenVectorTestsAreUpToDate() throws {
        let vectors = try JSONDecoder().decode(
            [ExpressionVector].self,
            from: Data(contentsOf: root.appending(path: "Tests/Vectors/expressions.json"))
        )
        let place = root.appending(path: "Runtime/Tests/WrightSQLiteTests/ExpressionVectorTests.swift")
        let written = try expressionVectorTests(vectors)
        if ProcessInfo.processInfo.environment["WRIGHT_UPDATE_REFERENCES"] != nil {
            try Data(written.utf8).write(to: place)
        }
        let there = try String(contentsOf: place, encoding: .utf8)
        #expect(there == written, "run scripts/update-references")
    }
}
