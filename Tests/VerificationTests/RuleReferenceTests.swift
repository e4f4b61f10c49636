import Foundation
import Testing
import Verification

/// `docs/rules.md` is made of the rules' own explanations.
struct RuleReferenceTests {
    @Test func theReferencePageIsUpToDate() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let place = root.appending(path: "docs/rules.md")
        if ProcessInfo.processInfo.environment["WRIGHT_UPDATE_REFERENCES"] != nil {
            try Data(ruleReference().utf8).write(to: place)
        }
        #expect(try String(contentsOf: place, encoding: .utf8) == ruleReference(), "run scripts/update-references")
    }
}
