import DesignModel
import Diagnostics
import DocumentReader
import Verification

/// One mutant, and what `check` finds in it.
struct Trial: Sendable {
    let kind: MutationKind
    let design: String
    /// Where the design was changed, by the line numbers of the design as it was.
    let changed: Int
    /// The line that was changed, or the first one that came in.
    let before: String
    let after: String
    /// The line that was stated, in the mutant.
    let stated: Int
    /// All findings but notes, as they are told.
    let findings: [Found]

    struct Found: Sendable, CustomStringConvertible {
        let id: String
        let line: Int

        var description: String { "\(id) at \(line)" }
    }

    init(_ site: Site, _ kind: MutationKind, _ text: DesignText) {
        let mutant = site.edit.applied(to: text.lines)
        self.kind = kind
        design = text.name
        changed = site.edit.changes.first?.range.lowerBound ?? 1
        let removed = site.edit.changes.first.map { !$0.range.isEmpty } ?? false
        before = removed ? text[changed] : ""
        after = site.edit.changes.first?.lines.first ?? ""
        switch site.place {
        case .line(let line): stated = site.edit.lineAfter(line)
        case .inserted(let offset): stated = site.edit.firstNew + offset
        }
        findings = check(mutant.joined(separator: "\n"), name: text.name)
    }

    /// Whether one of the stated rules fired at the stated line.
    var isFound: Bool { findings.contains { kind.rules.contains($0.id) && $0.line == stated } }

    /// Whether nothing else was found besides.
    var isToldOnce: Bool { findings.count == 1 }
}

/// All findings of a text but notes.
func check(_ text: String, name: String) -> [Trial.Found] {
    let file = SourceText(name: name, text: text)
    let document = readDocument(files: [file])
    let (design, found) = understand(document)
    let verdict = verify(design, understanding: document.diagnostics + found, today: CalendarDay("2026-03-01"))
    return verdict.diagnostics.filter { $0.severity != .note }.map {
        Trial.Found(id: $0.id.rawValue, line: file.line(of: $0.primary.span.start) + 1)
    }
}
