import Diagnostics

@testable import DocumentReader

func read(_ text: String, longestLine: Int = 65_536) -> Document {
    readDocument(files: [SourceText(name: "design.md", text: text)], longestLine: longestLine)
}

extension Document {
    /// What stands at a span, as it is in the file.
    func source(_ span: SourceSpan) -> String {
        files[span.file].text(span.start..<span.end)
    }

    /// The headings as an outline, two spaces a level.
    var outline: [String] {
        allSections.map { String(repeating: "  ", count: $0.level - 1) + $0.title.plainText }
    }

    var firstTable: Table? {
        (preamble + allSections.flatMap(\.blocks)).lazy.compactMap { block -> Table? in
            if case .table(let table) = block { table } else { nil }
        }.first
    }

    var firstFence: Fence? {
        (preamble + allSections.flatMap(\.blocks)).lazy.compactMap { block -> Fence? in
            if case .fence(let fence) = block { fence } else { nil }
        }.first
    }

    var firstList: [ListItem] {
        (preamble + allSections.flatMap(\.blocks)).lazy.compactMap { block -> [ListItem]? in
            if case .list(let items) = block { items } else { nil }
        }.first ?? []
    }

    /// The first paragraph, or the text of an empty one.
    var firstParagraph: Inline {
        (preamble + allSections.flatMap(\.blocks)).lazy.compactMap { block -> Inline? in
            if case .paragraph(let inline) = block { inline } else { nil }
        }.first ?? Inline(runs: [], span: SourceSpan(start: 0, end: 0))
    }

    /// Each diagnostic as its id and the text it stands at.
    var findings: [String] {
        diagnostics.map { "\($0.id): \(source($0.primary.span))" }
    }
}

extension Inline {
    /// The runs in short: words in quotes, code in backticks.
    var described: [String] {
        runs.map { run in
            switch run {
            case .text(let text, _): "\"\(text)\""
            case .code(let code, _): "`\(code)`"
            }
        }
    }
}
