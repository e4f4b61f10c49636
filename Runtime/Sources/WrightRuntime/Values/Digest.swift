import Crypto

/// SHA-256 of texts.
enum Digest {
    /// The digest of the parts, each with its length before it, so that no two lists give the same bytes.
    static func hexadecimal(of parts: [String]) -> String {
        hexadecimal(of: parts.map { Array($0.utf8) })
    }

    static func hexadecimal(of parts: [[UInt8]]) -> String {
        var hash = SHA256()
        for part in parts {
            hash.update(data: Array("\(part.count):".utf8))
            hash.update(data: part)
        }
        return hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
