import Foundation

/// The cells of a line of a table.
func cells(of line: String) -> [String] {
    var cells = line.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmed }
    if cells.first == "" { cells.removeFirst() }
    if cells.last == "" { cells.removeLast() }
    return cells
}

/// What stands between backticks in a line.
func codeSpans(of line: String) -> [String] {
    let parts = line.split(separator: "`", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) }
}

extension StringProtocol {
    var trimmed: String { trimmingCharacters(in: .whitespaces) }

    /// The parts between a separator, trimmed.
    func components(_ separator: String) -> [String] { components(separatedBy: separator).map(\.trimmed) }

    /// Whether a name stands here as a whole.
    func hasWord(_ word: String) -> Bool { rangeOfWord(word) != nil }

    func rangeOfWord(_ word: String) -> Range<Index>? {
        var start = startIndex
        while let range = self[start...].range(of: word) {
            let before = range.lowerBound > startIndex ? self[index(before: range.lowerBound)] : " "
            let after = range.upperBound < endIndex ? self[range.upperBound] : " "
            if !before.isNamePart, !after.isNamePart { return range }
            start = range.upperBound
        }
        return nil
    }

    /// The first names behind a text: `input.` gives the inputs that are read.
    func names(behind text: String) -> [String] {
        components(separatedBy: text).dropFirst().map { String($0.prefix { $0.isNamePart }) }.filter { !$0.isEmpty }
    }

    /// With a letter doubled in the middle, or as near to it as there is one: a slip of the fingers.
    var misspelt: String {
        let middle = count / 2
        let letters = indices.filter { self[$0].isLetter }
        let nearest = letters.min {
            abs(distance(from: startIndex, to: $0) - middle) < abs(distance(from: startIndex, to: $1) - middle)
        }
        guard let nearest else { return self + "x" }
        return String(self[..<nearest]) + String(self[nearest]) + String(self[nearest...])
    }

    func replacing(_ old: String, by new: String) -> String? {
        range(of: old).map { String(self[..<$0.lowerBound]) + new + String(self[$0.upperBound...]) }
    }

    func replacingWord(_ old: String, by new: String) -> String? {
        rangeOfWord(old).map { String(self[..<$0.lowerBound]) + new + String(self[$0.upperBound...]) }
    }
}

extension Character {
    var isNamePart: Bool { isLetter || isNumber || self == "_" }
}
