import Foundation
import Testing

@testable import Diagnostics

/// The output against the schema that OASIS publishes: `Tests/Fixtures/sarif-schema-2.1.0.json`, see the README beside it.
@Suite struct SARIFSchemaTests {
    private func schema() throws -> JSONSchema {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return try JSONSchema(Data(contentsOf: tests.appending(path: "Fixtures/sarif-schema-2.1.0.json")))
    }

    @Test func whatIsWrittenIsValid() throws {
        let wide = Design("日本 👩‍👩‍👧 word\r\n")
        let findings = [
            leftOut, unknownType,
            Diagnostic("no-place", .note, "m", at: SourceSpan(file: 7, start: 0, end: 0)),
            Diagnostic("empty-place", .danger, "m \u{1B} \"q\"", at: SourceSpan(start: 0, end: 0), component: "C"),
        ]
        for files in [[shop.file], [wide.file], []] {
            let renderer = SARIFRenderer(toolVersion: "1.0.0", ruleDescriptions: ["unknown-type": "A type."])
            for text in [renderer.render(findings, files: files), SARIFRenderer().render([], files: files)] {
                let faults = try schema().faults(of: Data(text.utf8))
                #expect(faults.isEmpty, "\(faults)")
            }
        }
    }

    @Test(arguments: [
        ("\"version\": \"2.1.0\"", "\"version\": \"2.0.0\""),
        ("\"level\": \"error\"", "\"level\": \"danger\""),
        ("\"startLine\": 10", "\"startLine\": 0"),
        ("\"results\"", "\"result\""),
        ("\"name\": \"wright\",", ""),
        ("\"ruleIndex\": 0", "\"ruleIndex\": \"0\""),
    ])
    func theCheckFindsFaults(_ right: String, _ wrong: String) throws {
        let text = SARIFRenderer(toolVersion: "1").render([leftOut], files: [shop.file])
        #expect(text.contains(right))
        #expect(try !schema().faults(of: Data(text.replacing(right, with: wrong).utf8)).isEmpty)
    }

    @Test func columnsAreCodeUnitsOfUTF16() throws {
        let design = Design("👩‍👩‍👧 e\u{301} word")
        let finding = Diagnostic("x", .error, "m", at: design.span(of: "word"))
        let sarif = SARIFRenderer().render([finding], files: [design.file])
        #expect(sarif.contains("\"columnKind\": \"utf16CodeUnits\""))
        // Three people of two units each with two joiners, a space, a letter and its accent, a space.
        #expect(sarif.contains("\"startColumn\": 13,"))
        let json = JSONRenderer().render([finding], files: [design.file])
        #expect(json.contains("\"column\": 10,") && json.contains("\"utf16Column\": 13,"))
        #expect(TextRenderer().render(finding, files: [design.file]).contains("shop.md:1:5\n"))
    }
}
