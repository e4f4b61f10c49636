import Diagnostics
import DocumentReader

/// Reads a `hurl` block: requests with headers and a JSON body, the expected status, captures and asserts.
///
/// The subset and its conveniences (paths without a host, dots in names) are those of the format; whatever else stands
/// in the block is a diagnostic at its place, and the entry is kept as far as it was understood.
public func readHurl(_ fence: Fence) -> (entries: [HurlEntry], diagnostics: [Diagnostic]) {
    var reader = HurlReader(lines: lines(of: fence))
    while reader.hasMore { reader.readEntry() }
    if reader.entries.isEmpty, reader.diagnostics.isEmpty {
        reader.report(
            "This block holds no request",
            at: fence.span,
            help: "Write `GET /path` and `HTTP 200`, or remove the block."
        )
    }
    return (reader.entries, reader.diagnostics)
}

/// Goes through the lines of a block; the parts of an entry are in the extensions.
struct HurlReader {
    let lines: [FenceLine]
    /// The lines joined by one line feed in place of what ended them, for bodies that go over several.
    let joined: [UInt8]
    /// Where in `joined` each line begins.
    let joinedStarts: [Int]
    var next = 0
    var entries: [HurlEntry] = []
    var diagnostics: [Diagnostic] = []
    /// Sections stand without the status that belongs above them, which has been reported.
    var hasLostStatus = false

    init(lines: [FenceLine]) {
        self.lines = lines
        var joined: [UInt8] = []
        var starts: [Int] = []
        for line in lines {
            starts.append(joined.count)
            joined += line.bytes
            joined.append(UInt8(ascii: "\n"))
        }
        self.joined = joined
        joinedStarts = starts
    }

    var hasMore: Bool {
        mutating get {
            skipBlankLines()
            return next < lines.count
        }
    }

    /// The next line with content, its comment removed; `nil` at the end.
    mutating func peek() -> FenceLine? {
        skipBlankLines()
        return next < lines.count ? lines[next].withoutComment : nil
    }

    private mutating func skipBlankLines() {
        while next < lines.count, lines[next].withoutComment.isEmpty { next += 1 }
    }

    mutating func readEntry() {
        guard let line = peek() else { return }
        guard isRequestLine(line) else {
            report(
                "A request was expected here, such as `GET /path`",
                at: line.span,
                help: "Begin each request with GET, POST, PUT, PATCH or DELETE and the path."
            )
            skipToNextRequest()
            return
        }
        next += 1
        hasLostStatus = false
        let (method, target) = line.firstWord
        checkMethod(method.located)
        checkTarget(target, in: line)
        var entry = HurlEntry(
            method: method.located,
            target: target.located,
            headers: [],
            body: nil,
            status: nil,
            captures: [],
            asserts: [],
            span: line.span
        )
        readRequest(into: &entry)
        readResponse(into: &entry)
        entries.append(entry)
    }

    /// Headers and body: all up to the line that begins with `HTTP`.
    private mutating func readRequest(into entry: inout HurlEntry) {
        while let line = peek(), !isStatusLine(line), !isRequestLine(line) {
            entry.span = entry.span.union(line.span)
            if let section = sectionName(line) {
                refuseSection(section, at: line)
            } else if let first = line.bytes.first, [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(first) {
                readBody(into: &entry)
            } else if entry.body == nil, let header = readHeader(line) {
                next += 1
                checkPlaceholders(in: header.value)
                entry.headers.append(header)
            } else {
                next += 1
                report(
                    "This is neither a header, nor a JSON body, nor `HTTP` with a status",
                    at: line.span,
                    help: entry.body == nil
                        ? "Write headers as `Name: value`; a body begins with `{` or `[`."
                        : "After the body comes `HTTP 200`."
                )
            }
        }
    }

    private mutating func readResponse(into entry: inout HurlEntry) {
        guard let line = peek(), isStatusLine(line) else {
            if hasLostStatus { return }
            report(
                "Nothing says what \(entry.method.value) \(entry.target.value) must answer",
                at: entry.span,
                leadsTo: "The request would be made and its answer not looked at.",
                help: "Write `HTTP 200`, or the status that is meant, below the request."
            )
            return
        }
        next += 1
        entry.span = entry.span.union(line.span)
        entry.status = readStatus(line)
        while let line = peek(), !isRequestLine(line) {
            entry.span = entry.span.union(line.span)
            switch sectionName(line) {
            case "Captures":
                next += 1
                readCaptures(into: &entry)
            case "Asserts":
                next += 1
                readAsserts(into: &entry)
            case .some(let other): refuseSection(other, at: line)
            case nil: readImpliedAssert(line, into: &entry)
            }
        }
    }

    /// A header below `HTTP 200` is an assert without its words.
    private mutating func readImpliedAssert(_ line: FenceLine, into entry: inout HurlEntry) {
        next += 1
        if let header = readHeader(line) {
            checkPlaceholders(in: header.value)
            entry.asserts.append(
                HurlEntry.Assert(
                    source: .header(header.name),
                    sourceSpan: line.span,
                    counts: false,
                    predicate: .equals(.text(header.value.value)),
                    valueSpan: header.value.span,
                    span: line.span
                )
            )
        } else {
            report(
                "This is neither a section nor a request",
                at: line.span,
                help: "Write expectations below `[Asserts]`, values to keep below `[Captures]`."
            )
        }
    }

    mutating func skipToNextRequest() {
        next += 1
        while let line = peek(), !isRequestLine(line) { next += 1 }
    }

    mutating func report(_ message: String, at span: SourceSpan, leadsTo consequence: String? = nil, help: String) {
        diagnostics.append(
            Diagnostic(
                "hurl-syntax",
                .error,
                message,
                at: span,
                leadsTo: consequence ?? "The scenario would be tried only as far as it was understood.",
                help: help
            )
        )
    }
}
