import Foundation

/// What an e-mail address looks like: a local part of dot-separated atoms (RFC 5321) and a domain of labels.
enum EmailForm {
    static func fits(_ address: String) -> Bool {
        guard address.unicodeScalars.count <= 254 else { return false }
        let halves = address.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, halves[0].utf8.count <= 64 else { return false }
        let labels = halves[1].split(separator: ".", omittingEmptySubsequences: false)
        return halves[0].split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isAtom)
            && labels.count >= 2 && labels.allSatisfy(isLabel)
    }

    private static func isAtom(_ atom: Substring) -> Bool {
        !atom.isEmpty
            && atom.unicodeScalars.allSatisfy {
                isLetterOrDigit($0) || "!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains($0)
            }
    }

    private static func isLabel(_ label: Substring) -> Bool {
        !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
            && label.unicodeScalars.allSatisfy { isLetterOrDigit($0) || $0 == "-" }
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
    }
}

/// What an absolute URL looks like: a scheme, a colon and something after it, in the characters of RFC 3986.
enum URLForm {
    static func fits(_ text: String) -> Bool {
        guard text.utf8.count <= 2048, let colon = text.firstIndex(of: ":") else { return false }
        let scheme = text[..<colon].utf8
        guard let first = scheme.first, isLetter(first), colon != text.indices.last,
            scheme.allSatisfy({ isLetter($0) || isDigit($0) || "+-.".utf8.contains($0) })
        else { return false }
        return text.utf8.allSatisfy(isAllowed) && escapesAreComplete(text) && hasHostWhereNeeded(text)
    }

    /// `http` and its like name a host; `mailto:` or `sqlite:` need not.
    private static func hasHostWhereNeeded(_ text: String) -> Bool {
        let lower = text.lowercased()
        guard ["http:", "https:", "ws:", "wss:", "ftp:"].contains(where: lower.hasPrefix) else { return true }
        guard let host = URLComponents(string: text)?.host else { return false }
        return !host.isEmpty
    }

    private static func escapesAreComplete(_ text: String) -> Bool {
        let parts = text.split(separator: "%", omittingEmptySubsequences: false)
        return parts.dropFirst().allSatisfy { $0.utf8.count >= 2 && $0.prefix(2).allSatisfy(\.isHexDigit) }
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte)
    }
}
