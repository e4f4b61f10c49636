import Testing

@testable import Diagnostics

@Suite struct TextRendererTests {
    @Test func findingsInOrderWithASummary() {
        let text = TextRenderer().render([leftOut, unknownType, leftOut], files: [shop.file])
        #expect(
            text == """
                warning[unknown-type]: there is no type `Custmer`
                 --> shop.md:6:11
                  |
                6 | | owner | Custmer | |
                  |           ^^^^^^^
                  |
                  = help: Did you mean `Customer`?
                  = fix: write `Customer`

                error[endpoint-leaves-out-error]: POST /orders can answer 409, its contract does not say so
                  --> shop.md:10:20
                   |
                10 | | POST | /orders | 400, 422 |
                   |                    ^^^^^^^^ `sku_taken` is missing
                   |
                note: `sku` is unique
                  --> shop.md:5:23
                   |
                 5 | | sku | text(1..32) | unique |
                   |                       ------
                   |
                   = leads to: Clients meet an answer that nobody told them of.
                   = help: Write `400, 409 `sku_taken`, 422`.

                1 error, 1 warning in shop.md

                """
        )
    }

    @Test func nothingFound() {
        #expect(TextRenderer().render([], files: [shop.file]) == "no findings in shop.md\n")
        #expect(TextRenderer().render([], files: [shop.file, shop.file]) == "no findings in 2 files\n")
        #expect(TextRenderer().render([], files: [], design: "shop/") == "no findings in shop/\n")
    }

    @Test func summaryCountsEachSeverity() {
        let findings = [Severity.note, .danger, .error, .warning, .error, .danger].enumerated().map {
            Diagnostic("x", $0.element, "m\($0.offset)", at: SourceSpan(start: 0, end: 1))
        }
        let summary = TextRenderer().summary(of: findings, files: [shop.file])
        #expect(summary == "2 errors, 2 dangers, 1 warning, 1 note in shop.md")
    }

    @Test func colours() {
        let finding = Diagnostic("x", .danger, "m", at: shop.span(of: "Shop"))
        let text = TextRenderer(usesColor: true).render(finding, files: [shop.file])
        let (danger, blue, bold, off) = ("\u{1B}[1;35m", "\u{1B}[1;34m", "\u{1B}[1m", "\u{1B}[0m")
        #expect(
            text == """
                \(danger)danger[x]\(off)\(bold): m\(off)
                 \(blue)-->\(off) shop.md:1:3
                \(blue)  |\(off)
                \(blue)1 |\(off) # Shop
                \(blue)  |\(off)   \(danger)^^^^\(off)

                """
        )
    }

    @Test(arguments: [
        // Wide characters take two columns.
        ("日本 word", "word", "日本 word", "     ^^^^", 4),
        ("a 日本", "日本", "a 日本", "  ^^^^", 3),
        // So do emoji, whatever they are made of.
        ("👩‍👩‍👧 🇩🇪 ✅ ☺️ word", "word", "👩‍👩‍👧 🇩🇪 ✅ ☺️ word", "            ^^^^", 9),
        // Combining marks take none.
        ("e\u{301}e\u{301} word", "word", "e\u{301}e\u{301} word", "   ^^^^", 4),
        // Tabs go to the next multiple of four.
        ("a\tb\tword", "word", "a   b   word", "        ^^^^", 5),
        ("\tword\t|", "word\t", "    word    |", "    ^^^^^^^^", 2),
        // What would act on the terminal is replaced.
        ("\u{1B}[31m\u{202E} word", "word", "\u{FFFD}[31m\u{FFFD} word", "       ^^^^", 8),
    ])
    func columns(_ line: String, _ words: String, _ shown: String, _ underline: String, _ column: Int) {
        let design = Design(line + "\r\nnext\r\n")
        let text = TextRenderer().render(Diagnostic("x", .note, "m", at: design.span(of: words)), files: [design.file])
        #expect(
            text == """
                note[x]: m
                 --> shop.md:1:\(column)
                  |
                1 | \(shown)
                  | \(underline)

                """
        )
    }

    @Test func emptyPlaces() {
        let design = Design("\u{FEFF}ab\r\n\r\nc")
        func lines(_ offset: Int) -> [Substring] {
            let finding = Diagnostic("x", .error, "m", at: SourceSpan(start: offset, end: offset))
            return TextRenderer().render(finding, files: [design.file]).split(separator: "\n").dropFirst().map { $0 }
        }
        #expect(lines(4) == [" --> shop.md:1:2", "  |", "1 | ab", "  |  ^"])
        #expect(lines(5) == [" --> shop.md:1:3", "  |", "1 | ab", "  |   ^"])
        #expect(lines(7) == [" --> shop.md:2:1", "  |", "2 |", "  | ^"])
        #expect(lines(99) == [" --> shop.md:3:2", "  |", "3 | c", "  |  ^"])
    }

    @Test func severalLinesShowTheFirst() {
        let design = Design("one two\nthree\n")
        let finding = Diagnostic("x", .error, "m", at: SourceSpan(start: 4, end: 12), label: "here")
        #expect(
            TextRenderer().render(finding, files: [design.file]) == """
                error[x]: m
                 --> shop.md:1:5
                  |
                1 | one two
                  |     ^^^ here

                """
        )
    }

    @Test func longLinesAreCutAroundThePlace() {
        let line = (0..<10).map { "| cell number \($0) " }.joined() + "|"
        let design = Design(line)
        func lines(_ span: SourceSpan, label: String = "") -> [Substring] {
            let finding = Diagnostic("x", .error, "m", at: span, label: label)
            let text = TextRenderer(width: 44).render(finding, files: [design.file])
            return text.split(separator: "\n").dropFirst(3).map { $0 }
        }
        // 40 columns are left for the line; one at each end is an ellipsis, so 38 are shown.
        #expect(
            lines(design.span(of: "number 0")) == [
                "1 | | cell number 0 | cell number 1 | cell…", "  |        ^^^^^^^^",
            ]
        )
        // (38 - 8) / 2 = 15 columns stand before the place.
        #expect(
            lines(design.span(of: "number 5"))
                == ["1 | …umber 4 | cell number 5 | cell number …", "  |                 ^^^^^^^^"]
        )
        #expect(
            lines(design.span(of: "number 9"))
                == [
                    "1 | …er 7 | cell number 8 | cell number 9 |",
                    "  |                              ^^^^^^^^",
                ]
        )
        // A label that does not fit stands below.
        #expect(
            lines(design.span(of: "number 5"), label: "fits")
                == ["1 | …umber 4 | cell number 5 | cell number …", "  |                 ^^^^^^^^ fits"]
        )
        #expect(
            lines(design.span(of: "number 5"), label: "is too long for this line")
                == [
                    "1 | …umber 4 | cell number 5 | cell number …", "  |                 ^^^^^^^^",
                    "  |                is too long for this line",
                ]
        )
        // A place that is longer than the terminal is underlined as far as it is shown.
        #expect(
            lines(SourceSpan(start: 2, end: 100))
                == ["1 | …cell number 0 | cell number 1 | cell n…", "  |  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^"]
        )
    }

    @Test func remarksAreBrokenAtSpaces() {
        let finding = Diagnostic(
            "x",
            .error,
            "m",
            at: SourceSpan(file: 3, start: 0, end: 1),
            leadsTo: "日本 words of a sentence that is longer than a narrow terminal is.",
            help: "Write\n    - this"
        )
        #expect(
            TextRenderer(width: 40).render(finding, files: []) == """
                error[x]: m
                  = leads to: 日本 words of a sentence
                    that is longer than a narrow
                    terminal is.
                  = help: Write
                        - this

                """
        )
    }

    @Test func placesOutsideEveryFile() {
        let finding = Diagnostic("x", .error, "m", at: SourceSpan(file: 3, start: 0, end: 1), help: "one\ntwo")
        #expect(TextRenderer().render(finding, files: []) == "error[x]: m\n  = help: one\n    two\n")
    }
}
