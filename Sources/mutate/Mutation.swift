import SeededRandom

/// A way of making a design wrong, and what has to be found, stated before anything is run.
struct MutationKind: Sendable {
    let name: String
    /// One of these has to be found.
    let rules: [String]
    /// Where, in words; `Site.place` is the same in lines.
    let place: String
    let sites: @Sendable (DesignText, inout SeededGenerator) -> [Site]

    init(
        _ name: String,
        finds rules: String...,
        at place: String,
        sites: @escaping @Sendable (DesignText, inout SeededGenerator) -> [Site]
    ) {
        self.name = name
        self.rules = rules
        self.place = place
        self.sites = sites
    }

    /// A kind that leaves nothing to the seed.
    init(
        _ name: String,
        finds rules: String...,
        at place: String,
        sites: @escaping @Sendable (DesignText) -> [Site?]
    ) {
        self.name = name
        self.rules = rules
        self.place = place
        self.sites = { text, _ in sites(text).compactMap { $0 } }
    }
}

/// One place in one design where a kind can be applied.
struct Site: Sendable {
    let edit: Edit
    let place: Place

    enum Place: Sendable {
        /// A line of the design as it was.
        case line(Int)
        /// A line that the edit puts in, counted from the first one.
        case inserted(Int)

        static let inserted = Place.inserted(0)
    }

    init(_ edit: Edit, at line: Int) {
        self.edit = edit
        place = .line(line)
    }

    init(_ edit: Edit, at place: Place) {
        self.edit = edit
        self.place = place
    }

    /// Nil where there is no edit or no line.
    init?(_ edit: Edit?, at line: Int?) {
        guard let edit, let line else { return nil }
        self.init(edit, at: line)
    }
}

/// Lines that are taken out, and lines that come in their place.
struct Edit: Sendable {
    /// In order, without overlap; the range is empty where lines only come in before its start.
    let changes: [(range: Range<Int>, lines: [String])]

    static func replace(_ line: Int, _ text: String) -> Edit { Edit(changes: [(line..<(line + 1), [text])]) }

    static func delete(_ line: Int) -> Edit { Edit(changes: [(line..<(line + 1), [])]) }

    static func delete(_ lines: ClosedRange<Int>) -> Edit {
        Edit(changes: [(lines.lowerBound..<(lines.upperBound + 1), [])])
    }

    static func insert(_ lines: [String], before line: Int) -> Edit { Edit(changes: [(line..<line, lines)]) }

    static func insert(_ line: String, after: Int) -> Edit { insert([line], before: after + 1) }

    static func replace(_ lines: [(line: Int, text: String)]) -> Edit {
        Edit(changes: lines.sorted { $0.line < $1.line }.map { ($0.line..<($0.line + 1), [$0.text]) })
    }

    /// Edits that do not touch each other, as one.
    static func all(_ edits: [Edit]) -> Edit {
        Edit(changes: edits.flatMap(\.changes).sorted { $0.range.lowerBound < $1.range.lowerBound })
    }

    func applied(to lines: [String]) -> [String] {
        var lines = lines
        for (range, new) in changes.reversed() {
            lines.replaceSubrange((range.lowerBound - 1)..<(range.upperBound - 1), with: new)
        }
        return lines
    }

    /// Where a line of the old text stands in the new one. A line that is gone gives the one that took its place.
    func lineAfter(_ line: Int) -> Int {
        changes.reduce(line) { moved, change in
            guard change.range.lowerBound <= line, !change.range.contains(line) else { return moved }
            return moved + change.lines.count - change.range.count
        }
    }

    /// The first line that came in, in the new text.
    var firstNew: Int {
        guard let first = changes.first(where: { !$0.lines.isEmpty }) else { return 1 }
        let before = changes.prefix { $0.range.lowerBound < first.range.lowerBound }
        return first.range.lowerBound + before.reduce(0) { $0 + $1.lines.count - $1.range.count }
    }
}
