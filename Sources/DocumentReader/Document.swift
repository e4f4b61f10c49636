import Diagnostics

/// A design as Markdown blocks, each with its place; prose is kept only as far as it carries meaning.
///
/// Reading never fails: what is odd becomes a diagnostic of a later stage, at the span kept here.
public struct Document: Sendable {
    public var files: [SourceText]
    /// What stands before the first heading.
    public var preamble: [Block]
    /// Level-1 headings and whatever stands below them; normally one.
    public var sections: [Section]
    /// What the reader itself noticed (invalid UTF-8, a table row that has more cells than its header …).
    public var diagnostics: [Diagnostic]

    public init(
        files: [SourceText],
        preamble: [Block] = [],
        sections: [Section] = [],
        diagnostics: [Diagnostic] = []
    ) {
        self.files = files
        self.preamble = preamble
        self.sections = sections
        self.diagnostics = diagnostics
    }
}

/// A heading with all that stands below it, up to the next heading of its level or above.
public struct Section: Sendable {
    public var level: Int
    public var title: Inline
    /// The whole heading line.
    public var span: SourceSpan
    /// Blocks directly below the heading, before its first subsection.
    public var blocks: [Block]
    public var subsections: [Section]

    public init(level: Int, title: Inline, span: SourceSpan, blocks: [Block] = [], subsections: [Section] = []) {
        self.level = level
        self.title = title
        self.span = span
        self.blocks = blocks
        self.subsections = subsections
    }
}

public enum Block: Sendable {
    case paragraph(Inline)
    case table(Table)
    case fence(Fence)
    case list([ListItem])
    /// Block quotes, rules, HTML: prose.
    case other(SourceSpan)

    public var span: SourceSpan {
        switch self {
        case .paragraph(let inline): inline.span
        case .table(let table): table.span
        case .fence(let fence): fence.span
        case .list(let items):
            items.first.map { first in items.dropFirst().reduce(first.span) { $0.union($1.span) } }
                ?? SourceSpan(start: 0, end: 0)
        case .other(let span): span
        }
    }
}

/// A fenced code block. `content` is the text between the fences as it stands in the file.
///
/// Each byte that is not UTF-8 is a `?`. The content keeps its line ends, the last one included, and the indentation that a list gives it.
public struct Fence: Sendable {
    /// The first word of the info string: `mermaid`, `hurl`, `sql`; empty where there is none.
    public var language: String
    public var content: Located<String>
    public var span: SourceSpan

    public init(language: String, content: Located<String>, span: SourceSpan) {
        self.language = language
        self.content = content
        self.span = span
    }
}

public struct ListItem: Sendable {
    /// The item's first paragraph; empty, and placed behind the marker, if it has none.
    public var text: Inline
    /// The items of lists inside this one.
    public var children: [ListItem]
    /// What else stands in the item: further paragraphs, tables, fences.
    public var blocks: [Block]
    /// From the marker to the last byte of what stands in the item.
    public var span: SourceSpan

    public init(text: Inline, children: [ListItem] = [], blocks: [Block] = [], span: SourceSpan) {
        self.text = text
        self.children = children
        self.blocks = blocks
        self.span = span
    }
}

public struct Table: Sendable {
    public var header: [Inline]
    public var rows: [Row]
    public var span: SourceSpan

    public struct Row: Sendable {
        /// As many as the header has; missing ones are empty with an empty span at the row's end.
        public var cells: [Inline]
        public var span: SourceSpan

        public init(cells: [Inline], span: SourceSpan) {
            self.cells = cells
            self.span = span
        }
    }

    public init(header: [Inline], rows: [Row], span: SourceSpan) {
        self.header = header
        self.rows = rows
        self.span = span
    }
}

/// A line of text as runs: plain words and code spans, decoration removed.
public struct Inline: Sendable, Equatable {
    public enum Run: Sendable, Equatable {
        /// Words outside code spans, with Markdown decoration and escapes removed.
        ///
        /// A line break inside a paragraph is a space. A byte that is not UTF-8, or NUL, is U+FFFD.
        case text(String, SourceSpan)
        /// What stands between backticks, the `\|` of table cells undone; the span is of the inside.
        case code(String, SourceSpan)

        public var span: SourceSpan {
            switch self {
            case .text(_, let span), .code(_, let span): span
            }
        }

        public var string: String {
            switch self {
            case .text(let string, _), .code(let string, _): string
            }
        }
    }

    public var runs: [Run]
    /// From the first to the last byte of the source, trimmed; empty for an empty cell, then at the place of the cell.
    public var span: SourceSpan

    public init(runs: [Run], span: SourceSpan) {
        self.runs = runs
        self.span = span
    }

    /// The words without any decoration, trimmed: what a reader sees.
    public var plainText: String {
        var text = runs.map(\.string).joined()[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    /// Whether nothing stands here: an empty cell, `–`, `—` or `-`.
    public var isNone: Bool {
        runs.allSatisfy { if case .text = $0 { true } else { false } } && ["", "–", "—", "-"].contains(plainText)
    }

    /// The code spans in order.
    public var codes: [Located<String>] {
        runs.compactMap { if case .code(let text, let span) = $0 { Located(text, at: span) } else { nil } }
    }
}
