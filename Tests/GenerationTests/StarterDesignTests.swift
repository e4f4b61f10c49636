import DesignModel
import Diagnostics
import DocumentReader
import Testing
import Verification

@testable import Generation

struct StarterDesignTests {
    @Test("What `wright new` writes has no finding and can be built", arguments: ["shop", "Help desk"])
    func isClean(name: String) throws {
        let document = readDocument(files: [SourceText(name: "new.md", text: starterDesign(named: name))])
        let (design, understanding) = understand(document)
        let verdict = verify(design, understanding: document.diagnostics + understanding, today: nil)
        #expect(verdict.diagnostics.map(\.message) == [])
        let verified = try #require(verdict.verified)
        #expect(buildable(verified).refused.map(\.message) == [])
    }
}
