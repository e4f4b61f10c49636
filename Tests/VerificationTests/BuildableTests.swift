import DesignModel
import Diagnostics
import DocumentReader
import Testing
import Verification

@Suite("What is right and no service is written from yet is refused by name, and is no finding")
struct BuildableTests {
    private func outcome(of text: String) throws -> (refused: [Diagnostic], isBuildable: Bool, source: SourceText) {
        let source = SourceText(name: "design.md", text: text)
        let document = readDocument(files: [source])
        let (design, diagnostics) = understand(document)
        let verdict = verify(design, understanding: document.diagnostics + diagnostics, today: nil)
        #expect(verdict.diagnostics.map { $0.summary(in: source) } == [])
        let (buildable, refused) = buildable(try #require(verdict.verified))
        #expect((verdict.buildable == nil) == (buildable == nil))
        return (refused, buildable != nil, source)
    }

    @Test("Nothing of the tickets example is refused")
    func tickets() throws {
        let (refused, isBuildable, _) = try outcome(of: TestFiles.example("tickets.md"))
        #expect(refused.map(\.message) == [])
        #expect(isBuildable)
    }

    @Test("Each part of the orders example that no service is written from is refused at its line")
    func orders() throws {
        let (refused, isBuildable, source) = try outcome(of: TestFiles.example("orders.md"))
        #expect(!isBuildable)
        #expect(refused.allSatisfy { $0.id == "not-built-yet" && $0.severity == .error && !$0.help.isEmpty })
        let lines = refused.map {
            String(source.text(source.lineStarts[source.line(of: $0.primary.span.start)]..<$0.primary.span.end))
        }
        #expect(lines.contains("    placed --> expired : after 30m"))
        #expect(lines.contains("### Workers"))
        #expect(lines.contains("### Integration: Payments"))
        #expect(lines == lines.sorted { _, _ in false })
    }

    @Test("A code of one's own for an error that has none is refused, and is no fault of the contract")
    func renamedCode() throws {
        let text = try TestFiles.text("Base.md").replacing("401, 403, 404 |", with: "401, 403, 404 `gone` |")
        let (refused, isBuildable, _) = try outcome(of: text)
        #expect(!isBuildable)
        #expect(!refused.isEmpty)
        #expect(refused.allSatisfy { $0.message.hasSuffix("A code of one's own for an error that has none") })
    }
}
