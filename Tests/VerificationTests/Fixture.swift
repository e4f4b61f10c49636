import DesignModel
import Diagnostics
import DocumentReader
import Foundation
import Verification

/// A design made of `Base.md`, with some sections replaced, and the places where findings are expected.
///
/// A fixture holds level-two headings `Found` and `Silent`, each with one or more `~~~markdown` blocks. Each section of a
/// block takes the place of the base's section with the same heading, or is added behind the one before it;
/// `<!-- without HEADING -->` takes a section out. `⟦…⟧` marks what a finding underlines.
struct Fixture {
    var text: String
    /// Byte offsets of what is marked.
    var marked: [Range<Int>]
    /// The day that waivers are compared with.
    var today: CalendarDay?

    init(_ block: String, base: String) {
        var sections = Self.sections(of: base)
        var last: Int?
        today = CalendarDay(year: 2026, month: 3, day: 1)
        for section in Self.sections(of: block) {
            let lines = section.text.split(separator: "\n", omittingEmptySubsequences: false)
            for line in lines where line.hasPrefix("<!-- without ") {
                let key = Self.key(String(line.dropFirst("<!-- without ".count).dropLast(" -->".count)))
                sections.removeAll { $0.key == key }
            }
            guard let key = section.key else { continue }
            if let index = sections.firstIndex(where: { $0.key == key }) {
                sections[index] = section
                last = index
            } else {
                // A section of the whole design goes to the end, a part of a component behind the part before it.
                let isWhole = key.hasPrefix("# ") || key.hasPrefix("## ")
                let index = isWhole ? sections.count : last.map { $0 + 1 } ?? sections.count
                sections.insert(section, at: index)
                last = index
            }
        }
        (text, marked) = Self.withoutMarks(sections.map(\.text).joined())
    }

    /// A heading with what stands below it up to the next heading of any level.
    private struct Section {
        var key: String?
        var text: String
    }

    private static func sections(of text: String) -> [Section] {
        var sections = [Section(key: nil, text: "")]
        var fence: Substring?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") { fence = fence == nil ? line : nil }
            if fence == nil, line.drop(while: { $0 == "⟦" }).hasPrefix("#") {
                sections.append(Section(key: key(String(line)), text: ""))
            }
            sections[sections.count - 1].text += line + "\n"
        }
        return sections
    }

    /// The heading without marks and requirement ids.
    private static func key(_ heading: String) -> String {
        let plain = withoutMarks(heading).text
        guard let open = plain.range(of: " (REQ") else { return plain }
        return String(plain[..<open.lowerBound])
    }

    private static func withoutMarks(_ text: String) -> (text: String, marked: [Range<Int>]) {
        var bytes: [UInt8] = []
        var open: [Int] = []
        var marked: [Range<Int>] = []
        for scalar in text.unicodeScalars {
            switch scalar {
            case "⟦": open.append(bytes.count)
            case "⟧": if let start = open.popLast() { marked.append(start..<bytes.count) }
            default: bytes += Array(String(scalar).utf8)
            }
        }
        return (String(decoding: bytes, as: UTF8.self), marked.sorted { $0.lowerBound < $1.lowerBound })
    }

    /// Reads the design and applies all rules.
    func verdict() -> (verdict: Verdict, source: SourceText) {
        let source = SourceText(name: "design.md", text: text)
        let document = readDocument(files: [source])
        let (design, diagnostics) = understand(document)
        return (verify(design, understanding: document.diagnostics + diagnostics, today: today), source)
    }
}

extension Diagnostic {
    /// One line for a failing test: id, place, message.
    func summary(in source: SourceText) -> String {
        let range = primary.span.start..<primary.span.end
        return "\(source.line(of: range.lowerBound) + 1) [\(id)] «\(source.text(range))» \(message)"
    }
}

/// The files beside the tests.
enum TestFiles {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    }

    static func example(_ name: String) throws -> String {
        try text("../../Examples/\(name)")
    }

    /// The blocks below a heading of a file, each in what it changes: `Base.md`, or the file that the last line `Base: FILE`
    /// above it names.
    static func fixtures(below heading: String, in file: String) throws -> [Fixture] {
        var fixtures: [Fixture] = []
        var base = try text("Base.md")
        var isBelow = false
        var block: [Substring]?
        for line in file.split(separator: "\n", omittingEmptySubsequences: false) {
            if let lines = block {
                if line == "~~~" {
                    if isBelow { fixtures.append(Fixture(lines.joined(separator: "\n"), base: base)) }
                    block = nil
                } else {
                    block = lines + [line]
                }
            } else if line.hasPrefix("~~~") {
                block = []
            } else if line.hasPrefix("## ") {
                isBelow = line == "## \(heading)"
            } else if line.hasPrefix("Base: ") {
                base = try text(String(line.dropFirst("Base: ".count)))
            }
        }
        return fixtures
    }
}
