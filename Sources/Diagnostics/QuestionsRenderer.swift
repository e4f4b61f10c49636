/// Writes findings as `questions.md`: numbered questions that the design's architect can answer.
///
/// The three gravest come first, the rest by component in the order of the document; what belongs to no component is last.
public struct QuestionsRenderer: Sendable {
    public init() {}

    /// The questions as Markdown; ends with a newline.
    ///
    /// - Parameters:
    ///   - diagnostics: in any order.
    ///   - files: those that the spans refer to.
    ///   - design: what the title calls the design; the first file's name if nil.
    public func render(_ diagnostics: [Diagnostic], files: [SourceText], design: String? = nil) -> String {
        let ordered = diagnostics.inOrder()
        let name = design ?? files.first?.name ?? "the design"
        var parts = ["# Questions about \(name)"]
        if ordered.isEmpty {
            parts.append("There is nothing to ask: the check has no findings.")
            return parts.joined(separator: "\n\n") + "\n"
        }
        parts.append(
            "The check has \(ordered.counted). Answer each question in the design itself, then run `wright check` again."
        )
        var number = 0
        for group in groups(of: ordered) {
            parts.append("## " + group.title)
            for diagnostic in group.diagnostics {
                number += 1
                parts += question(number, diagnostic, files)
            }
        }
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func groups(of ordered: [Diagnostic]) -> [(title: String, diagnostics: [Diagnostic])] {
        let byGravity = ordered.indices.sorted { left, right in
            let (one, other) = (ordered[left], ordered[right])
            if one.severity != other.severity { return one.severity > other.severity }
            // What more follows from is graver.
            let (few, many) = (other.consequences.count, one.consequences.count)
            return few == many ? left < right : many > few
        }
        let gravest = Array(byGravity.prefix(3))
        let rest = ordered.indices.filter { !gravest.contains($0) }.map { ordered[$0] }
        var titles: [String] = []
        for component in rest.compactMap(\.component) where !titles.contains(component) { titles.append(component) }
        var groups = [(title: "The gravest first", diagnostics: gravest.map { ordered[$0] })]
        groups += titles.map { title in (title, rest.filter { $0.component == title }) }
        let whole = rest.filter { $0.component == nil }
        if !whole.isEmpty { groups.append(("The design as a whole", whole)) }
        return groups
    }

    /// The question, the line it is about, and what helps to answer it.
    private func question(_ number: Int, _ diagnostic: Diagnostic, _ files: [SourceText]) -> [String] {
        var parts: [String] = []
        let place = self.place(diagnostic.primary.span, files)
        let wording = diagnostic.message.hasSuffix("?") ? "" : ". What should stand here?"
        parts.append("**Q\(number).** " + (place.map { $0.name + " — " } ?? "") + diagnostic.message + wording)
        if let line = place?.line, !line.isEmpty { parts.append("    " + line) }
        var points: [String] = []
        for label in diagnostic.secondary {
            let isConsequence = label.message.hasPrefix(DiagnosticLabel.hence)
            let message = isConsequence ? String(label.message.dropFirst(DiagnosticLabel.hence.count)) : label.message
            let cause = [self.place(label.span, files)?.name, message.isEmpty ? nil : message]
            points.append(
                (isConsequence ? "- Hence also: " : "- Because: ") + cause.compactMap { $0 }.joined(separator: " — ")
            )
        }
        if !diagnostic.consequence.isEmpty { points.append("- If it stays: " + diagnostic.consequence) }
        if !diagnostic.help.isEmpty { points.append("- Possible answer: " + diagnostic.help) }
        points += diagnostic.fixIts.filter { !diagnostic.helpSays($0) }.map { "- Possible answer: " + $0.message }
        if !points.isEmpty { parts.append(points.map(indentLines).joined(separator: "\n")) }
        return parts
    }

    private func place(_ span: SourceSpan, _ files: [SourceText]) -> (name: String, line: String)? {
        guard files.indices.contains(span.file) else { return nil }
        let file = files[span.file]
        let line = file.line(of: span.start)
        let text = DisplayedLine(file, line: line, around: span.start).cells.map(\.text).joined().drop { $0 == " " }
        return ("`\(file.name):\(line + 1)`", String(text))
    }

    /// Keeps an example of several lines inside its point.
    private func indentLines(_ point: String) -> String {
        point.replacing("\n", with: "\n  ")
    }
}
