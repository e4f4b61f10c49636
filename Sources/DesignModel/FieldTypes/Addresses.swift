extension FieldTypeGrammar {
    /// Lower-cased when it is stored.
    static let email = plain(.email, "email", .text) { text in
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains(" ")
    }

    /// With a scheme: `https://example.org`, `sqlite:tickets.db`.
    static let url = plain(.url, "url", .text) { text in
        guard let colon = text.firstIndex(of: ":"), let first = text.utf8.first, isLetter(first) else { return false }
        let scheme = text[..<colon].utf8
        return scheme.allSatisfy { isLetter($0) || isDigit($0) || "+-.".utf8.contains($0) } && !text.contains(" ")
            && text.index(after: colon) < text.endIndex
    }
}
