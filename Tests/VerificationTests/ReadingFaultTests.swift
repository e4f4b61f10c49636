import Foundation
import Testing

@testable import Verification

/// Whatever a finding shows in brackets can be looked up.
struct ReadingFaultTests {
    private let sources = TestFiles.folder.appending(path: "../../Sources")

    /// Ids as they stand in the sources of the rooms that read.
    private func idsInSources() throws -> Set<String> {
        var ids: Set<String> = []
        for room in ["DocumentReader", "Expressions", "DesignModel"] {
            let folder = sources.appending(path: room)
            let paths = FileManager.default.enumerator(atPath: folder.path())?.compactMap { $0 as? String } ?? []
            for path in paths where path.hasSuffix(".swift") {
                let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
                // An id is what an `error(`, `report(`, `fault(` or `Diagnostic(` begins with.
                let calls = /(?:error|report|fault|Diagnostic)\(\s*(?:&step,\s*)?"([a-z0-9]+(?:-[a-z0-9]+)+)"/
                for call in text.matches(of: calls) { ids.insert(String(call.output.1)) }
                for call in text.matches(of: /\bunknown\(\s*"([a-z ]+)"/) {
                    ids.insert("unknown-" + call.output.1.replacing(" ", with: "-"))
                }
            }
        }
        return ids
    }

    @Test func everyIDIsExplained() throws {
        let ids = try idsInSources()
        #expect(ids.count > 60, "the pattern finds the ids")
        #expect(ids.subtracting(explainedIDs) == [], "explain these in Sources/Verification/ReadingFaults")
    }

    @Test func everyExplanationIsOfSomething() throws {
        let text =
            try FileManager.default.enumerator(atPath: sources.path())?.compactMap { $0 as? String }
            .filter { $0.hasSuffix(".swift") && !$0.contains("ReadingFaults/") }
            .map { try String(contentsOf: sources.appending(path: $0), encoding: .utf8) }.joined() ?? ""
        // These are made of a name: `no-self-here`, `unknown-type`.
        for fault in readingFaults {
            let id = fault.id.rawValue
            let kind = id.hasPrefix("unknown-") ? id.dropFirst("unknown-".count).replacing("-", with: " ") : nil
            let isMade = id.hasPrefix("no-") || kind.map { text.contains("\"\($0)\"") } ?? false
            #expect(isMade || text.contains("\"\(id)\""), "nothing says \(id)")
        }
    }

    @Test func idsAreThereOnceAndSayEverything() {
        #expect(Set(readingFaults.map(\.id)).count == readingFaults.count)
        #expect(explainedIDs.count == readingFaults.count + ruleIDs.count + refusals.count)
        for fault in readingFaults {
            let parts = fault.explanation
            for text in [parts.fault, parts.whyItMatters, parts.bad, parts.good] {
                #expect(!text.isEmpty, "\(fault.id) leaves something unexplained")
            }
            #expect(parts.bad != parts.good)
            #expect(ruleExplanation(fault.id.rawValue)?.contains(parts.good) == true)
        }
        #expect(ruleExplanation("no-such-rule") == nil)
    }
}
