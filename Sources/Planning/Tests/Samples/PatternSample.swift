import DesignModel

/// Texts that match a regular expression, and one that does not.
///
/// Knows what patterns of fields are made of: literals, classes, groups, alternatives, quantifiers, anchors. A pattern with
/// more (look-around, back references) gives its literals, which a test of the service then shows to be wrong.
struct PatternSample {
    private indirect enum Node {
        case literal(Character)
        /// The characters that fit, in order.
        case anyOf([Character])
        case sequence([Node])
        case either([Node])
        case repeated(Node, least: Int, most: Int?)
    }

    private let node: Node

    init(_ pattern: String) {
        var parser = Parser(characters: Array(pattern))
        node = parser.alternatives()
    }

    /// A text that matches, within the bounds where the pattern leaves room, different for different numbers.
    func text(length: FieldType.Bounds, number: Int) -> String {
        for extra in 0...max(0, length.least ?? 0) {
            let text = text(node, extra: extra, number: number)
            if text.unicodeScalars.count >= length.least ?? 0 { return text }
        }
        return text(node, extra: 0, number: number)
    }

    /// A text within the bounds of which no part matches; `nil` where none was found among simple ones.
    func mismatch(length: FieldType.Bounds) -> String? {
        let count = max(1, length.least ?? 1)
        let allowed = Set(characters(of: node))
        return ["~", " ", "ä", "a", "A", "0", "_"].first { !allowed.contains($0) }.map {
            String(repeating: $0, count: count)
        }
    }

    private func text(_ node: Node, extra: Int, number: Int) -> String {
        switch node {
        case .literal(let character): String(character)
        case .anyOf(let characters): characters.isEmpty ? "" : String(characters[number % characters.count])
        case .sequence(let nodes): nodes.map { text($0, extra: extra, number: number) }.joined()
        case .either(let nodes): nodes.isEmpty ? "" : text(nodes[number % nodes.count], extra: extra, number: number)
        case .repeated(let inner, let least, let most):
            (0..<min(max(least, 1) + extra, most ?? Int.max)).map { index in
                text(inner, extra: 0, number: digit(index, of: number))
            }.joined()
        }
    }

    /// The digits of the number, least first, so that long samples of neighbouring numbers differ.
    private func digit(_ index: Int, of number: Int) -> Int {
        (0..<index).reduce(number) { value, _ in value / 10 } % 10
    }

    private func characters(of node: Node) -> [Character] {
        switch node {
        case .literal(let character): [character]
        case .anyOf(let characters): characters
        case .sequence(let nodes), .either(let nodes): nodes.flatMap(characters)
        case .repeated(let inner, _, _): characters(of: inner)
        }
    }

    private struct Parser {
        let characters: [Character]
        var position = 0

        private var next: Character? { position < characters.count ? characters[position] : nil }

        mutating func alternatives() -> Node {
            var branches = [sequence()]
            while next == "|" {
                position += 1
                branches.append(sequence())
            }
            return branches.count == 1 ? branches[0] : .either(branches)
        }

        private mutating func sequence() -> Node {
            var nodes: [Node] = []
            while let character = next, character != "|", character != ")" {
                if character == "^" || character == "$" {
                    position += 1
                    continue
                }
                nodes.append(quantified(atom()))
            }
            return .sequence(nodes)
        }

        private mutating func atom() -> Node {
            let character = characters[position]
            position += 1
            switch character {
            case "(":
                if next == "?" { position = min(position + 2, characters.count) }
                let inner = alternatives()
                if next == ")" { position += 1 }
                return inner
            case "[": return characterClass()
            case ".": return .anyOf(Self.lower)
            case "\\":
                guard let escaped = next else { return .literal("\\") }
                position += 1
                return Self.classes[escaped].map { .anyOf($0) } ?? .literal(escaped)
            default: return .literal(character)
            }
        }

        private mutating func characterClass() -> Node {
            var members: [Character] = []
            let isNegated = next == "^"
            if isNegated { position += 1 }
            while let character = next, character != "]" {
                position += 1
                if character == "\\", let escaped = next {
                    position += 1
                    members += Self.classes[escaped] ?? [escaped]
                } else if next == "-", position + 1 < characters.count, characters[position + 1] != "]" {
                    members += Self.range(character, characters[position + 1])
                    position += 2
                } else {
                    members.append(character)
                }
            }
            if next == "]" { position += 1 }
            guard isNegated else { return .anyOf(members) }
            let excluded = Set(members)
            return .anyOf((Self.lower + Self.digits).filter { !excluded.contains($0) })
        }

        private mutating func quantified(_ node: Node) -> Node {
            switch next {
            case "*": return repeated(node, 0, nil)
            case "+": return repeated(node, 1, nil)
            case "?": return repeated(node, 0, 1)
            case "{":
                guard let end = characters[position...].firstIndex(of: "}") else { return node }
                let numbers = String(characters[(position + 1)..<end]).split(
                    separator: ",",
                    omittingEmptySubsequences: false
                )
                guard let least = numbers.first.flatMap({ Int($0) }) else { return node }
                position = end
                return repeated(node, least, numbers.count == 1 ? least : Int(numbers[1]))
            default: return node
            }
        }

        private mutating func repeated(_ node: Node, _ least: Int, _ most: Int?) -> Node {
            position += 1
            return .repeated(node, least: least, most: most)
        }

        private static func range(_ first: Character, _ last: Character) -> [Character] {
            guard let low = first.unicodeScalars.first?.value, let high = last.unicodeScalars.first?.value, low <= high
            else {
                return [first, last]
            }
            return (low...min(high, low + 255)).compactMap(Unicode.Scalar.init).map(Character.init)
        }

        private static let lower = range("a", "z")
        private static let digits = range("0", "9")
        private static let classes: [Character: [Character]] = [
            "d": digits, "w": lower + digits, "s": [" "],
        ]
    }
}
