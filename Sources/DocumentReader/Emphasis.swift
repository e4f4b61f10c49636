/// Pairs the marks of emphasis, `*`, `_` and `~~`, by CommonMark's rules.
///
/// What remains of a mark's count after pairing is plain text.
struct Emphasis {
    struct Mark {
        let byte: UInt8
        /// Characters that are not paired yet.
        var count: Int
        let originalCount: Int
        let canOpen: Bool
        let canClose: Bool

        init(_ byte: UInt8, count: Int, before: Unicode.Scalar, after: Unicode.Scalar) {
            self.byte = byte
            self.count = count
            originalCount = count
            let spaceAfter = after.properties.isWhitespace
            let spaceBefore = before.properties.isWhitespace
            let opens = !spaceAfter && (!after.isMarkdownPunctuation || spaceBefore || before.isMarkdownPunctuation)
            let closes = !spaceBefore && (!before.isMarkdownPunctuation || spaceAfter || after.isMarkdownPunctuation)
            if byte == .underscore {
                // An underscore inside a word is part of it.
                canOpen = opens && (!closes || before.isMarkdownPunctuation)
                canClose = closes && (!opens || after.isMarkdownPunctuation)
            } else {
                let isMark = byte != .tilde || count <= 2
                canOpen = opens && isMark
                canClose = closes && isMark
            }
        }
    }

    private(set) var marks: [Mark] = []
    /// Marks that may still open, the innermost last.
    private var openers: [Int] = []
    /// For each kind of closing mark, how many of `openers` are known not to match it.
    private var hopeless = [Int](repeating: 0, count: 18)

    /// Adds the next mark of the text, pairs it with earlier ones, and answers its index.
    mutating func add(_ mark: Mark) -> Int {
        marks.append(mark)
        let index = marks.count - 1
        if mark.canClose {
            while marks[index].count > 0, pair(index) {}
        }
        if mark.canOpen, marks[index].count > 0 { openers.append(index) }
        return index
    }

    /// Pairs some of the mark's characters with the nearest opener; false if there is none.
    private mutating func pair(_ closer: Int) -> Bool {
        let kind = kind(of: marks[closer])
        var place = openers.count - 1
        while place >= hopeless[kind], !match(marks[openers[place]], marks[closer]) { place -= 1 }
        guard place >= hopeless[kind] else {
            hopeless[kind] = openers.count
            return false
        }
        let opener = openers[place]
        let used = min(2, marks[opener].count, marks[closer].count)
        marks[opener].count -= used
        marks[closer].count -= used
        // Marks between the two are plain text now: pairs do not overlap.
        openers.removeLast(openers.count - place - (marks[opener].count > 0 ? 1 : 0))
        for kind in hopeless.indices { hopeless[kind] = min(hopeless[kind], openers.count) }
        return true
    }

    private func kind(of mark: Mark) -> Int {
        let byte = mark.byte == .star ? 0 : mark.byte == .underscore ? 1 : 2
        return (byte * 2 + (mark.canOpen ? 1 : 0)) * 3 + mark.originalCount % 3
    }

    private func match(_ opener: Mark, _ closer: Mark) -> Bool {
        guard opener.byte == closer.byte else { return false }
        if opener.byte == .tilde { return opener.count == closer.count }
        let mayBeBoth = opener.canClose || closer.canOpen
        guard mayBeBoth, (opener.originalCount + closer.originalCount).isMultiple(of: 3) else { return true }
        return opener.originalCount.isMultiple(of: 3) && closer.originalCount.isMultiple(of: 3)
    }
}

extension Unicode.Scalar {
    fileprivate var isMarkdownPunctuation: Bool {
        if value < 0x80 { return UInt8(value).isPunctuation }
        switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
            return true
        default:
            return false
        }
    }
}
