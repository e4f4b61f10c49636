import Diagnostics

extension HurlReader {
    private static let methods = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]

    /// A word in capitals and a path; `HTTP` is the status line.
    func isRequestLine(_ line: FenceLine) -> Bool {
        let (word, rest) = line.firstWord
        guard !isStatusLine(line), word.bytes.count >= 3 else { return false }
        // A method alone lacks its path.
        if rest.isEmpty { return Self.methods.contains(word.text) }
        return word.bytes.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    func isStatusLine(_ line: FenceLine) -> Bool {
        let word = line.firstWord.word.text
        return word == "HTTP" || word.hasPrefix("HTTP/") || isBareStatus(line)
    }

    /// `201`, where `HTTP 201` was meant.
    private func isBareStatus(_ line: FenceLine) -> Bool { line.bytes.count == 3 && line.bytes.allSatisfy(isDigit) }

    mutating func checkMethod(_ method: Located<String>) {
        guard !Self.methods.contains(method.value) else { return }
        let meant = didYouMean(method.value, among: Self.methods)
        report(
            "`\(method.value)` is no method that a scenario can use",
            at: method.span,
            help: meant.map { "Did you mean `\($0)`?" } ?? "Use GET, POST, PUT, PATCH or DELETE."
        )
    }

    mutating func checkTarget(_ target: FenceLine, in line: FenceLine) {
        checkPlaceholders(in: target.located)
        if !target.text.hasPrefix("/") {
            report(
                target.isEmpty ? "The request lacks its path" : "`\(target.text)` is no path",
                at: target.isEmpty ? line.span : target.span,
                help: "Write the path from the base path on, without a host: `/tickets?state=open`."
            )
        } else if target.text.replacing(/\{\{[^{}]*\}\}/, with: "").utf8.contains(where: isBlank) {
            report("A path holds no blanks", at: target.span, help: "Write a blank as `%20`.")
        }
    }

    /// `Name: value`; `nil` where the line is something else.
    func readHeader(_ line: FenceLine) -> (name: String, value: Located<String>)? {
        guard let (name, value) = line.split(at: ":"), !name.isEmpty else { return nil }
        let isToken = name.bytes.allSatisfy { isLetter($0) || isDigit($0) || "!#$%&'*+-.^_`|~".utf8.contains($0) }
        return isToken ? (name.text, value.located) : nil
    }

    /// `HTTP 201`; any status but a number is refused, since it would assert nothing.
    mutating func readStatus(_ line: FenceLine) -> Located<Int>? {
        if isBareStatus(line) {
            report("`HTTP` is missing before the status", at: line.span, help: "Write `HTTP \(line.text)`.")
            return nil
        }
        let (_, status) = line.firstWord
        guard let number = Int(status.text), (100...599).contains(number) else {
            report(
                status.isEmpty ? "`HTTP` lacks its status" : "`\(status.text)` is no HTTP status",
                at: status.isEmpty ? line.span : status.span,
                help: "Write the one status that is meant, from 100 to 599: `HTTP 201`."
            )
            return nil
        }
        return Located(number, at: status.span)
    }

    /// The JSON value that begins on the next line, over as many lines as it takes.
    mutating func readBody(into entry: inout HurlEntry) {
        let first = lines[next].trimmed
        if entry.body != nil {
            report("This request has a body already", at: first.span, help: "Write one JSON value for each request.")
        }
        let start = joinedStarts[next] + first.start - lines[next].start
        do {
            let end = try JSONSyntax.end(of: joined, from: start)
            let body = Located(
                String(decoding: joined[start..<end], as: UTF8.self),
                at: SourceSpan(file: first.file, start: first.start, end: offset(ofJoined: end - 1) + 1)
            )
            entry.body = body
            entry.span = entry.span.union(body.span)
            checkPlaceholders(in: body)
            moveBehind(offset: body.span.end)
        } catch {
            let offset = error.index < joined.count ? offset(ofJoined: error.index) : first.span.end
            // The end of a file that ends here has no byte to underline.
            let end = min(offset + 1, max(offset, lines.last?.span.end ?? offset))
            report(
                error.message,
                at: SourceSpan(file: first.file, start: offset, end: end),
                help: "Write the body as JSON; `{{name}}` stands inside quotes: `\"{{alice.id}}\"`."
            )
            next += 1
            while let line = peek(), !isStatusLine(line), !isRequestLine(line) { next += 1 }
        }
    }

    /// Where in the file a byte of the joined lines stands.
    private func offset(ofJoined index: Int) -> Int {
        var low = 0
        var high = joinedStarts.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if joinedStarts[middle] <= index { low = middle } else { high = middle - 1 }
        }
        return lines[low].start + index - joinedStarts[low]
    }

    /// Goes on with the line after the one that holds the end of the body.
    private mutating func moveBehind(offset: Int) {
        while next < lines.count, lines[next].span.end < offset { next += 1 }
        guard next < lines.count else { return }
        let line = lines[next]
        let rest = line.part(line.bytes[(line.bytes.startIndex + offset - line.start)...]).withoutComment
        if !rest.isEmpty {
            report(
                "This stands behind the end of the JSON body",
                at: rest.span,
                help: "Write one JSON value for each request."
            )
        }
        next += 1
    }

    /// `{{name}}` and `{{name.field}}`; anything else between double braces would be sent as it stands.
    mutating func checkPlaceholders(in text: Located<String>) {
        for placeholder in placeholders(in: text) where !placeholder.isName {
            report(
                "`\(placeholder.text.value)` is no name of a captured or given value",
                at: placeholder.text.span,
                help: "Write `{{name}}` or `{{name.field}}`."
            )
        }
    }
}
