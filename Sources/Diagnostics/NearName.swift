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
///
/// Among very many names a third of the letters brings any name near to some other: only one slip counts there.
private func nearNames(_ name: String, among candidates: some Sequence<String>) -> [(name: String, distance: Int)] {
    let candidates = Array(candidates)
    var letters: [Unicode.Scalar] = []
    let wanted = Array(name.lowercased().unicodeScalars)
    // Nobody takes a text of this length for a name, and each candidate would cost its square.
    guard wanted.count <= 200 else { return [] }
    let most = candidates.count > manyNames ? 1 : max(1, wanted.count / 3)
    var comparison = NameComparison(wanted, most: most)
    return candidates.compactMap { candidate in
        // A scalar has one byte at least and four at most, so that most of what is too long or too short needs no closer
        // look.
        let length = candidate.utf8.count
        guard length <= 4 * (wanted.count + most), 2 * length + most >= wanted.count, candidate != name else {
            return nil
        }
        putSmallLetters(of: candidate, into: &letters)
        return comparison.distance(to: letters).map { (candidate, $0) }
    }
}

private let manyNames = 500

/// The scalars of the name in lower case, in storage that is used again.
private func putSmallLetters(of name: String, into letters: inout [Unicode.Scalar]) {
    letters.removeAll(keepingCapacity: true)
    for byte in name.utf8 {
        guard byte < 0x80 else {
            letters = Array(name.lowercased().unicodeScalars)
            return
        }
        let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        letters.append(Unicode.Scalar(isCapital ? byte | 0x20 : byte))
    }
}

/// Damerau–Levenshtein distances (optimal string alignment) from one name: insertions, deletions, replacements and swaps of
/// neighbours.
struct NameComparison {
    private let wanted: [Unicode.Scalar]
    private let most: Int
    // Three rows of the table, used again for each name.
    private var beforeLast: [Int] = []
    private var last: [Int] = []
    private var current: [Int] = []

    init(_ wanted: [Unicode.Scalar], most: Int) {
        self.wanted = wanted
        self.most = most
    }

    /// `nil`: more than `most`.
    mutating func distance(to letters: [Unicode.Scalar]) -> Int? {
        guard abs(letters.count - wanted.count) <= most else { return nil }
        let shorter = min(wanted.count, letters.count)
        var start = 0
        while start < shorter, wanted[start] == letters[start] { start += 1 }
        var same = 0
        while same < shorter - start, wanted[wanted.count - 1 - same] == letters[letters.count - 1 - same] { same += 1 }
        return distance(start..<(wanted.count - same), letters, start..<(letters.count - same))
    }

    /// Between what is left when both are rid of what they begin and end with alike.
    private mutating func distance(_ own: Range<Int>, _ letters: [Unicode.Scalar], _ others: Range<Int>) -> Int? {
        if own.isEmpty || others.isEmpty {
            return max(own.count, others.count) <= most ? max(own.count, others.count) : nil
        }
        // One slip leaves one letter on each side, or two that are swapped.
        if most == 1, max(own.count, others.count) > 2 { return nil }
        last = Array(0...others.count)
        beforeLast = last
        current = last
        for i in 1...own.count {
            current[0] = i
            var least = i
            let letter = wanted[own.lowerBound + i - 1]
            for j in 1...others.count {
                let other = letters[others.lowerBound + j - 1]
                var cost = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + (letter == other ? 0 : 1))
                if i > 1, j > 1, letter == letters[others.lowerBound + j - 2],
                    wanted[own.lowerBound + i - 2] == other
                {
                    cost = min(cost, beforeLast[j - 2] + 1)
                }
                current[j] = cost
                least = min(least, cost)
            }
            // A swap reaches back over one row, and adds one.
            if least > most + 1 { return nil }
            (beforeLast, last, current) = (last, current, beforeLast)
        }
        return last[others.count] <= most ? last[others.count] : nil
    }
}
