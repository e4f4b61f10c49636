import Foundation

/// An example of `docs/design-format.md`: what stands in a cell, and what Wright says to it.
struct CellExample {
    /// The heading that it stands below: `Field table`.
    var table: String
    /// The cell: `Rules`, or a variant of it that needs other cells beside it: `Rules of a reference`.
    var cell: String
    var text: String
    /// The id of the finding; `nil` where the example is valid.
    var finding: String?
    /// Of the line in the document, from 1.
    var line: Int

    /// For a failing test.
    var summary: String { "\(line): \(table), \(cell): \(text)" }
}

/// Reads the section "Grammar of the cells": below a heading of level three come cells, each a name in bold with its
/// grammar, then a block whose lines begin with `✓` or `✗`.
struct CellExampleReader {
    private(set) var examples: [CellExample] = []
    /// Headings of level three, in order.
    private(set) var tables: [String] = []
    private var table = ""
    private var cell = ""
    private var isInSection = false
    private var isInBlock = false

    static func read() throws -> CellExampleReader {
        var reader = CellExampleReader()
        let document = try TestFiles.text("../../docs/design-format.md")
        for (index, line) in document.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            reader.read(String(line), number: index + 1)
        }
        return reader
    }

    private mutating func read(_ line: String, number: Int) {
        if isInBlock {
            if line == "```" { isInBlock = false } else { readExample(line, number) }
        } else if line.hasPrefix("## ") {
            isInSection = line == "## Grammar of the cells"
        } else if !isInSection {
            return
        } else if line.hasPrefix("### ") {
            table = String(line.dropFirst("### ".count))
            tables.append(table)
        } else if let caption = line.prefixMatch(of: /\*\*(.+?)\*\*([^:.]*)[:.]/) {
            cell = String(caption.output.1 + caption.output.2)
        } else if line == "```cell" {
            isInBlock = true
        }
    }

    private mutating func readExample(_ line: String, _ number: Int) {
        let text = line.dropFirst(2)
        if line.hasPrefix("✓ ") {
            examples.append(CellExample(table: table, cell: cell, text: String(text), finding: nil, line: number))
        } else if line.hasPrefix("✗ "), let arrow = text.range(of: " → ", options: .backwards) {
            examples.append(
                CellExample(
                    table: table,
                    cell: cell,
                    text: text[..<arrow.lowerBound].trimmingCharacters(in: .whitespaces),
                    finding: text[arrow.upperBound...].trimmingCharacters(in: .whitespaces),
                    line: number
                )
            )
        } else {
            // No id is like this one: the line is reported as an example that fails.
            examples.append(CellExample(table: table, cell: cell, text: line, finding: "no example", line: number))
        }
    }
}

/// Where the examples of one cell are put: a change of a base design that marks the cell with `⟦…⟧`.
///
/// The files in `Cells/` have a heading for each cell, and below it a `diff` block: lines that begin with a blank stand in
/// the base, `-` takes one out, `+` puts one in; `@@` begins another place.
struct CellPlace {
    var base: String
    var changes: [[Substring]]

    /// All places, by `TABLE, CELL`.
    static func all() throws -> [String: CellPlace] {
        var places: [String: CellPlace] = [:]
        let folder = TestFiles.folder.appending(path: "Cells").path()
        for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            let sections = try TestFiles.text("Cells/\(file)").split(separator: "\n## ")
            let table = sections[0].prefix { $0 != "\n" }.dropFirst("# ".count)
            for section in sections.dropFirst() {
                let lines = section.split(separator: "\n", omittingEmptySubsequences: false)
                let base = lines.first { $0.hasPrefix("Base: ") }.map { $0.dropFirst("Base: ".count) } ?? "Base.md"
                let block = lines.drop { $0 != "```diff" }.dropFirst().prefix { $0 != "```" }
                places["\(table), \(lines[0])"] = CellPlace(
                    base: String(base),
                    changes: block.split(separator: "@@", omittingEmptySubsequences: true).map(Array.init)
                )
            }
        }
        return places
    }

    /// The design with the example in the cell; `nil` as the text keeps what stands there.
    func design(with example: String?) throws -> Fixture {
        var lines = try TestFiles.text(base).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for change in changes {
            let old = change.filter { !$0.hasPrefix("+") }.map { String($0.dropFirst()) }
            let new = change.filter { !$0.hasPrefix("-") }.map { String($0.dropFirst()) }
            let place = lines.indices.first { lines[$0...].starts(with: old) }
            guard let place, !old.isEmpty else { throw NoSuchPlace(lines: old) }
            lines.replaceSubrange(place..<place + old.count, with: new)
        }
        var text = lines.joined(separator: "\n")
        if let example, let open = text.range(of: "⟦"), let close = text.range(of: "⟧") {
            text.replaceSubrange(open.upperBound..<close.lowerBound, with: example)
        }
        return Fixture("", base: text)
    }

    struct NoSuchPlace: Error {
        var lines: [String]
    }
}
