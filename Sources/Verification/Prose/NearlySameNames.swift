/// Names by what every nearly same one has too, so that a name is compared with few.
///
/// Two of them have the same letters, or all words but one in common; and of that one the singular, or what is left
/// without one of its letters: whatever letter is wrong, too many, missing or swapped, there is one without which the two
/// are alike. Digits are never left out, since names with other numbers are meant to be others.
struct NearlySameNames {
    private var places: [Int: [Int]] = [:]

    /// Shorter words differ in a letter by being others.
    static let leastLetters = 5
    /// Nobody takes longer texts for names, and the keys of one cost the square of its length.
    private static let mostBytes = 200

    mutating func add(_ name: String, _ place: Int) {
        for key in keys(of: name) { places[key, default: []].append(place) }
    }

    /// In the order in which they were added.
    func candidates(for name: String) -> [Int] {
        let near = keys(of: name).compactMap { places[$0] }
        return near.count == 1 ? near[0] : Set(near.joined()).sorted()
    }

    /// Hashes: two names that have one by chance are compared for nothing.
    private func keys(of name: String) -> Set<Int> {
        let words = nameWords(name)
        var keys: Set<Int> = [words.joined().hashValue]
        guard name.utf8.count <= Self.mostBytes else { return keys }
        for index in words.indices {
            var others = Hasher()
            others.combine(index)
            for place in words.indices where place != index { others.combine(words[place]) }
            func insert(_ word: some Hashable) {
                var hasher = others
                hasher.combine(word)
                keys.insert(hasher.finalize())
            }
            insert(singular(words[index]))
            let letters = Array(words[index])
            guard letters.count >= Self.leastLetters - 1 else { continue }
            for place in letters.indices where !letters[place].isNumber {
                insert(letters[..<place] + letters[(place + 1)...])
            }
            insert(letters[...])
        }
        return keys
    }
}
