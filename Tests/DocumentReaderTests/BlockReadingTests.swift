import Diagnostics
import Testing

@testable import DocumentReader

@Suite struct BlockReadingTests {
    @Test func fences() throws {
        let document = read("# T\r\n\r\n```sql title=x\r\nSELECT 1\r\n\r\n```\r\n\r\n~~~~\n```\n~~~~\n")
        let section = document.sections[0]
        #expect(section.fences.map(\.language) == ["sql", ""])
        #expect(section.fences(language: "SQL").count == 1)
        #expect(section.fences.map(\.content.value) == ["SELECT 1\r\n\r\n", "```\n"])
        let fence = section.fences[0]
        #expect(document.source(fence.content.span) == fence.content.value)
        #expect(document.source(fence.span) == "```sql title=x\r\nSELECT 1\r\n\r\n```")
    }

    @Test func emptyFence() throws {
        let fence = try #require(read("```x\n```\n").firstFence)
        #expect(fence.content.value.isEmpty)
        #expect(fence.content.span == SourceSpan(start: 5, end: 5))
    }

    @Test func fenceThatIsNotClosed() throws {
        let document = read("text\n\n````hurl\nGET /\n```\n\nmore")
        #expect(document.firstFence?.content.value == "GET /\n```\n\nmore")
        #expect(document.findings == ["fence-not-closed: ````hurl"])
        #expect(document.diagnostics[0].help == "Write ```` on a line of its own below the code.")
        #expect(read("```").findings == ["fence-not-closed: ```"])
    }

    @Test func fenceInAListEndsWithItsItem() {
        let document = read("- a\n\n  ```x\n  one\n  ```\n\n- b\n\n  ```y\n  two\n\nend\n")
        let fences = document.firstList.flatMap(\.blocks).compactMap { block -> Fence? in
            if case .fence(let fence) = block { fence } else { nil }
        }
        #expect(fences.map(\.content.value) == ["  one\n", "  two\n\n"])
        #expect(document.findings == ["fence-not-closed: ```y"])
        #expect(document.source(document.firstList[1].span) == "- b\n\n  ```y\n  two")
    }

    @Test func nestedLists() {
        let document = read("- one\n  lazy\n  1. inner\n     * deep\n\n  second\n- \n-\ttab\n")
        let items = document.firstList
        #expect(items.map(\.text.plainText) == ["one lazy", "", "tab"])
        #expect(items[0].children.map(\.text.plainText) == ["inner"])
        #expect(items[0].children[0].children.map(\.text.plainText) == ["deep"])
        #expect(document.source(items[0].children[0].span) == "1. inner\n     * deep")
        #expect(document.source(items[0].span) == "- one\n  lazy\n  1. inner\n     * deep\n\n  second")
        #expect(items[0].blocks.map { document.source($0.span) } == ["second"])
        #expect(items[1].text.span == SourceSpan(start: 47, end: 47))
    }

    @Test func otherBlocks() {
        let document = read("> | a |\n> |---|\n\n<!-- x\n| b |\n-->\n\n***\n\n    code\n")
        let spans = document.preamble.map { block -> String? in
            if case .other(let span) = block { document.source(span) } else { nil }
        }
        #expect(spans == ["> | a |\n> |---|", "<!-- x\n| b |\n-->", "***", "code"])
        #expect(document.diagnostics.isEmpty)
    }

    @Test func headingsBecomeATree() {
        let document = read("intro\n\n# A\n\na\n\n## B\n\n#### C\n\nc\n\n### D\n\n## E\n\n# F\n")
        #expect(document.preamble.count == 1)
        #expect(document.outline == ["A", "  B", "      C", "    D", "  E", "F"])
        #expect(document.sections[0].subsections.map(\.title.plainText) == ["B", "E"])
        #expect(document.sections[0].subsections[0].subsections.map(\.title.plainText) == ["C", "D"])
        #expect(document.sections[0].paragraphs.map(\.plainText) == ["a"])
    }

    @Test func filesAreOneDocument() throws {
        let document = readDocument(files: [
            SourceText(name: "1.md", text: "# Shop\n\n## Roles\n\n```open\n"),
            SourceText(name: "2.md", text: "\u{FEFF}more\n\n## Limits\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n"),
        ])
        #expect(document.outline == ["Shop", "  Roles", "  Limits"])
        #expect(document.sections.count == 1)
        let roles = document.sections[0].subsections[0]
        #expect(roles.paragraphs.map { document.source($0.span) } == ["more"])
        #expect(document.sections[0].subsections[1].span.file == 1)
        #expect(document.findings == ["fence-not-closed: ```open", "too-many-cells: 3"])
        #expect(document.diagnostics[1].primary.span.file == 1)
    }
}
