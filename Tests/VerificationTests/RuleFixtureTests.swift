import Diagnostics
import Foundation
import Testing
import Verification

@Suite("Each rule finds what its fixture marks, and nothing else")
struct RuleFixtureTests {
    @Test(
        "The bases of the fixtures have no finding",
        arguments: ["Base.md", "BaseWithWorkers.md", "BaseOfExistingAPI.md"]
    )
    func base(file: String) throws {
        let (verdict, source) = try Fixture("", base: TestFiles.text(file)).verdict()
        #expect(verdict.diagnostics.map { $0.summary(in: source) } == [])
        #expect(verdict.verified != nil)
    }

    @Test("What is marked is found there, once", arguments: ruleIDs)
    func found(rule: String) throws {
        let file = try TestFiles.text("Rules/\(rule).md")
        let fixtures = try TestFiles.fixtures(below: "Found", in: file)
        #expect(!fixtures.isEmpty)
        for fixture in fixtures {
            let (verdict, source) = fixture.verdict()
            let expected = fixture.marked.map { place(of: rule, $0, in: source) }
            let found = Self.judged(verdict, rule).map { finding in
                place(of: finding.id.rawValue, finding.primary.span.start..<finding.primary.span.end, in: source)
            }
            #expect(!expected.isEmpty)
            #expect(found == expected)
            for finding in verdict.diagnostics {
                #expect(!finding.consequence.isEmpty && !finding.help.isEmpty, "\(finding.message) says no more")
            }
        }
    }

    /// Whether the ticks of a code span belong to a place is for the reader of cells to say: they do not count here.
    private func place(of rule: String, _ range: Range<Int>, in source: SourceText) -> String {
        var range = range
        while range.count > 1, source.bytes[range.lowerBound] == UInt8(ascii: "`") {
            range = range.lowerBound + 1..<range.upperBound
        }
        while range.count > 1, source.bytes[range.upperBound - 1] == UInt8(ascii: "`") {
            range = range.lowerBound..<range.upperBound - 1
        }
        return "\(rule) «\(source.text(range))» at \(range.lowerBound)"
    }

    @Test("What looks like the fault and is none stays silent", arguments: ruleIDs)
    func silent(rule: String) throws {
        let file = try TestFiles.text("Rules/\(rule).md")
        let fixtures = try TestFiles.fixtures(below: "Silent", in: file)
        #expect(!fixtures.isEmpty)
        for fixture in fixtures {
            let (verdict, source) = fixture.verdict()
            #expect(Self.judged(verdict, rule).map { $0.summary(in: source) } == [])
        }
    }

    /// What is not built yet, and a part that nothing leads to, may stand in the fixture of any rule.
    private static func judged(_ verdict: Verdict, _ rule: String) -> [Diagnostic] {
        verdict.diagnostics.filter {
            !["not-built-yet", "part-nobody-uses"].contains($0.id.rawValue) || rule == $0.id.rawValue
        }
    }

    @Test("Folder, list and explanations name the same rules")
    func complete() throws {
        let files = try FileManager.default.contentsOfDirectory(
            atPath: TestFiles.folder.appending(path: "Rules").path()
        )
        #expect(files.map { String($0.dropLast(".md".count)) }.sorted() == ruleIDs)
        #expect(Set(ruleIDs).count == ruleIDs.count)
        for rule in allRules {
            let explanation = rule.explanation
            for text in [explanation.fault, explanation.whyItMatters, explanation.bad, explanation.good] {
                #expect(!text.isEmpty, "\(rule.id) leaves something unexplained")
            }
            #expect(explanation.bad != explanation.good)
            #expect(ruleReference().contains("### \(rule.id.rawValue) ("))
        }
    }
}
