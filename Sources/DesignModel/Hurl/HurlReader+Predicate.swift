import Diagnostics

extension HurlReader {
    private static let predicates = [
        "==", "!=", ">", ">=", "<", "<=", "contains", "startsWith", "endsWith", "matches", "exists", "not exists",
        "count",
    ]

    mutating func readPredicate(
        _ word: HurlWords.Word,
        _ words: inout HurlWords,
        in line: FenceLine
    ) -> HurlEntry.Predicate? {
        switch word.raw {
        case "exists": return .exists
        case "not":
            guard let negated = words.next(), negated.raw == "exists" else {
                report("`not` stands before `exists` only", at: word.span, help: "Write `not exists`, or `!=`.")
                return nil
            }
            return .notExists
        case "==": return readValue(&words, after: word).map { .equals($0) }
        case "!=": return readValue(&words, after: word).map { .notEquals($0) }
        case ">": return readValue(&words, after: word).map { .greater($0) }
        case ">=": return readValue(&words, after: word).map { .greaterOrEqual($0) }
        case "<": return readValue(&words, after: word).map { .less($0) }
        case "<=": return readValue(&words, after: word).map { .lessOrEqual($0) }
        case "contains": return readText(&words, after: word).map { .contains($0.value) }
        case "startsWith": return readText(&words, after: word).map { .startsWith($0.value) }
        case "endsWith": return readText(&words, after: word).map { .endsWith($0.value) }
        case "matches": return readPattern(&words, after: word)
        default:
            let meant = didYouMean(word.raw, among: Self.predicates)
            report(
                "`\(word.raw)` is no predicate that a scenario can use",
                at: word.span,
                help: meant.map { "Did you mean `\($0)`?" }
                    ?? "Use \(Self.predicates.map { "`\($0)`" }.joined(separator: ", "))."
            )
            return nil
        }
    }

    private mutating func readPattern(_ words: inout HurlWords, after word: HurlWords.Word) -> HurlEntry.Predicate? {
        guard let text = readText(&words, after: word) else { return nil }
        // A pattern that cannot be read would fail only when the scenario is run.
        if (try? Regex(text.value)) == nil {
            report(
                "`\(text.value)` is no regular expression",
                at: text.span,
                help: "Mend the pattern; `\\\\` stands for one backslash."
            )
            return nil
        }
        return .matches(text.value)
    }

    private mutating func readValue(_ words: inout HurlWords, after word: HurlWords.Word) -> HurlEntry.HurlValue? {
        guard let value = words.next() else {
            report(
                "`\(word.raw)` wants a value",
                at: word.span,
                help: "Write a text in quotes, a number, `true`, `false` or `null`."
            )
            return nil
        }
        if case .text(let text) = value.kind {
            checkPlaceholders(in: Located(text, at: value.span))
            return .text(text)
        }
        switch value.raw {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "null": return .null
        default: break
        }
        let bytes = Array(value.raw.utf8)
        if (try? JSONSyntax.end(of: bytes, from: 0)) == bytes.count, let first = bytes.first,
            isDigit(first) || first == UInt8(ascii: "-")
        {
            return Int(value.raw).map { .integer($0) } ?? .number(value.raw)
        }
        report(
            "`\(value.raw)` is no value",
            at: value.span,
            help: "Write texts in quotes: `\"\(value.raw)\"`; numbers, `true`, `false` and `null` bare."
        )
        return nil
    }
}
