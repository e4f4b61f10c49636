/// Prints declarations mechanically: four spaces, lines of at most 120 columns, one argument a line where a call breaks.
struct Printer {
    static let width = 120

    private(set) var lines: [String] = []
    var indentation = 0

    var text: String {
        var lines = lines
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }

    mutating func line(_ text: String) {
        lines.append(text.isEmpty ? "" : String.padding(indentation) + text)
    }

    /// An empty line, but never two and none at the start of a block.
    mutating func blank() {
        guard let last = lines.last, !last.isEmpty, !last.hasSuffix("{") else { return }
        lines.append("")
    }

    /// A line that carries its own indentation.
    mutating func appendRaw(_ text: String) { lines.append(text) }

    mutating func indented(_ body: (inout Printer) -> Void) {
        indentation += 4
        body(&self)
        indentation -= 4
    }

    /// Prints `prefix`, the expression and `suffix`; breaks the expression where the line would be too long.
    mutating func line(_ prefix: String, _ expression: Expression, _ suffix: String = "") {
        let layout = Layout(indentation: indentation)
        let pieces = layout.lines(of: expression, column: indentation + prefix.columns, reserve: suffix.columns)
        for (index, piece) in pieces.enumerated() {
            let start = index == 0 ? String.padding(indentation) + prefix : ""
            lines.append(start + piece + (index == pieces.count - 1 ? suffix : ""))
        }
    }

    /// A doc comment; words are wrapped at the width.
    mutating func documentation(_ paragraphs: [String]) {
        for paragraph in paragraphs {
            guard !paragraph.isEmpty else {
                line("///")
                continue
            }
            for text in wrapped(paragraph, width: Printer.width - indentation - 4) { line("/// " + text) }
        }
    }

    mutating func comment(_ text: String) {
        for text in wrapped(text, width: Printer.width - indentation - 3) { line("// " + text) }
    }

    /// Breaks at spaces; a continued list item (`- …`) is indented by two.
    private func wrapped(_ text: String, width: Int) -> [String] {
        let hanging = text.hasPrefix("- ") ? "  " : ""
        var result: [String] = []
        var current = ""
        var columns = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            let wordColumns = word.columns
            if current.isEmpty {
                current = String(word)
                columns = wordColumns
            } else if columns + 1 + wordColumns <= width {
                current += " "
                current += word
                columns += 1 + wordColumns
            } else {
                result.append(current)
                current = hanging + word
                columns = hanging.columns + wordColumns
            }
        }
        result.append(current)
        return result
    }
}
