import Diagnostics

/// Phrases that are looked for in a text, by their first word, so that most words are compared with none.
struct Phrases: Sendable {
    /// With the same first word in the order in which they were given.
    private var byFirstWord: [String: [[String]]] = [:]

    init(_ phrases: [[String]]) {
        for phrase in phrases {
            if let first = phrase.first { byFirstWord[first, default: []].append(phrase) }
        }
    }

    /// The phrase that begins at a token, with its place.
    func phrase(at index: Int, in tokens: [ProseToken]) -> (text: String, span: SourceSpan)? {
        for phrase in byFirstWord[tokens[index].word] ?? [] where stands(phrase, at: index, in: tokens) {
            return (phrase.joined(separator: " "), tokens[index].span.union(tokens[index + phrase.count - 1].span))
        }
        return nil
    }

    private func stands(_ phrase: [String], at index: Int, in tokens: [ProseToken]) -> Bool {
        index + phrase.count <= tokens.count
            && phrase.indices.allSatisfy { tokens[index + $0].word == phrase[$0] }
    }
}
