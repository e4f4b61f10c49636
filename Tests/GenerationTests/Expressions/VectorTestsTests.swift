import Foundation
import Generation
import Testing

@Suite struct VectorTestsTests {
    private var vectors: [ExpressionVector] {
        get throws {
            let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            let file = folder.deletingLastPathComponent().appending(path: "Vectors/expressions.json")
            return try JSONDecoder().decode([ExpressionVector].self, from: Data(contentsOf: file))
        }
    }

    @Test func everyVectorIsReadAndComputedInSwift() throws {
        let text = try expressionVectorTests(vectors)
        let tests = text.split(separator: "\n").filter { $0.contains("func vector") }
        #expect(try tests.count == vectors.count)
        #expect(try vectors.count >= 60)
    }

    @Test func mostVectorsAreComputedInSQLToo() throws {
        let text = try expressionVectorTests(vectors)
        let inSQL = text.split(separator: "\n").filter { $0.contains("let computed:") }
        #expect(inSQL.count >= 100)
    }
}
