/// The name among `candidates` that `name` most probably meant: the least edit distance, at most a third of its length.
public func didYouMean(_ name: String, among candidates: some Sequence<String>) -> String? {
    nearNames(name, among: candidates).min { $0.distance < $1.distance }?.name
}

extension FixIt {
    /// Writes the name that was meant; safe if no other of the candidates is near.
    ///
    /// - Parameters:
    ///   - meant: what `didYouMean` found.
    ///   - name: what stands there.
    ///   - replacement: what to write where that is more than the name.
    public init(
        meaning meant: String,
        insteadOf name: String,
        among candidates: some Sequence<String>,
        at span: SourceSpan,
        replacement: String? = nil
    ) {
        let text = replacement ?? meant
        let near = Set(nearNames(name, among: candidates).map(\.name))
        // Names of one or two letters are near to all others of their kind.
        let isSafe = near.count == 1 && name.unicodeScalars.count > 2
        self.init("write `\(text)`", replacing: span, with: text, isSafe: isSafe)
    }
}

/// Those that differ in so few letters that one may be a slip for the other, in the order of the candidates.
private func nearNames(_ name: String, among candidates: some Sequence<String>) -> [(name: String, distance: Int)] {
    let wanted = Array(name.lowercased().unicodeScalars)
    // Nobody takes a text of this length for a name, and each candidate would cost its square.
    guard wanted.count <= 200 else { return [] }
    let most = max(1, wanted.count / 3)
    return candidates.compactMap { candidate in
        // A character has one scalar at least, so that a candidate which is too long needs no closer look.
        guard candidate != name, candidate.utf8.count <= 4 * (wanted.count + most) else { return nil }
        let letters = Array(candidate.lowercased().unicodeScalars)
        guard abs(letters.count - wanted.count) <= most else { return nil }
        let distance = editDistance(wanted, letters)
        return distance <= most ? (candidate, distance) : nil
    }
}

/// Damerau–Levenshtein distance (optimal string alignment): insertions, deletions, replacements and swaps of neighbours.
func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for i in 1...left.count {
        var current = [i] + [Int](repeating: 0, count: right.count)
        for j in 1...right.count {
            let cost = left[i - 1] == right[j - 1] ? 0 : 1
            current[j] = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + cost)
            if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                current[j] = min(current[j], beforeLast[j - 2] + 1)
            }
        }
        beforeLast = last
        last = current
    }
    return last[right.count]
}
