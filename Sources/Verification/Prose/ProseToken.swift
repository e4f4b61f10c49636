import DesignModel
import Diagnostics

/// A word, a number, a sign or a code span of a text, with its place.
struct ProseToken: Sendable {
    enum Kind { case word, number, sign, code }

    var kind: Kind
    var text: String
    var span: SourceSpan

    /// The word in small letters; empty for what is no word.
    var word: String { kind == .word ? text.lowercased() : "" }

    func isSign(_ signs: String) -> Bool { kind == .sign && signs.contains(text) }

    /// A number without fraction.
    var wholeNumber: Int? { kind == .number ? Int(text.filter { $0 != "," }) : nil }
}

extension Prose {
    var tokens: [ProseToken] {
        runs.flatMap { run -> [ProseToken] in
            switch run {
            case .code(let code): [ProseToken(kind: .code, text: code.value, span: code.span)]
            case .words(let words): Self.tokens(of: words)
            }
        }
    }

    private static func tokens(of words: Located<String>) -> [ProseToken] {
        let scalars = Array(words.value.unicodeScalars)
        // Where markup has been taken out, a part's place is that of the whole.
        let isExact = words.value.utf8.count == words.span.end - words.span.start
        var tokens: [ProseToken] = []
        var index = 0
        var place = words.span.start
        while index < scalars.count {
            let end = isPart(scalars[index]) ? endOfWord(scalars, from: index) : index + 1
            let length = scalars[index..<end].reduce(0) { $0 + UTF8.width($1) }
            let text = String(String.UnicodeScalarView(scalars[index..<end]))
            let span = SourceSpan(file: words.span.file, start: place, end: place + length)
            if !scalars[index].properties.isWhitespace {
                tokens.append(ProseToken(kind: kind(of: text), text: text, span: isExact ? span : words.span))
            }
            place += length
            index = end
        }
        return tokens
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || isDigit(scalar)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// `e-mail`, `and/or`, `02:00` and `1,000` are one word each; a comma behind a word is none of it.
    private static func endOfWord(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        var end = start + 1
        while end < scalars.count {
            if isPart(scalars[end]) {
                end += 1
                continue
            }
            guard end + 1 < scalars.count, isPart(scalars[end + 1]) else { break }
            let isInNumber = isDigit(scalars[end - 1]) && isDigit(scalars[end + 1])
            guard
                "-'’/_.".unicodeScalars.contains(scalars[end])
                    || (isInNumber && ":,".unicodeScalars.contains(scalars[end]))
            else { break }
            end += 2
        }
        return end
    }

    private static func kind(of text: String) -> ProseToken.Kind {
        guard let first = text.unicodeScalars.first, isPart(first) else { return .sign }
        return text.unicodeScalars.allSatisfy { isDigit($0) || $0 == "." || $0 == "," } ? .number : .word
    }
}
