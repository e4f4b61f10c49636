import Diagnostics

extension HurlReader {
    /// `Captures` of `[Captures]`; `nil` for every other line.
    func sectionName(_ line: FenceLine) -> String? {
        guard line.bytes.first == UInt8(ascii: "["), line.bytes.last == UInt8(ascii: "]") else { return nil }
        let name = line.bytes.dropFirst().dropLast()
        return !name.isEmpty && name.allSatisfy(isLetter) ? String(decoding: name, as: UTF8.self) : nil
    }

    mutating func refuseSection(_ name: String, at line: FenceLine) {
        let known = ["Captures", "Asserts"]
        if known.contains(name) {
            hasLostStatus = true
            report(
                "`[\(name)]` stands before the answer that it speaks of",
                at: line.span,
                help: "Write it below `HTTP 200`."
            )
        } else {
            let meant = didYouMean(name, among: known)
            report(
                "`[\(name)]` is no section that a scenario can use",
                at: line.span,
                help: meant.map { "Did you mean `[\($0)]`?" }
                    ?? "A request has headers and a JSON body, an answer `[Captures]` and `[Asserts]`."
            )
        }
        next += 1
        while let line = peek(), !isStatusLine(line), !isRequestLine(line), sectionName(line) == nil { next += 1 }
    }

    mutating func readCaptures(into entry: inout HurlEntry) {
        while let line = peek(), sectionName(line) == nil, !isRequestLine(line) {
            next += 1
            entry.span = entry.span.union(line.span)
            guard let (name, query) = line.split(at: ":"), isIdentifier(name.text) else {
                entry.faultyCaptures.append(line.firstWord.word.located)
                report(
                    "This is no capture",
                    at: line.span,
                    help: "Write a name and where its value comes from: `ticket: jsonpath \"$.id\"`."
                )
                continue
            }
            var words = HurlWords(query)
            guard let source = readSource(&words, of: query) else {
                entry.faultyCaptures.append(name.located)
                continue
            }
            if let extra = words.next() {
                report("A capture takes the value as it is", at: extra.span, help: "Remove `\(extra.raw)`.")
            }
            entry.captures.append(
                HurlEntry.Capture(
                    name: name.located,
                    source: source.value,
                    sourceSpan: source.span,
                    span: line.span
                )
            )
        }
    }

    mutating func readAsserts(into entry: inout HurlEntry) {
        while let line = peek(), sectionName(line) == nil, !isRequestLine(line) {
            next += 1
            entry.span = entry.span.union(line.span)
            var words = HurlWords(line)
            guard let source = readSource(&words, of: line) else { continue }
            guard let first = words.next() else {
                reportMissingPredicate(line)
                continue
            }
            let counts = first.raw == "count"
            guard let word = counts ? words.next() : first else {
                reportMissingPredicate(line)
                continue
            }
            guard let predicate = readPredicate(word, &words, in: line) else { continue }
            let valueSpan = words.lastSpan
            if let extra = words.next() {
                report("This stands behind the end of the assert", at: extra.span, help: "Write one assert a line.")
            }
            entry.asserts.append(
                HurlEntry.Assert(
                    source: source.value,
                    sourceSpan: source.span,
                    counts: counts,
                    predicate: predicate,
                    valueSpan: valueSpan,
                    span: line.span
                )
            )
        }
    }

    private mutating func reportMissingPredicate(_ line: FenceLine) {
        report(
            "This assert expects nothing",
            at: line.span,
            help: "Say what must hold: `jsonpath \"$.state\" == \"open\"`, or `exists`."
        )
    }

    private mutating func readSource(_ words: inout HurlWords, of line: FenceLine) -> Located<HurlEntry.Source>? {
        guard let word = words.next() else {
            report(
                "This names no part of the answer",
                at: line.span,
                help: "Begin with `status`, `header \"X\"` or `jsonpath \"$.x\"`."
            )
            return nil
        }
        switch word.raw {
        case "status": return Located(.status, at: word.span)
        case "header":
            guard let name = readText(&words, after: word) else { return nil }
            return Located(.header(name.value), at: name.span)
        case "jsonpath":
            guard let path = readText(&words, after: word) else { return nil }
            if JSONPath(path.value) == nil {
                report(
                    "`\(path.value)` is no path into JSON that a scenario can use",
                    at: path.span,
                    help: "Write it like `$.items[0].name`."
                )
                return nil
            }
            return Located(.jsonPath(path.value), at: path.span)
        default:
            let meant = didYouMean(word.raw, among: ["status", "header", "jsonpath"])
            report(
                "`\(word.raw)` is no part of an answer that a scenario can look at",
                at: word.span,
                help: meant.map { "Did you mean `\($0)`?" } ?? "Look at `status`, `header \"X\"` or `jsonpath \"$.x\"`."
            )
            return nil
        }
    }

    /// The text in quotes that `word` wants.
    mutating func readText(_ words: inout HurlWords, after word: HurlWords.Word) -> Located<String>? {
        guard let text = words.next() else {
            report("`\(word.raw)` wants a text in quotes", at: word.span, help: "Write `\(word.raw) \"…\"`.")
            return nil
        }
        guard case .text(let value) = text.kind else {
            report("`\(word.raw)` wants a text in quotes", at: text.span, help: "Write `\(word.raw) \"…\"`.")
            return nil
        }
        let located = Located(value, at: text.span)
        checkPlaceholders(in: located)
        return located
    }
}
