import Diagnostics
import Testing

@testable import DocumentReader

@Suite struct TableReadingTests {
    @Test func cellsAndTheirPlaces() throws {
        let document = read("# S\n\n|  Field | Type|\n|---|:-:|\n| größe | `text(1..2)`  |\n")
        let table = try #require(document.firstTable)
        #expect(table.header.map(\.plainText) == ["Field", "Type"])
        let cells = try #require(table.rows.first?.cells)
        #expect(cells.map { document.source($0.span) } == ["größe", "`text(1..2)`"])
        #expect(cells[1].runs.map { document.source($0.span) } == ["text(1..2)"])
        #expect(cells[0].span == SourceSpan(start: 34, end: 41))
        #expect(document.source(table.span) == "|  Field | Type|\n|---|:-:|\n| größe | `text(1..2)`  |")
        #expect(document.diagnostics.isEmpty)
    }

    @Test func escapedPipesInWordsAndCode() throws {
        let document = read("| a | b |\n|---|---|\n| x \\| y | `p \\|\\| q` z |\n")
        let cells = try #require(document.firstTable?.rows.first?.cells)
        #expect(cells[0].described == ["\"x | y\""])
        #expect(cells[1].described == ["`p || q`", "\" z\""])
        #expect(document.source(cells[0].span) == "x \\| y")
        #expect(document.source(cells[1].runs[0].span) == "p \\|\\| q")
    }

    @Test func pipeInCodeDividesCellsAndTheExtraCellIsReported() throws {
        let document = read("| a | b |\n|---|---|\n| x | `p | q` |\n")
        let table = try #require(document.firstTable)
        #expect(table.rows[0].cells.map { document.source($0.span) } == ["x", "`p"])
        #expect(document.findings == ["too-many-cells: q`"])
        #expect(document.diagnostics[0].message == "this row has 3 cells, its table 2 columns")
        #expect(document.source(document.diagnostics[0].secondary[0].span) == "| a | b |")
    }

    @Test func rowsWithoutOuterPipesAndEmptyCells() throws {
        let document = read("a | b | c\n--|--|--\n1 |  | 3\n| x ||\n\t| only |\n")
        let table = try #require(document.firstTable)
        #expect(table.header.map(\.plainText) == ["a", "b", "c"])
        #expect(table.rows.map { $0.cells.map(\.plainText) } == [["1", "", "3"], ["x", "", ""]])
        // Behind the first blank of the cell.
        #expect(table.rows[0].cells[1].span == SourceSpan(start: 23, end: 23))
        // A missing cell is at the end of its row.
        #expect(table.rows[1].cells[2].span == SourceSpan(start: 34, end: 34))
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func lineEndings(_ end: String) throws {
        let lines = ["# T", "", "| a | b |", "|---|---|", "| 1 | `x` |", "", "end"]
        let document = read(lines.joined(separator: end))
        let table = try #require(document.firstTable)
        #expect(table.rows.map { $0.cells.map { document.source($0.span) } } == [["1", "`x`"]])
        #expect(document.source(table.rows[0].span) == "| 1 | `x` |")
        #expect(document.source(document.firstParagraph.span) == "end")
    }

    @Test func byteOrderMark() throws {
        let document = read("\u{FEFF}| a |\n|---|\n| 1 |\n")
        let table = try #require(document.firstTable)
        #expect(document.source(table.header[0].span) == "a")
        #expect(table.span.start == 3)
        #expect(read("\u{FEFF}# Title\n").outline == ["Title"])
    }

    @Test func tableBelowText() throws {
        let document = read("Text above\n  | a | b |\n| - | - |\n| 1 | 2 |\n\n> quote\n")
        #expect(document.firstParagraph.plainText == "Text above")
        let table = try #require(document.firstTable)
        #expect(table.header.map { document.source($0.span) } == ["a", "b"])
        #expect(table.rows.count == 1)
    }

    @Test func tableInsideListItem() throws {
        let document = read("- | a | b |\n  |---|---|\n  | 1 | 2 |\n- text\n  | c |\n  |---|\n  | 3 |\n")
        let items = document.firstList
        #expect(items.map(\.text.plainText) == ["", "text"])
        let tables = items.flatMap(\.blocks).compactMap { block -> Table? in
            if case .table(let table) = block { table } else { nil }
        }
        #expect(tables.map { $0.header.map { document.source($0.span) } } == [["a", "b"], ["c"]])
        #expect(tables.map { $0.rows.map { $0.cells.map { document.source($0.span) } } } == [[["1", "2"]], [["3"]]])
    }

    @Test func headerAndDelimiterRowDiffer() {
        let document = read("| a | b | c |\n|---|---|\n| 1 | 2 | 3 |\n")
        #expect(document.firstTable == nil)
        #expect(document.findings == ["table-not-recognised: |---|---|"])
        let diagnostic = document.diagnostics[0]
        #expect(
            diagnostic.message
                == "this looks like a table but is not one: its header has 3 cells, the row of dashes below it 2"
        )
        #expect(diagnostic.fixIts.map(\.replacement) == ["|---|---|---|"])
    }

    @Test func otherTextThatLooksLikeATable() {
        #expect(read("| a | b |\n| 1 | 2 |\n").findings == ["table-not-recognised: | a | b |"])
        let divided = read("| a |\n|---|\n| 1 |\n\n| 2 |\n")
        #expect(divided.findings == ["table-not-recognised: | 2 |"])
        #expect(divided.diagnostics[0].message.hasSuffix("a blank line divides it from the table above"))
        #expect(read("text\n\n    | a | b |\n    |---|---|\n").findings == ["table-not-recognised: | a | b |"])
        #expect(read("a | b in prose, `x || y`.\n").diagnostics.isEmpty)
    }

    @Test func whatEndsATable() throws {
        let document = read("| a |\n|---|\n| 1 |\n# Next\n")
        #expect(document.firstTable?.rows.count == 1)
        #expect(document.outline == ["Next"])
        let ruled = read("| a |\n|---|\n| 1 |\n---\n")
        #expect(ruled.firstTable?.rows.count == 1)
        #expect(ruled.outline.isEmpty)
    }
}
