import Diagnostics
import Testing

@testable import DocumentReader

@Suite struct InlineReadingTests {
    @Test(arguments: [
        ("flow `Assign` now", ["\"flow \"", "`Assign`", "\" now\""]),
        ("`` a`b `` and ` x `", ["`a`b`", "\" and \"", "`x`"]),
        ("`  `", ["`  `"]),
        ("``open `closed`", ["\"``open \"", "`closed`"]),
        ("**bold** *em* __b__ _e_ ~~gone~~ ***both***", ["\"bold em b e gone both\""]),
        ("snake_case_name 2 * 3 * 4 a**", ["\"snake_case_name 2 * 3 * 4 a**\""]),
        ("**`code`** x", ["`code`", "\" x\""]),
        ("*a **b* c**", ["\"a b c\""]),
        ("\\*no\\* \\`no\\` \\a", ["\"*no* `no` \\a\""]),
        ("[text](https://a.b/c_(d) \"t\") ![image](<x y>) [plain] (x)", ["\"text image [plain] (x)\""]),
        ("[`code`](#x)", ["`code`"]),
        ("<https://a.b> <br> x < y <!-- note --> z", ["\"https://a.b <br> x < y  z\""]),
        ("&lt;&amp;&#8211;&#x41; &nope; &", ["\"<&–A &nope; &\""]),
        ("✅ done – [x] ok!", ["\"✅ done – [x] ok!\""]),
        ("[a]: https://b.c", ["\"[a]: https://b.c\""]),
    ])
    func runs(_ text: String, _ expected: [String]) {
        #expect(read("# T\n\n" + text + "\n").firstParagraph.described == expected)
    }

    @Test func linesOfAParagraphBecomeOneText() {
        let document = read("one  \n  `two\nthree` \\\nfour\n\nnext\n")
        let paragraph = document.firstParagraph
        #expect(paragraph.described == ["\"one \"", "`two three`", "\"  four\""])
        #expect(document.source(paragraph.span) == "one  \n  `two\nthree` \\\nfour")
        #expect(document.source(paragraph.runs[1].span) == "two\nthree")
    }

    @Test func placesOfRuns() {
        let document = read("- ä **b** `c` d\\*e\n")
        let text = document.firstList[0].text
        #expect(document.source(text.span) == "ä **b** `c` d\\*e")
        #expect(text.runs.map { document.source($0.span) } == ["ä **b** ", "c", " d\\*e"])
        #expect(text.plainText == "ä b c d*e")
    }

    @Test func placesOfPartsOfARun() throws {
        let document = read("größe text(1..80)\n")
        let run = document.firstParagraph.runs[0]
        let part = try #require(run.string.range(of: "1..80"))
        #expect(document.source(run.span(of: part)) == "1..80")
        let decorated = read("**a** text\n").firstParagraph.runs[0]
        #expect(decorated.span(of: decorated.string.startIndex..<decorated.string.endIndex) == decorated.span)
    }

    @Test func titlesLoseTheirMarks() {
        let document = read("## **API** `v1` ##\n\nC#\n==\n\n### C#\n\n#\n\nTwo\nlines\n---\n")
        #expect(document.outline == ["  API v1", "C#", "    C#", "", "  Two lines"])
        #expect(
            document.allSections.map { document.source($0.span) }
                == ["## **API** `v1` ##", "C#\n==", "### C#", "#", "Two\nlines\n---"]
        )
        #expect(document.allSections.map { document.source($0.title.span) }[0] == "**API** `v1`")
    }

    @Test func noneIsADashOrNothing() throws {
        let document = read("| a | b | c | d | e |\n|-|-|-|-|-|\n| – | - |  | `-` | x |\n")
        let cells = try #require(document.firstTable?.rows.first?.cells)
        #expect(cells.map(\.isNone) == [true, true, true, false, false])
    }
}
