import SeededRandom

/// Makes inputs out of designs: small slips of a writer, blows to the bytes, and nests of signs.
struct Mutator {
    /// Designs to begin with, as bytes.
    let seeds: [[UInt8]]
    var random: SeededGenerator

    /// The next input; every one depends on the seed and on how many were made before only.
    mutating func next() -> [UInt8] {
        if random.chance(1, in: 12) || seeds.isEmpty { return soup() }
        var input = seeds[random.below(seeds.count)]
        if random.chance(1, in: 3) { input = section(of: input) }
        for _ in 0...random.below(random.chance(1, in: 4) ? 40 : 4) {
            if random.chance(1, in: 2) { changeLines(&input) } else { changeBytes(&input) }
        }
        if random.chance(1, in: 20) { input = input.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }
        return Array(input.prefix(200_000))
    }

    /// Words and signs of the format in any order.
    private mutating func soup() -> [UInt8] {
        var text = ""
        for _ in 0..<random.below(random.chance(1, in: 5) ? 4000 : 300) {
            text += Self.words[random.below(Self.words.count)]
        }
        return Array(text.utf8)
    }

    /// A few hundred lines of a design, beginning at a heading.
    private mutating func section(of input: [UInt8]) -> [UInt8] {
        let lines = input.split(separator: 0x0A, omittingEmptySubsequences: false)
        let headings = lines.indices.filter { lines[$0].first == UInt8(ascii: "#") }
        guard !headings.isEmpty else { return input }
        let start = headings[random.below(headings.count)]
        return Array(lines[start..<min(lines.count, start + 20 + random.below(200))].joined(separator: [0x0A]))
    }

    // MARK: Lines

    private mutating func changeLines(_ input: inout [UInt8]) {
        var lines = input.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        let first = random.below(lines.count)
        let second = random.below(lines.count)
        switch random.below(9) {
        case 0: lines.remove(at: first)
        case 1: lines.insert(lines[second], at: first)
        case 2: lines.swapAt(first, second)
        case 3: lines.replaceSubrange(min(first, second)..<min(max(first, second), min(first, second) + 30), with: [])
        case 4: lines[first] = changeCells(of: lines[first], and: lines[second])
        case 5: lines[first] = Array(repeating: UInt8(ascii: " "), count: random.below(9)) + lines[first]
        case 6: lines[first] = repeatPart(of: lines[first])
        case 7: lines[first] = changeWord(of: lines[first], by: lines[second])
        default: lines[first] = changeCells(of: lines[first], and: lines[first])
        }
        input = Array(lines.joined(separator: [0x0A]))
    }

    /// Empties, drops, swaps or takes over a cell.
    private mutating func changeCells(of line: [UInt8], and other: [UInt8]) -> [UInt8] {
        let pipe = UInt8(ascii: "|")
        var cells = line.split(separator: pipe, omittingEmptySubsequences: false).map(Array.init)
        let others = other.split(separator: pipe, omittingEmptySubsequences: false).map(Array.init)
        let index = random.below(cells.count)
        switch random.below(4) {
        case 0: cells[index] = []
        case 1: cells.remove(at: index)
        case 2: cells.swapAt(index, random.below(cells.count))
        default: cells[index] = others[random.below(others.count)]
        }
        return Array(cells.joined(separator: [pipe]))
    }

    /// Nests: `((((a`, `- - - - a`, `!!!!a`.
    private mutating func repeatPart(of line: [UInt8]) -> [UInt8] {
        guard !line.isEmpty else { return line }
        let start = random.below(line.count)
        let part = line[start..<min(line.count, start + 1 + random.below(6))]
        let times = random.chance(1, in: 10) ? 3000 : 300
        return Array(line[..<start]) + Array(repeatElement(part, count: random.below(times)).joined()) + line[start...]
    }

    private mutating func changeWord(of line: [UInt8], by other: [UInt8]) -> [UInt8] {
        var words = line.split(separator: 0x20, omittingEmptySubsequences: false).map(Array.init)
        let others = other.split(separator: 0x20, omittingEmptySubsequences: false).map(Array.init)
        let index = random.below(words.count)
        words[index] =
            random.chance(1, in: 2)
            ? others[random.below(others.count)] : Array(Self.words[random.below(Self.words.count)].utf8)
        return Array(words.joined(separator: [0x20]))
    }

    // MARK: Bytes

    private mutating func changeBytes(_ input: inout [UInt8]) {
        guard !input.isEmpty else { return }
        let place = random.below(input.count)
        switch random.below(6) {
        case 0: input[place] = UInt8(random.below(256))
        case 1: input.remove(at: place)
        case 2: input.insert(UInt8(random.below(256)), at: place)
        case 3: input.insert(contentsOf: Array(Self.words[random.below(Self.words.count)].utf8), at: place)
        case 4: input.replaceSubrange(place..<min(input.count, place + random.below(80)), with: [])
        default: input[place] = input[random.below(input.count)]
        }
    }

    private static let words: [String] = [
        "# T\n", "## Component: C\n", "### Entity: E\n", "### API\n", "### Flow: F\n", "## Scenarios\n", "## Waivers\n",
        "### Lifecycle: E\n", "```mermaid\nstateDiagram-v2\n", "```hurl\n", "```sql\n", "```\n", "\n", "\n\n", "| ",
        " |",
        "|---|---|\n", "| Field | Type | Rules |\n", "| # | Step | On failure |\n", "`", "``", "\\|", "\\", "- ", "> ",
        "1. ", "    ", "\t", "\r\n", "\r", "\u{FEFF}", "\u{0}", "\u{301}", "\u{202E}", "日本", "👩‍👩‍👧", "[a](", "](b)", "*",
        "**", "_", "~~", "<!--", "-->", "<a>", "&amp;", "self", "me", "input.a", "path.id", "null", "true", "list of ",
        "one of `a`, `b`", "text(1..80)", "integer(", "decimal(12,2)", "0", "-1", "9223372036854775807",
        "9223372036854775808", "1e999", "0.1", "\"a\"", "'", "\"", "(", ")", "[", "]", "{", "}", ".", ",", ";", ":",
        "?",
        "==", "!=", "<=", "&&", "||", "!", "not ", " in ", "+", "-", "/", "%", "let x = ", "get E where ", "set x.a = ",
        "require ", "return ", "transition x.go", "for x in ", "if ", "[*] --> a", "a --> b : go", " after 30m",
        "unique",
        "default ", "where `a`", "matches `(((`", "on delete ", "optional", "GET", "/a/{id}", "201 E", "400, 401",
        "409 `x`", "anyone", "REQ-001", "Scenario: A", "HTTP 200", "{{a.id}}", "jsonpath \"$.a\" == 1", "{\"a\": [1]}",
        "2026-03-01T00:00:00Z", "P1D", "1h30m", "99999999999999999999h", "64 kB", "- it is ",
        "- 20 `E { a: 1 }` as `x`",
    ]
}
