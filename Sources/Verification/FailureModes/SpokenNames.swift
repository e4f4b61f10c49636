/// Names as they are spoken, by their first word, so that a text is compared with few of them.
struct SpokenNames: Sendable {
    private var byFirstWord: [Substring: [(name: SpokenWords, place: Int)]] = [:]

    init(_ names: [String]) {
        for (place, name) in names.enumerated() {
            let spoken = SpokenWords(name)
            guard let first = spoken.words.first else { continue }
            byFirstWord[first, default: []].append((spoken, place))
        }
    }

    /// Places of the names that the text begins with, in order.
    func beginning(_ text: SpokenWords) -> [Int] {
        guard let first = text.words.first else { return [] }
        return (byFirstWord[first] ?? []).filter { text.begins(with: $0.name) }.map(\.place)
    }

    /// Places of the names that stand in the text, in order.
    func named(in text: SpokenWords) -> [Int] {
        guard !byFirstWord.isEmpty else { return [] }
        let near = Set(text.words).flatMap { byFirstWord[$0] ?? [] }
        return near.filter { text.contains($0.name) }.map(\.place).sorted()
    }
}
