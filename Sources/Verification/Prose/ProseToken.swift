import DesignModel
import Diagnostics

/// A word, a number, a sign or a code span of a text, with its place.
struct ProseToken: Sendable {
    enum Kind { case word, number, sign, code }

    let kind: Kind
    let text: String
    let span: SourceSpan
    /// The word in small letters; empty for what is no word.
    let word: String

    init(kind: Kind, text: String, span: SourceSpan) {
        self.kind = kind
        self.text = text
        self.span = span
        word = kind == .word ? inSmallLetters(text) : ""
    }

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
        tokens.reserveCapacity(scalars.count / 5)
        var index = 0
        var place = words.span.start
        while index < scalars.count {
            let end = isPart(scalars[index]) ? endOfWord(scalars, from: index) : index + 1
            let length = scalars[index..<end].reduce(0) { $0 + UTF8.width($1) }
            let span = SourceSpan(file: words.span.file, start: place, end: place + length)
            if !isBlank(scalars[index]) {
                let text = text(of: scalars[index..<end], bytes: length)
                let kind = kind(of: scalars[index..<end])
                tokens.append(ProseToken(kind: kind, text: text, span: isExact ? span : words.span))
            }
            place += length
            index = end
        }
        return tokens
    }

    private static func text(of scalars: ArraySlice<Unicode.Scalar>, bytes count: Int) -> String {
        guard count == scalars.count else { return String(String.UnicodeScalarView(scalars)) }
        return String(unsafeUninitializedCapacity: count) { buffer in
            for (place, scalar) in scalars.enumerated() { buffer[place] = UInt8(truncatingIfNeeded: scalar.value) }
            return count
        }
    }

    // What Unicode knows of a scalar costs far more than a comparison, and nearly all scalars are ASCII.

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.isASCII else { return scalar.properties.isAlphabetic }
        return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || isDigit(scalar)
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? scalar == " " || ("\t"..."\r").contains(scalar) : scalar.properties.isWhitespace
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
            guard joins(scalars[end], inNumber: isInNumber) else { break }
            end += 2
        }
        return end
    }

    private static func joins(_ scalar: Unicode.Scalar, inNumber: Bool) -> Bool {
        switch scalar {
        case "-", "'", "’", "/", "_", ".": true
        case ":", ",": inNumber
        default: false
        }
    }

    private static func kind(of scalars: ArraySlice<Unicode.Scalar>) -> ProseToken.Kind {
        guard let first = scalars.first, isPart(first) else { return .sign }
        return scalars.allSatisfy { isDigit($0) || $0 == "." || $0 == "," } ? .number : .word
    }
}
