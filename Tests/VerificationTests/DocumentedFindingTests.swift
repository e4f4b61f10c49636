import Diagnostics
import Foundation
import Testing

/// The example in `docs/findings.md`: the design of the fixtures, with one slip.
@Suite("What docs/findings.md shows is what is printed")
struct DocumentedFindingTests {
    @Test func json() throws {
        let text = try TestFiles.text("Base.md").replacing("| customer | Customer |", with: "| customer | Custmer |")
        let (verdict, _) = Fixture("", base: text).verdict()
        let printed = JSONRenderer().render(verdict.diagnostics, files: [SourceText(name: "shop.md", text: text)])
        let document = try TestFiles.text("../../docs/findings.md")
        let block = try #require(document.firstMatch(of: /```json\n([\s\S]*?)\n```/)).output.1
        // The document has what belongs together on one line; what it says is compared, and the order of the members.
        #expect(try value(of: String(block)) == value(of: printed))
        #expect(words(of: String(block)) == words(of: printed), "\(printed)")
    }

    private func value(of json: String) throws -> NSDictionary? {
        try JSONSerialization.jsonObject(with: Data(json.utf8)) as? NSDictionary
    }

    private func words(of json: String) -> [Substring] {
        json.replacing(/[{}\[\],]/, with: " ").split(whereSeparator: \.isWhitespace)
    }
}
