import Foundation

extension ExpressionFunctions {
    /// Whether the part occurs in the text, code point by code point; an empty part occurs in every text.
    public static func contains(_ text: String, _ part: String) -> Bool {
        part.isEmpty || Array(text.utf8).firstRange(of: Array(part.utf8)) != nil
    }

    /// Whether the text begins with the part, code point by code point.
    public static func startsWith(_ text: String, _ part: String) -> Bool {
        text.utf8.starts(with: part.utf8)
    }

    /// Whether the text ends with the part, code point by code point.
    public static func endsWith(_ text: String, _ part: String) -> Bool {
        text.utf8.reversed().starts(with: part.utf8.reversed())
    }

    /// Whether the regular expression matches anywhere in the text, code point by code point.
    ///
    /// `^` and `$` are the beginning and the end of the text; `\d`, `\w` and `\s` mean ASCII.
    /// - Throws: ``ExpressionError`` of code `invalidPattern`.
    public static func matches(_ text: String, _ pattern: String) throws -> Bool {
        try TextPattern.compiled(pattern).matches(text)
    }

    /// The text with every letter in lower case, each for itself and in no particular language.
    public static func lower(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += $1.properties.lowercaseMapping }
    }

    /// The text with every letter in upper case, each for itself and in no particular language.
    public static func upper(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += $1.properties.uppercaseMapping }
    }

    /// The text without white space at its ends.
    public static func trim(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }

    /// The text as a part of a path: letters and digits in lower case without accents, `-` for all between them.
    public static func slug(_ text: String) -> String {
        let letters = lower(text.decomposedStringWithCanonicalMapping)
        var slug = String.UnicodeScalarView()
        var isGap = false
        for scalar in letters.unicodeScalars where scalar.properties.generalCategory != .nonspacingMark {
            guard isLetterOrDigit(scalar) else {
                isGap = true
                continue
            }
            if isGap, !slug.isEmpty { slug.append("-") }
            isGap = false
            slug.append(scalar)
        }
        return String(slug)
    }

    /// The pattern with the number in place of `%d`, filled with zeros to the width in `%06d`; `%%` is a percent sign.
    public static func format(_ pattern: String, _ number: Int) -> String {
        pattern.replacing(/%%|%(?:0([0-9]{1,2}))?d/) { match in
            guard match.output.0 != "%%" else { return "%" }
            let digits = String(number.magnitude)
            let width = match.output.1.flatMap { Int($0) } ?? 0
            let zeros = String(repeating: "0", count: Swift.max(0, width - digits.utf8.count))
            return (number < 0 ? "-" : "") + zeros + digits
        }
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber: true
        default: false
        }
    }
}
