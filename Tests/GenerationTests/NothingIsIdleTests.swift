import DesignModel
import Diagnostics
import DocumentReader
import Foundation
import Generation
import Planning
import Testing
import Verification

/// Each row of each table, each arrow and each heading of tickets.md matters: without it there is a finding at the right
/// place, or what is written changes.
struct NothingIsIdleTests {
    /// A line of the design that is taken out.
    struct Removal: Sendable, CustomTestStringConvertible {
        enum Kind: String { case heading, row, arrow }
        let kind: Kind
        /// Counted from 1.
        let line: Int
        let text: String
        /// First and last line of the level-2 section, or of the level-3 part, that it stands in.
        let part: ClosedRange<Int>
        var testDescription: String { "\(kind.rawValue) \(line): \(text.prefix(70))" }
    }

    static let lines: [String] = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try? String(contentsOf: root.appending(path: "Examples/tickets.md"), encoding: .utf8)
        return (text ?? "").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }()

    static let removals: [Removal] = {
        var removals: [Removal] = []
        var fence: String?
        for (index, line) in lines.enumerated() {
            let next = index + 1 < lines.count ? lines[index + 1] : ""
            if line.hasPrefix("```") { fence = fence == nil ? String(line.dropFirst(3)) : nil }
            let kind: Removal.Kind? =
                switch fence {
                case nil where line.hasPrefix("#"): .heading
                case nil where line.hasPrefix("| ") && !next.hasPrefix("|---"): .row
                case "mermaid" where line.contains("-->"): .arrow
                default: nil
                }
            if let kind { removals.append(Removal(kind: kind, line: index + 1, text: line, part: part(around: index))) }
        }
        return removals
    }()

    /// Below a heading: all up to the next heading of its level or above. Around anything else: from the heading above
    /// it to the next.
    private static func part(around index: Int) -> ClosedRange<Int> {
        let start = lines[...index].lastIndex { $0.hasPrefix("#") && !$0.hasPrefix("####") } ?? 0
        let level = start == index ? lines[index].prefix { $0 == "#" }.count : 3
        let end = lines[(index + 1)...].firstIndex { line in
            let marks = line.prefix { $0 == "#" }.count
            return marks > 0 && marks <= level
        }
        return (start + 1)...max((end ?? lines.count) + 1, start + 1)
    }

    /// What is built from a design: findings, or the files that carry meaning.
    struct Result {
        var diagnostics: [Diagnostic] = []
        var source: SourceText
        var files: [String: String] = [:]
        var items: [String] = []
    }

    static func build(_ lines: [String]) async throws -> Result {
        let source = SourceText(name: "tickets.md", text: lines.joined(separator: "\n"))
        let understood = understand(readDocument(files: [source]))
        let verdict = verify(understood.design, understanding: understood.diagnostics, today: nil)
        guard let verified = verdict.verified else { return Result(diagnostics: verdict.diagnostics, source: source) }
        let (design, refused) = buildable(verified)
        guard let design else { return Result(diagnostics: verdict.diagnostics + refused, source: source) }
        let service = try await WrittenService(ServicePlan(design))
        let faults = service.checklist.faults.map(\.description)
        return Result(
            diagnostics: verdict.diagnostics,
            source: source,
            files: Dictionary(uniqueKeysWithValues: service.files.map { ($0.path, $0.content) }),
            items: service.checklist.items.map { "\($0.kind) \($0.name) \($0.requirements)" } + faults
        )
    }

    static let whole = Task { try await build(lines) }

    /// Files in which a description may stand without any other effect.
    static let documents: Set<String> = ["README.md", "RUNBOOK.md", "checklist.md", "design.lock"]

    @Test func theDesignIsRead() async throws {
        let result = try await Self.whole.value
        #expect(result.diagnostics.isEmpty)
        #expect(Self.removals.count { $0.kind == .arrow } == 9)
        #expect(Self.removals.count { $0.kind == .heading } >= 34)
        #expect(Self.removals.count { $0.kind == .row } > 120)
    }

    @Test(arguments: removals)
    func matters(_ removal: Removal) async throws {
        var lines = Self.lines
        lines[removal.line - 1] = ""
        if removal.kind == .row { lines.remove(at: removal.line - 1) }
        let result = try await Self.build(lines)
        if !result.diagnostics.isEmpty {
            #expect(
                result.diagnostics.contains { points($0, at: removal, in: result.source) },
                "no finding stands at the right place: \(result.diagnostics.map { "\(line(of: $0.primary.span, in: result.source)) \($0.id): \($0.message)" })"
            )
            return
        }
        let whole = try await Self.whole.value
        let changed = Set(whole.files.keys).union(result.files.keys).filter { whole.files[$0] != result.files[$0] }
        let meaningful = changed.subtracting(Self.documents)
        #expect(!meaningful.isEmpty || whole.items != result.items, "nothing changed but \(changed.sorted())")
    }

    /// In the part where the line stood, or on a line or in a part that speaks of what the line named.
    private func points(_ diagnostic: Diagnostic, at removal: Removal, in source: SourceText) -> Bool {
        let words = names(in: removal.text)
        return ([diagnostic.primary] + diagnostic.secondary).contains { label in
            let line = line(of: label.span, in: source)
            if removal.part.contains(line) || removal.part.contains(line + 1) { return true }
            let heading = (0..<line).reversed().lazy.map(source.text(ofLine:)).first { $0.hasPrefix("#") } ?? ""
            let text = source.text(ofLine: line - 1)
            return words.contains { text.contains($0) || heading.contains($0) }
        }
    }

    private func line(of span: SourceSpan, in source: SourceText) -> Int { source.line(of: span.start) + 1 }

    /// What the line names: the first cell or the heading's words, the states of an arrow, and whatever stands in code.
    private func names(in text: String) -> [String] {
        if let arrow = text.firstRange(of: "-->") {
            return text[arrow.upperBound...].split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let first =
            text.hasPrefix("|")
            ? text.dropFirst().prefix { $0 != "|" } : text.drop { $0 == "#" || $0 == " " }.prefix { $0 != "(" }
        let whole = first.trimmingCharacters(in: .whitespaces).replacing("`", with: "")
        let code = text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 1 }.flatMap { $0.element.split { !$0.isLetter && !$0.isNumber && $0 != "_" } }
        return
            ([whole] + whole.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
            + code.map(String.init))
            .filter { $0.count > 2 && $0 != "self" && $0 != "input" }
    }
}
