/// A design as its author sees it in an editor: lines, headings, tables, blocks. Read here with string functions alone, since
/// what has to be found is stated without asking the compiler that is on trial. Lines count from 1.
struct DesignText: Sendable {
    let name: String
    let lines: [String]
    private(set) var headings: [Heading] = []
    private(set) var tables: [Table] = []
    private(set) var blocks: [Block] = []

    struct Heading: Sendable {
        let line: Int
        let level: Int
        /// As it stands, without `#`.
        let text: String
        /// Behind `Entity:` and the like, without requirement ids.
        let name: String
    }

    struct Table: Sendable {
        let heading: Heading
        /// The heading of the component it stands in; empty outside.
        let component: String
        /// Line of the column names; the separator follows.
        let line: Int
        let columns: [String]
        var rows: [Row] = []
    }

    /// A fenced block, `start` and `end` being its fences.
    struct Block: Sendable {
        let language: String
        let heading: Heading
        let start: Int
        let end: Int
    }

    init(name: String, text: String) {
        self.name = name
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var heading = Heading(line: 1, level: 0, text: "", name: "")
        var component = ""
        var opened: (language: String, line: Int)?
        for (index, line) in lines.enumerated() {
            let number = index + 1
            if line.hasPrefix("```") {
                if let (language, start) = opened {
                    blocks.append(Block(language: language, heading: heading, start: start, end: number))
                    opened = nil
                } else {
                    opened = (String(line.dropFirst(3)), number)
                }
            } else if opened != nil {
                continue
            } else if line.hasPrefix("#") {
                heading = Heading(of: line, number)
                if heading.level == 2 { component = heading.text.hasPrefix("Component:") ? heading.name : "" }
                headings.append(heading)
            } else if line.hasPrefix("|"), !self[number - 1].hasPrefix("|") {
                let columns = cells(of: line)
                tables.append(Table(heading: heading, component: component, line: number, columns: columns))
            } else if line.hasPrefix("|"), !line.hasPrefix("|---"), let last = tables.indices.last {
                tables[last].rows.append(Row(line: number, columns: tables[last].columns, cells: cells(of: line)))
            }
        }
    }

    /// A line of the text; empty outside it.
    subscript(line: Int) -> String { lines.indices.contains(line - 1) ? lines[line - 1] : "" }

    /// The rows of all tables below headings that begin so and that have this column.
    func rows(_ heading: String, _ column: String) -> [Row] {
        tables(heading, column).flatMap(\.rows)
    }

    func tables(_ heading: String, _ column: String) -> [Table] {
        tables.filter { $0.heading.text.hasPrefix(heading) && $0.columns.contains(column) }
    }

    func headings(_ prefix: String) -> [Heading] { headings.filter { $0.text.hasPrefix(prefix) } }

    /// Lines of `hurl` blocks.
    var hurl: [Int] { blocks.filter { $0.language == "hurl" }.flatMap { ($0.start + 1)..<$0.end } }

    /// Lines of state diagrams with an arrow.
    var arrows: [Arrow] {
        blocks.filter { $0.language == "mermaid" }.flatMap { block in
            ((block.start + 1)..<block.end).compactMap { Arrow(self[$0], line: $0, entity: block.heading.name) }
        }
    }

    /// The first line, in reading order, for which it holds.
    func first(_ holds: (Int, String) -> Bool) -> Int? {
        lines.indices.first { holds($0 + 1, lines[$0]) }.map { $0 + 1 }
    }

    /// The first line with this word in a code span, but for some.
    func firstUse(of word: String, besides lines: Set<Int> = []) -> Int? {
        first { number, line in !lines.contains(number) && codeSpans(of: line).contains { $0.hasWord(word) } }
    }

    /// From a heading to the line before the next one of its level or above.
    func section(_ heading: Heading) -> ClosedRange<Int> {
        let next = headings.first { $0.line > heading.line && $0.level <= heading.level }
        return heading.line...(next.map { $0.line - 1 } ?? lines.count)
    }
}

extension DesignText.Heading {
    init(of line: String, _ number: Int) {
        let level = line.prefix { $0 == "#" }.count
        let text = line.dropFirst(level).trimmed
        var name =
            text.contains(":") ? text.split(separator: ":", maxSplits: 1).last.map { String($0).trimmed } ?? "" : text
        if let ids = name.range(of: " (REQ") { name = String(name[..<ids.lowerBound]) }
        if text.hasPrefix("View:"), let of = name.range(of: " of ") { name = String(name[..<of.lowerBound]) }
        self.init(line: number, level: level, text: text, name: name)
    }

    /// The requirement ids in parentheses.
    var requirements: [String] {
        guard let open = text.range(of: "(REQ") else { return [] }
        return text[open.lowerBound...].dropFirst().dropLast().split(separator: ",").map { String($0).trimmed }
    }
}

/// `from --> to : event` of a state diagram.
struct Arrow: Sendable {
    let line: Int
    let entity: String
    let from: String
    let to: String
    let event: String

    init?(_ text: String, line: Int, entity: String) {
        let halves = text.components("-->")
        guard halves.count == 2 else { return nil }
        let target = halves[1].components(":")
        self.line = line
        self.entity = entity
        from = halves[0].trimmed
        to = target[0].trimmed
        event = target.count > 1 ? target[1].trimmed : ""
    }
}

/// A row of a table, and what it looks like with a cell changed.
struct Row: Sendable {
    let line: Int
    let columns: [String]
    let cells: [String]

    subscript(column: String) -> String {
        columns.firstIndex(of: column).flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? ""
    }

    /// The first cell: what the row is about.
    var name: String { cells.first ?? "" }

    func changing(_ column: String, to value: String) -> Edit {
        var changed = cells
        if let index = columns.firstIndex(of: column), changed.indices.contains(index) { changed[index] = value }
        return .replace(line, Row.text(of: changed))
    }

    /// The row with one text of a cell replaced; nil where the cell does not hold it.
    func changing(_ column: String, _ old: String, to new: String) -> Edit? {
        guard let range = self[column].range(of: old) else { return nil }
        return changing(column, to: self[column].replacingCharacters(in: range, with: new))
    }

    static func text(of cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}
