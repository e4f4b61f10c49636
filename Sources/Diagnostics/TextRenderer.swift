/// Shows findings to a person at a terminal: each with its line, the place underlined, the reason and the remedy.
///
///     error[endpoint-leaves-out-error]: POST /customers can answer 409, its contract does not say so
///        --> shop.md:104:38
///         |
///     104 | | POST | /customers | 201 Customer | 400, 401, 403 |
///         |                                      ^^^^^^^^^^^^^ `email_taken` is missing
///
/// Findings come in the order of the document, each once. Columns count from 1, in characters.
public struct TextRenderer: Sendable {
    /// Columns of the terminal. A longer line is shown around the place, with `…` for the rest.
    public var width: Int
    /// Whether to use ANSI colours: by severity, and blue for the margin.
    public var usesColor: Bool

    /// Nobody reads more at once; JSON and SARIF hold all.
    static let mostFindings = 1000

    /// - Parameters:
    ///   - width: columns; less than 40 counts as 40.
    ///   - usesColor: whether the output is for a terminal that shows colours.
    public init(width: Int = 120, usesColor: Bool = false) {
        self.width = max(40, width)
        self.usesColor = usesColor
    }

    /// The findings and a summary line such as `2 errors, 1 warning in shop.md`; ends with a newline.
    ///
    /// - Parameters:
    ///   - diagnostics: in any order.
    ///   - files: those that the spans refer to.
    ///   - design: what the summary calls the design; the file's name, or the number of files, if nil.
    public func render(_ diagnostics: [Diagnostic], files: [SourceText], design: String? = nil) -> String {
        let ordered = diagnostics.inOrder()
        var text = ""
        var shown = ShownLines()
        for diagnostic in ordered.prefix(Self.mostFindings) { text += render(diagnostic, files: files, &shown) + "\n" }
        let left = ordered.count - Self.mostFindings
        if left > 0 { text += "and \(left) more, not shown\n\n" }
        return text + summary(of: ordered, files: files, design: design) + "\n"
    }

    /// One finding, without the summary; ends with a newline.
    public func render(_ diagnostic: Diagnostic, files: [SourceText]) -> String {
        var shown = ShownLines()
        return render(diagnostic, files: files, &shown)
    }

    private func render(_ diagnostic: Diagnostic, files: [SourceText], _ shown: inout ShownLines) -> String {
        var snippets = [Snippet(diagnostic.primary, in: files, mark: "^")]
        snippets += diagnostic.secondary.map { Snippet($0, in: files, mark: "-") }
        let gutter = snippets.compactMap(\.?.lineNumber.count).max() ?? 1
        let palette = Palette(diagnostic.severity, isOn: usesColor)
        let remarks = self.remarks(on: diagnostic)
        var lines = [
            palette.severity("\(diagnostic.severity.rawValue)[\(diagnostic.id)]")
                + palette.bold(": " + diagnostic.message.safeToShow)
        ]
        for (index, snippet) in snippets.enumerated() {
            if index > 0 {
                let message = diagnostic.secondary[index - 1].message
                lines.append(palette.note("note") + ": " + (message.isEmpty ? "see here" : message.safeToShow))
            }
            guard let snippet else { continue }
            lines += snippet.lines(gutter: gutter, width: width, palette: palette, isPrimary: index == 0, &shown)
            if index < snippets.count - 1 || !remarks.isEmpty { lines.append(bar(gutter, palette)) }
        }
        for remark in remarks {
            let indent = String(repeating: " ", count: gutter + 1)
            let wrapped = remark.split(separator: "\n", omittingEmptySubsequences: false)
                .flatMap { wrap($0, to: width - gutter - 3) }.joined(separator: "\n" + indent + "  ")
            lines.append(indent + palette.margin("=") + " " + wrapped)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Such as `2 errors, 1 warning in shop.md`.
    public func summary(of diagnostics: [Diagnostic], files: [SourceText], design: String? = nil) -> String {
        let name = design ?? (files.count == 1 ? files[0].name : "\(files.count) files")
        let text = "\(diagnostics.counted) in \(name.safeToShow)"
        guard let gravest = diagnostics.map(\.severity).max() else { return text }
        return Palette(gravest, isOn: usesColor).severity(text)
    }

    private func remarks(on diagnostic: Diagnostic) -> [String] {
        var remarks: [String] = []
        if !diagnostic.consequence.isEmpty { remarks.append("leads to: " + diagnostic.consequence.safeToShow) }
        if !diagnostic.help.isEmpty { remarks.append("help: " + diagnostic.help.safeToShow) }
        for fix in diagnostic.fixIts {
            let order = fix.message.isEmpty ? "write `\(fix.replacement)`" : fix.message
            if fix.isSafe {
                remarks.append("fix: " + order.safeToShow)
            } else if !diagnostic.helpSays(fix) {
                remarks.append("help: " + order.safeToShow)
            }
        }
        return remarks
    }

    /// The text in lines of so many columns, broken at spaces; a longer word has a line of its own.
    private func wrap(_ text: Substring, to limit: Int) -> [String] {
        var lines: [String] = []
        var line: String?
        var columns = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
            let size = word.terminalWidth
            if let begun = line, columns + 1 + size <= limit || begun.isEmpty {
                line = begun + " " + word
                columns += 1 + size
            } else {
                if let begun = line { lines.append(begun) }
                line = word
                columns = size
            }
        }
        return lines + [line ?? ""]
    }

    private func bar(_ gutter: Int, _ palette: Palette) -> String {
        palette.margin(String(repeating: " ", count: gutter + 1) + "|")
    }
}

/// A line of the design with a place in it.
private struct Snippet {
    let label: DiagnosticLabel
    let source: SourceText
    /// From 0.
    let line: Int
    /// Of the file's bytes.
    let offset: Int
    let mark: Character

    var lineNumber: String { String(line + 1) }

    /// Nil if the span refers to no file.
    init?(_ label: DiagnosticLabel, in files: [SourceText], mark: Character) {
        guard files.indices.contains(label.span.file) else { return nil }
        self.label = label
        self.mark = mark
        source = files[label.span.file]
        offset = min(max(label.span.start, 0), source.bytes.count)
        line = source.line(of: offset)
    }

    func lines(
        gutter: Int,
        width: Int,
        palette: Palette,
        isPrimary: Bool,
        _ shown: inout ShownLines
    ) -> [String] {
        let margin = String(repeating: " ", count: gutter)
        let displayed = shown.line(line, of: source, file: label.span.file, around: offset)
        let limit = max(20, width - gutter - 3)
        let columns = displayed.columns(of: offset..<max(offset, label.span.end))
        let window = displayed.window(around: columns, limit: limit)
        let paint = isPrimary ? palette.severity : palette.margin
        let number = String(repeating: " ", count: gutter - lineNumber.count) + lineNumber
        let column = shown.characterColumn(of: offset, line: line, of: source, file: label.span.file)
        let place = "\(source.name.safeToShow):\(lineNumber):\(column)"
        let indent = String(repeating: " ", count: window.mark.lowerBound)
        var underline = indent + paint(String(repeating: mark, count: window.mark.count))
        var below: [String] = []
        // A note's message stands above its line already.
        let message = isPrimary ? label.message.safeToShow : ""
        if !message.isEmpty, window.mark.upperBound + 1 + message.terminalWidth <= limit {
            underline += " " + paint(message)
        } else if !message.isEmpty {
            let start = min(window.mark.lowerBound, max(0, limit - message.terminalWidth))
            below.append(String(repeating: " ", count: start) + paint(message))
        }
        let text = window.text.isEmpty ? "" : " " + window.text
        return [margin + palette.margin("-->") + " " + place, palette.margin(margin + " |")]
            + [palette.margin(number + " |") + text]
            + ([underline] + below).map { palette.margin(margin + " |") + " " + $0 }
    }
}

/// The colours of one finding.
private struct Palette {
    let isOn: Bool
    private let severityCode: String

    init(_ severity: Severity, isOn: Bool) {
        self.isOn = isOn
        severityCode =
            switch severity {
            case .error: "1;31"
            case .danger: "1;35"
            case .warning: "1;33"
            case .note: "1;36"
            }
    }

    func severity(_ text: String) -> String { paint(text, severityCode) }
    func margin(_ text: String) -> String { paint(text, "1;34") }
    func note(_ text: String) -> String { paint(text, "1;36") }
    func bold(_ text: String) -> String { paint(text, "1") }

    private func paint(_ text: String, _ code: String) -> String {
        isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
