import Diagnostics

/// Reads the text inside a block as runs of words and code, in one pass and in linear time.
///
/// The rules are CommonMark's with GitHub's strikethrough. Decoration goes (emphasis, the target of a link or image, HTML
/// comments), its words stay; so does what is no markup after all. Other inline HTML stays as it is written.
struct InlineScanner {
    static func read(_ source: SourceText, file: Int, cell: Range<Int>) -> Inline {
        read(InlineText(source, file: file, cell: cell))
    }

    static func read(_ source: SourceText, file: Int, lines: [Range<Int>]) -> Inline {
        read(InlineText(source, file: file, lines: lines))
    }

    private static func read(_ text: InlineText) -> Inline {
        var scanner = InlineScanner(text)
        scanner.scan()
        return Inline(runs: scanner.runs(), span: text.span)
    }

    /// A part of the text whose meaning is settled.
    struct Piece {
        enum Kind {
            case text, code
            /// The index in `emphasis.marks`.
            case mark(Int)
        }

        var kind: Kind
        /// Where its bytes stand in `output`; empty once it turned out to be decoration.
        var output: Range<Int>
        /// Where it stands in the text.
        var input: Range<Int>
    }

    let text: InlineText
    let end: Int
    var position = 0
    var output: [UInt8] = []
    var pieces: [Piece] = []
    var emphasis = Emphasis()
    /// Pieces that are a `[` or `![` which may begin a link.
    var openBrackets: [Int] = []
    /// What was looked for and is nowhere in the rest, so that it is looked for once.
    var absent: Set<UInt8> = []
    private var backticks: BacktickRuns?

    private init(_ text: InlineText) {
        self.text = text
        end = text.bytes.count
        output.reserveCapacity(end)
    }

    func byte(at index: Int) -> UInt8? { index < end ? text.bytes[index] : nil }

    private mutating func scan() {
        while let byte = byte(at: position) {
            switch byte {
            case .backtick: scanCode()
            case .backslash: scanEscape()
            case .ampersand: scanCharacterReference()
            case .star, .underscore, .tilde: scanMark(byte)
            case .leftBracket, .exclamation, .rightBracket: scanBracket(byte)
            case .less: scanAngle()
            case .newline: emit(CollectionOfOne(.space), consuming: 1)
            case 0: emit("\u{FFFD}".utf8, consuming: 1)
            default: emitPlain()
            }
        }
    }

    /// Adds bytes as they are up to the next one that may be markup.
    private mutating func emitPlain() {
        var next = position + 1
        while next < end, !Self.mayBeMarkup(text.bytes[next]) { next += 1 }
        emit(text.bytes[position..<next], consuming: next - position)
    }

    private static func mayBeMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case .backtick, .backslash, .ampersand, .star, .underscore, .tilde, .leftBracket, .exclamation, .rightBracket,
            .less, .newline, 0:
            true
        default:
            false
        }
    }

    /// Adds text that stands for the next `length` bytes.
    mutating func emit(_ bytes: some Collection<UInt8>, consuming length: Int) {
        let start = output.count
        output += bytes
        let input = position..<(position + length)
        position += length
        if let last = pieces.last, case .text = last.kind, last.input.upperBound == input.lowerBound,
            openBrackets.last != pieces.count - 1
        {
            pieces[pieces.count - 1].output = last.output.lowerBound..<output.count
            pieces[pieces.count - 1].input = last.input.lowerBound..<input.upperBound
        } else {
            pieces.append(Piece(kind: .text, output: start..<output.count, input: input))
        }
    }

    // MARK: Code spans

    private mutating func scanCode() {
        let length = text.bytes.runLength(at: position, before: end)
        let runs = backticks ?? BacktickRuns(in: text.bytes)
        backticks = runs
        let contentStart = position + length
        guard let close = runs.next(ofLength: length, from: contentStart, in: text.bytes) else {
            emit(repeatElement(.backtick, count: length), consuming: length)
            return
        }
        var content = contentStart..<close
        let isPadded = text.bytes[content.lowerBound...].first.map(isSpace) == true && isSpace(text.bytes[close - 1])
        if content.count > 1, isPadded, content.contains(where: { !isSpace(text.bytes[$0]) }) {
            content = (content.lowerBound + 1)..<(content.upperBound - 1)
        }
        let start = output.count
        for index in content {
            switch text.bytes[index] {
            case .newline: output.append(.space)
            case 0: output += "\u{FFFD}".utf8
            case let byte: output.append(byte)
            }
        }
        pieces.append(Piece(kind: .code, output: start..<output.count, input: content))
        position = close + length
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == .space || byte == .newline }

    // MARK: Single characters

    private mutating func scanEscape() {
        switch byte(at: position + 1) {
        case .newline?: emit(CollectionOfOne(.space), consuming: 2)
        case let next? where next.isPunctuation: emit(CollectionOfOne(next), consuming: 2)
        default: emit(CollectionOfOne(.backslash), consuming: 1)
        }
    }

    private mutating func scanCharacterReference() {
        if let reference = CharacterReference.parse(text.bytes, at: position) {
            emit(reference.text.utf8, consuming: reference.length)
        } else {
            emit(CollectionOfOne(.ampersand), consuming: 1)
        }
    }

    private mutating func scanMark(_ byte: UInt8) {
        let length = text.bytes.runLength(at: position, before: end)
        let mark = Emphasis.Mark(
            byte,
            count: length,
            before: text.scalar(before: position),
            after: text.scalar(at: position + length)
        )
        guard mark.canOpen || mark.canClose else {
            emit(repeatElement(byte, count: length), consuming: length)
            return
        }
        let start = output.count
        output += repeatElement(byte, count: length)
        let input = position..<(position + length)
        pieces.append(Piece(kind: .mark(emphasis.add(mark)), output: start..<output.count, input: input))
        position += length
    }

    // MARK: Runs

    /// Joins the pieces: neighbouring words are one run, whatever decoration stood between them.
    private func runs() -> [Inline.Run] {
        var runs: [Inline.Run] = []
        var words: [UInt8] = []
        var place: SourceSpan?
        func endWords() {
            if let place, !words.isEmpty { runs.append(.text(String(decoding: words, as: UTF8.self), place)) }
            words = []
            place = nil
        }
        for piece in pieces {
            var bytes = piece.output
            switch piece.kind {
            case .code:
                endWords()
                let code = String(decoding: output[bytes], as: UTF8.self)
                runs.append(.code(code, text.span(of: piece.input)))
                continue
            case .mark(let index):
                bytes = bytes.prefix(emphasis.marks[index].count)
            case .text:
                break
            }
            if bytes.isEmpty { continue }
            words += output[bytes]
            let span = text.span(of: piece.input)
            place = place?.union(span) ?? span
        }
        endWords()
        return runs
    }
}

/// The runs of backticks of a text, found once, so that many that open nothing cost no more than one.
private struct BacktickRuns {
    /// Where the last run of each length begins.
    private var last: [Int: Int] = [:]

    init(in bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            guard bytes[index] == .backtick else {
                index += 1
                continue
            }
            let length = bytes.runLength(at: index, before: bytes.count)
            last[length] = index
            index += length
        }
    }

    /// Where the next run of exactly this length begins.
    func next(ofLength length: Int, from start: Int, in bytes: [UInt8]) -> Int? {
        guard let last = last[length], last >= start else { return nil }
        var index = start
        while index < last {
            if bytes[index] == .backtick {
                let found = bytes.runLength(at: index, before: bytes.count)
                if found == length { return index }
                index += found
            } else {
                index += 1
            }
        }
        return last
    }
}
