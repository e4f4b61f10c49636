import Diagnostics
import Testing

@testable import DocumentReader

@Suite struct HostileInputTests {
    @Test func invalidUTF8() {
        let bytes = Array("# T\n\n| a |\n|---|\n| x".utf8) + [0xFF, 0xC3] + Array(" |\n".utf8)
        let document = readDocument(files: [SourceText(name: "d.md", bytes: bytes)])
        #expect(document.diagnostics.map(\.id) == ["invalid-utf8"])
        #expect(document.diagnostics.map(\.primary.span) == [SourceSpan(start: 20, end: 21)])
        #expect(document.diagnostics.map(\.message) == ["byte 0xFF is not UTF-8, the first of 2 such places"])
        #expect(document.firstTable?.rows[0].cells[0].plainText == "x\u{FFFD}\u{FFFD}")
        #expect(document.firstTable?.rows[0].cells[0].span == SourceSpan(start: 19, end: 22))
    }

    @Test func placesInCodeBlocksStayTrue() {
        let bytes = Array("```hurl\nGET /a".utf8) + [0xFF, 0xE2, 0x82] + Array("\nHTTP 200\n```\n".utf8)
        let fence = readDocument(files: [SourceText(name: "d.md", bytes: bytes)]).firstFence
        #expect(fence?.content.value == "GET /a???\nHTTP 200\n")
        #expect(fence?.content.span == SourceSpan(start: 8, end: 27))
    }

    @Test func nulBytesKeepTheirPlace() {
        let document = read("a\0b `c\0` d\n")
        #expect(document.diagnostics.map(\.id) == ["nul-byte"])
        #expect(document.firstParagraph.described == ["\"a\u{FFFD}b \"", "`c\u{FFFD}`", "\" d\""])
        #expect(document.firstParagraph.runs[1].span == SourceSpan(start: 5, end: 7))
    }

    @Test(arguments: ["", "\n", "\r", "\u{FEFF}", " ", "|", "||\n|-|", "#", "```", "-", ">", "\\", "[", "|-|\n|-|\n|"])
    func tinyInputs(_ text: String) {
        _ = read(text)
    }

    @Test func deepNesting() {
        let document = read(String(repeating: "- ", count: 100_000) + "x\n", longestLine: .max)
        #expect(document.diagnostics.map(\.id) == ["nested-too-deeply"])
        var depth = 0
        var items = document.firstList
        while let first = items.first {
            depth += 1
            items = first.children
        }
        #expect(depth == 101)
        #expect(read(String(repeating: "> ", count: 100_000) + "x\n", longestLine: .max).diagnostics.isEmpty)
        let code = "```\n" + String(repeating: " ", count: 300) + "- x\n```\n"
        #expect(read(code).diagnostics.isEmpty)
        #expect(read(String(repeating: "- ", count: 500) + "-\n").diagnostics.isEmpty)
    }

    /// Each of these takes time that grows with the square of its length in a careless reader.
    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            "[", "![a](", "[a](b \"", "*a ", "a**", "_a", "~~a ~", "<", "<!--", "</a ", "&", "\\", "[a]: b\n", "> ",
            "| ",
            "|-", "|-|\n", "a\n:-\n", "|\n", "- ", "* a\n", "1. ", "#", "\t", "\r", "` `` ```", "![[]()", "]((", "<a@",
        ]
    )
    func repetitions(_ piece: String) {
        _ = read(String(repeating: piece, count: 40_000), longestLine: .max)
    }

    @Test(.timeLimit(.minutes(5)))
    func manyColumnsAndShortRows() {
        let columns = 300
        let header = String(repeating: "|a", count: columns) + "|\n" + String(repeating: "|-", count: columns) + "|\n"
        let document = read(header + String(repeating: "|x|\n", count: 500))
        #expect(document.firstTable?.rows.count == 500)
        #expect(document.firstTable?.rows.last?.cells.count == columns)
    }

    @Test func backticksOfEveryLength() {
        let text = (1...600).map { String(repeating: "`", count: $0) }.joined(separator: " ")
        #expect(read(text, longestLine: .max).firstParagraph.plainText == text)
    }
}
