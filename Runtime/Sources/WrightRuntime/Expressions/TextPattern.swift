import Synchronization

/// A regular expression that was compiled once.
///
/// `Regex` is not marked as sendable since it may hold closures; one that is made of a text holds none, and it is never
/// changed after it was made.
struct TextPattern: @unchecked Sendable {
    private let regex: Regex<AnyRegexOutput>

    /// Designs have few patterns; the bound only keeps patterns that are data from filling the memory.
    private static let capacity = 256
    private static let known = Mutex<[String: TextPattern]>([:])

    static func compiled(_ pattern: String) throws -> TextPattern {
        if let known = known.withLock({ $0[pattern] }) { return known }
        let compiled = try TextPattern(pattern)
        known.withLock { known in
            if known.count >= capacity { known.removeAll() }
            known[pattern] = compiled
        }
        return compiled
    }

    private init(_ pattern: String) throws {
        do {
            regex = try Regex(Self.endingExactly(pattern))
                .matchingSemantics(.unicodeScalar)
                .asciiOnlyCharacterClasses()
        } catch {
            throw ExpressionError(.invalidPattern, "\"\(pattern)\" is not a regular expression: \(error).")
        }
    }

    func matches(_ text: String) -> Bool {
        ((try? regex.firstMatch(in: text)) ?? nil) != nil
    }

    /// The pattern with `\z` for `$`, which by itself would also match before a line break at the end.
    private static func endingExactly(_ pattern: String) -> String {
        var result = ""
        var isEscaped = false
        var isInClass = false
        for character in pattern {
            if character == "$", !isEscaped, !isInClass {
                result += "\\z"
                continue
            }
            result.append(character)
            if !isEscaped, character == "[" { isInClass = true }
            if !isEscaped, character == "]" { isInClass = false }
            isEscaped = !isEscaped && character == "\\"
        }
        return result
    }
}
