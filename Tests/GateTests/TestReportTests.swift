import Foundation
import Testing

@testable import Gate

/// The report of `swift test --xunit-output`, in the form that the toolchain writes.
struct TestReportTests {
    @Test func readsOutcomesAndMessages() throws {
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites>
              <testsuite name="TestResults" errors="0" tests="3" failures="1" skipped="1" time="0.0025">
                <testcase classname="T.A" name="many(_:)" time="0.25" />
                <testcase classname="T.A" name="breaks()" time="0.5" >
                  <failure message="Expectation failed: (f() &#8594; 1) == 2" />
                </testcase>
                <testcase classname="T.A" name="skipped()" >
                  <skipped>later</skipped>
                </testcase>
              </testsuite>
            </testsuites>
            """
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".xml")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        #expect(
            try TestReport.results(at: file) == [
                TestResult(identifier: "T.A/many(_:)", outcome: .passed, seconds: 0.25),
                TestResult(
                    identifier: "T.A/breaks()",
                    outcome: .failed,
                    seconds: 0.5,
                    message: "Expectation failed: (f() → 1) == 2"
                ),
                TestResult(identifier: "T.A/skipped()", outcome: .skipped, seconds: 0),
            ]
        )
    }

    @Test func saysThatAReportIsMissing() {
        #expect(throws: TestReport.Unreadable.self) { try TestReport.results(at: URL(filePath: "/nonexistent.xml")) }
    }

    @Test(arguments: [
        "", "no report", "<testsuites>", "<testsuites></other>", "<testsuites><testcase name=\"a", "<a b></a>",
        "<a b=\"&none;\"/>", "<a b=\"&\"/>", "<a><b></a></b>",
    ])
    func whatIsNoXMLIsNoReport(text: String) { #expect(XMLTags.read(Array(text.utf8)) == nil) }

    @Test func readsTagsWithTheirAttributes() {
        let text = "<?xml?><!DOCTYPE a><!-- <x> --><a b='&lt;&#65;&#x42;&amp;>' c = \"é\"><![CDATA[<y>]]><d/></a >"
        #expect(
            XMLTags.read(Array(text.utf8)) == [
                XMLTags.Tag(name: "a", attributes: ["b": "<AB&>", "c": "é"]), XMLTags.Tag(name: "d", attributes: [:]),
            ]
        )
    }

    @Test func runsAProgramAndKeepsItsLines() async throws {
        let outcome = try await ProcessRunner().run(
            "sh",
            ["-c", "echo one; echo two >&2; exit 3"],
            in: FileManager.default.temporaryDirectory
        )
        #expect(outcome.exitCode == 3)
        #expect(Set(outcome.lines) == ["one", "two"])
    }

    @Test func saysThatAProgramDoesNotExist() async {
        await #expect(throws: ProcessRunner.StartFailure.self) {
            try await ProcessRunner().run("no-such-program-here", [], in: FileManager.default.temporaryDirectory)
        }
    }
}
