/// A text as words, in lower case and without punctuation, in which whole words are looked for.
struct SpokenWords {
    var text: String

    init(_ text: String) {
        self.text = text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
    }

    func begins(with other: String) -> Bool {
        let other = SpokenWords(other).text
        return !other.isEmpty && (text + " ").hasPrefix(other + " ")
    }

    func contains(_ other: String) -> Bool {
        let other = SpokenWords(other).text
        return !other.isEmpty && (" " + text + " ").contains(" " + other + " ")
    }

    /// What stands before the words; `nil` where they are not there.
    func before(_ other: String) -> String? {
        let padded = " " + text + " "
        guard let range = padded.firstRange(of: " " + other + " ") else { return nil }
        return String(padded[..<range.lowerBound].dropFirst())
    }
}
