import DesignModel
import Diagnostics

/// A number in a sentence with what it counts: `20 tickets`, `30 minutes`.
struct StatedNumber {
    /// Seconds, for a length of time.
    var value: Int
    var unit: Unit
    /// Whether the number itself is still allowed: `at most 20`, `more than 20`.
    var isInclusive: Bool
    var text: String
    var span: SourceSpan
    /// All words of the sentence, singular: what the number is said of is among them.
    var words: Set<String>

    enum Unit: Hashable {
        case time
        /// Letters of a text.
        case characters
        /// The noun, singular.
        case things(String)
    }

    private static let seconds = [
        "second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604_800,
    ]

    static func all(in tokens: [ProseToken]) -> [StatedNumber] {
        guard tokens.contains(where: { $0.kind == .number }) else { return [] }
        let words = Set(tokens.map { singular($0.word) })
        return tokens.indices.compactMap { index in
            guard let number = tokens[index].wholeNumber, index + 1 < tokens.count else { return nil }
            let noun = singular(tokens[index + 1].word)
            guard !noun.isEmpty else { return nil }
            let before = tokens[..<index].suffix(2).map(\.word)
            let isInclusive =
                ["most", "least", "than", "exceed"].contains(before.last ?? "") || before == ["up", "to"]
            // `fewer than 20` leaves 20 out.
            let leavesOut = before.first.map(["fewer", "less"].contains) ?? false
            let (factor, unit): (Int, Unit) =
                if let seconds = seconds[noun] {
                    (seconds, .time)
                } else if ["character", "letter"].contains(noun) {
                    (1, .characters)
                } else {
                    (1, .things(noun))
                }
            return StatedNumber(
                value: number * factor,
                unit: unit,
                isInclusive: isInclusive && !leavesOut,
                text: "\(number) \(tokens[index + 1].text)",
                span: tokens[index].span.union(tokens[index + 1].span),
                words: words
            )
        }
    }
}
