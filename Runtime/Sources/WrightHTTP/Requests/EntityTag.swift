/// The tag of one state of a row: its version in quotes.
struct EntityTag: Equatable {
    let version: Int

    /// The tag as header fields hold it: `"7"`.
    var text: String { "\"\(version)\"" }

    /// Whether a header field such as `"6", "7"` names this tag; `*` names every tag.
    ///
    /// - Parameter weak: Whether `W/"7"` counts as the same: for `If-None-Match` it does, for `If-Match` it does not.
    func isListed(in field: String, weak: Bool) -> Bool {
        Self.isListed(text, in: field, weak: weak)
    }

    /// The same for a tag that is already text.
    static func isListed(_ tag: String, in field: String, weak: Bool) -> Bool {
        field.split(separator: ",").contains { candidate in
            var candidate = candidate.drop { $0 == " " || $0 == "\t" }
            while let last = candidate.last, last == " " || last == "\t" { candidate.removeLast() }
            if candidate == "*" { return true }
            if weak, candidate.hasPrefix("W/") { candidate.removeFirst(2) }
            return candidate == tag
        }
    }
}
