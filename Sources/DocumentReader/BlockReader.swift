import Diagnostics

/// Reads the blocks of one file: cmark says which lines they are, the text comes from the file itself.
struct BlockReader {
    let file: Int
    let source: SourceText
    var diagnostics: [Diagnostic] = []
    /// Where text stands as it is: code and HTML. In the order of the file.
    private var verbatim: [SourceSpan] = []
    /// The last block was a table: a row right below belongs to it in the writer's mind.
    private var isBelowTable = false

    init(file: Int, source: SourceText) {
        self.file = file
        self.source = source
    }

    /// What a top-level block of the file comes to.
    mutating func read(_ node: BlockNode) -> [DocumentPart] {
        if node.kind == .heading { return heading(node).map { [.heading($0)] } ?? [] }
        return blocks(of: node, within: source.lineStarts.count - 1).map { .block($0) }
    }

    /// - Parameter lastLine: the last line of what holds the block.
    private mutating func blocks(of node: BlockNode, within lastLine: Int) -> [Block] {
        guard let firstLine = node.firstLine, firstLine < source.lineStarts.count else { return [] }
        let lines = firstLine...max(firstLine, min(node.lastLine, lastLine))
        var isTable = false
        defer { isBelowTable = isTable }
        switch node.kind {
        case .paragraph:
            return [paragraph(lines, column: node.firstColumn)]
        case .table:
            isTable = true
            return table(node, lines)
        case .codeBlock:
            return [node.fence.map { fence($0, lines, column: node.firstColumn) } ?? indentedCode(lines)]
        case .list:
            return [.list(node.children.map { item($0, within: lines.upperBound) })]
        case .heading, .item, .other:
            let span = self.span(of: lines, column: node.firstColumn)
            verbatim.append(span)
            return [.other(span)]
        }
    }

    // MARK: Headings

    private mutating func heading(_ node: BlockNode) -> Section? {
        guard let firstLine = node.firstLine else { return nil }
        let first = textRange(ofLine: firstLine, column: node.firstColumn)
        isBelowTable = false
        if first.first.map({ source.bytes[$0] }) == .hash {
            return Section(
                level: node.headingLevel,
                title: InlineScanner.read(source, file: file, lines: [titleRange(of: first)]),
                span: SourceSpan(file: file, start: first.lowerBound, end: first.upperBound)
            )
        }
        // Underlined by `===` or `---`. cmark does not say where such a heading ends.
        var ranges = [first]
        var line = firstLine + 1
        while line < source.lineStarts.count {
            let range = textRange(ofLine: line)
            if isUnderline(range) { break }
            ranges.append(range)
            line += 1
        }
        return Section(
            level: node.headingLevel,
            title: InlineScanner.read(source, file: file, lines: ranges),
            span: span(of: firstLine...min(line, source.lineStarts.count - 1), column: node.firstColumn)
        )
    }

    /// A heading's text without its `#`, those that close it included.
    private func titleRange(of heading: Range<Int>) -> Range<Int> {
        let opening = source.bytes.runLength(at: heading.lowerBound, before: heading.upperBound)
        let text = source.bytes.trimmed((heading.lowerBound + opening)..<heading.upperBound)
        var end = text.upperBound
        while end > text.lowerBound, source.bytes[end - 1] == .hash { end -= 1 }
        if end == text.lowerBound { return end..<end }
        // `C#` ends with a sharp of its own: closing ones stand apart.
        guard source.bytes[end - 1].isBlank else { return text }
        return source.bytes.trimmed(text.lowerBound..<end)
    }

    private func isUnderline(_ range: Range<Int>) -> Bool {
        guard let first = range.first.map({ source.bytes[$0] }) else { return false }
        return (first == .dash || first == UInt8(ascii: "=")) && range.allSatisfy { source.bytes[$0] == first }
    }

    // MARK: Paragraphs and tables

    private mutating func paragraph(_ lines: ClosedRange<Int>, column: Int) -> Block {
        let ranges = lines.map { textRange(ofLine: $0, column: $0 == lines.lowerBound ? column : 0) }
        let faults = TableLikeText(source: source, file: file, isBelowTable: isBelowTable)
        if let diagnostic = faults.diagnostic(ofParagraph: ranges) { diagnostics.append(diagnostic) }
        return .paragraph(InlineScanner.read(source, file: file, lines: ranges))
    }

    /// The table, and above it the paragraph whose last line is the table's header.
    private mutating func table(_ node: BlockNode, _ lines: ClosedRange<Int>) -> [Block] {
        // Every row is one line, the header and the row of dashes included; so the rows tell where the table begins.
        let count = node.children.reduce(0) { sum, _ in sum + 1 }
        let headerLine = max(lines.lowerBound, lines.upperBound - count)
        var blocks: [Block] = []
        if headerLine > lines.lowerBound {
            blocks.append(paragraph(lines.lowerBound...(headerLine - 1), column: node.firstColumn))
        }
        let column = headerLine == lines.lowerBound ? node.firstColumn : 0
        var reader = TableReader(source: source, file: file, header: textRange(ofLine: headerLine, column: column))
        var line = headerLine + 2
        while line <= lines.upperBound {
            reader.append(row: textRange(ofLine: line))
            line += 1
        }
        diagnostics += reader.diagnostics
        let end = textRange(ofLine: max(headerLine, lines.upperBound)).upperBound
        blocks.append(.table(reader.table(endingAt: end)))
        return blocks
    }

    // MARK: Code

    private mutating func fence(
        _ fence: (mark: UInt8, length: Int),
        _ lines: ClosedRange<Int>,
        column: Int
    ) -> Block {
        let opening = textRange(ofLine: lines.lowerBound, column: column)
        let infoStart = min(opening.lowerBound + fence.length, opening.upperBound)
        let info = source.bytes.trimmed(infoStart..<opening.upperBound)
        let word = info.prefix { !source.bytes[$0].isBlank }
        let isClosed = lines.count > 1 && closes(fence, textRange(ofLine: lines.upperBound))
        // The fence that closes it may be meant for the next block, whose opening is then a line of this one.
        let isMeant = isClosed && !lines.dropFirst().dropLast().contains { opens(fence, textRange(ofLine: $0)) }
        let start = startOfLine(lines.lowerBound + 1)
        let end = max(start, startOfLine(isClosed ? lines.upperBound : lines.upperBound + 1))
        let content = SourceSpan(file: file, start: start, end: end)
        if !isMeant {
            let span = SourceSpan(file: file, start: opening.lowerBound, end: opening.upperBound)
            let mark = String(repeating: Character(Unicode.Scalar(fence.mark)), count: fence.length)
            diagnostics.append(.fenceNotClosed(at: span, fence: mark))
        }
        let whole = self.span(of: lines, column: column)
        verbatim.append(whole)
        return .fence(
            Fence(
                language: source.text(word.startIndex..<word.endIndex),
                content: Located(textOfSameLength(start..<end), at: content),
                span: whole
            )
        )
    }

    /// The text with a `?` for every byte that is not UTF-8, so that places inside it stay true.
    private func textOfSameLength(_ range: Range<Int>) -> String {
        let text = source.text(range)
        if text.utf8.count == range.count { return text }
        var bytes: [UInt8] = []
        forEachScalar(in: source.bytes[range]) { scalar, place in
            let encoded = Array(String(scalar).utf8)
            bytes += encoded.count == place.count ? encoded : Array(repeating: UInt8(ascii: "?"), count: place.count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func closes(_ fence: (mark: UInt8, length: Int), _ line: Range<Int>) -> Bool {
        line.count >= fence.length && line.allSatisfy { source.bytes[$0] == fence.mark }
    }

    /// Whether a line begins a block of a language, which no block holds.
    private func opens(_ fence: (mark: UInt8, length: Int), _ line: Range<Int>) -> Bool {
        let marks = line.prefix { source.bytes[$0] == fence.mark }
        let info = source.bytes.trimmed(marks.endIndex..<line.upperBound)
        return marks.count >= fence.length && !info.isEmpty && info.allSatisfy { !source.bytes[$0].isBlank }
    }

    private mutating func indentedCode(_ lines: ClosedRange<Int>) -> Block {
        let ranges = lines.map { textRange(ofLine: $0) }
        let faults = TableLikeText(source: source, file: file, isBelowTable: isBelowTable)
        if let diagnostic = faults.diagnostic(ofIndentedCode: ranges) { diagnostics.append(diagnostic) }
        let span = self.span(of: lines, column: 0)
        verbatim.append(span)
        return .other(span)
    }

    // MARK: Lists

    private mutating func item(_ node: BlockNode, within lastLine: Int) -> ListItem {
        let firstLine = node.firstLine ?? lastLine
        let marker = textRange(ofLine: firstLine, column: node.firstColumn)
        let markerEnd = marker.lowerBound + marker.prefix { !source.bytes[$0].isBlank }.count
        let last = max(firstLine, min(node.lastLine, lastLine))
        var content = node.children.reduce(into: [Block]()) { $0 += blocks(of: $1, within: last) }
        var text = Inline(runs: [], span: SourceSpan(file: file, start: markerEnd, end: markerEnd))
        if case .paragraph(let first)? = content.first {
            text = first
            content.removeFirst()
        }
        var item = ListItem(text: text, span: SourceSpan(file: file, start: marker.lowerBound, end: markerEnd))
        item.span = content.reduce(item.span.union(text.span)) { $0.union($1.span) }
        for block in content {
            if case .list(let children) = block {
                item.children += children
            } else {
                item.blocks.append(block)
            }
        }
        return item
    }

    /// Markers that the skeleton hides for their depth, unless they stand in code, where they mean nothing.
    func nestingDiagnostic(of skeleton: BlockSkeleton) -> Diagnostic? {
        var rest = verbatim[...]
        for offset in skeleton.tooDeep {
            while let first = rest.first, first.end <= offset { rest.removeFirst() }
            if let first = rest.first, first.start <= offset { continue }
            return .nestedTooDeeply(at: SourceSpan(file: file, start: offset, end: offset + 1))
        }
        return nil
    }

    // MARK: Lines

    /// The text of a line, blanks at both ends left out, from the byte `column` of the line on.
    private func textRange(ofLine line: Int, column: Int = 0) -> Range<Int> {
        let slice = source.bytes(ofLine: line)
        return source.bytes.trimmed(min(slice.startIndex + column, slice.endIndex)..<slice.endIndex)
    }

    private func startOfLine(_ line: Int) -> Int {
        line < source.lineStarts.count ? source.lineStarts[line] : source.bytes.count
    }

    private func span(of lines: ClosedRange<Int>, column: Int) -> SourceSpan {
        var last = lines.upperBound
        while last > lines.lowerBound, textRange(ofLine: last).isEmpty { last -= 1 }
        let start = textRange(ofLine: lines.lowerBound, column: column).lowerBound
        return SourceSpan(file: file, start: start, end: textRange(ofLine: last).upperBound)
    }
}
