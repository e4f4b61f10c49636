/// Links, images and what stands in angle brackets.
extension InlineScanner {
    mutating func scanBracket(_ byte: UInt8) {
        switch byte {
        case .exclamation where self.byte(at: position + 1) == .leftBracket: openBracket(length: 2)
        case .leftBracket: openBracket(length: 1)
        case .rightBracket: closeBracket()
        default: emit(CollectionOfOne(byte), consuming: 1)
        }
    }

    private mutating func openBracket(length: Int) {
        let start = output.count
        output += text.bytes[position..<(position + length)]
        let input = position..<(position + length)
        openBrackets.append(pieces.count)
        pieces.append(Piece(kind: .text, output: start..<output.count, input: input))
        position += length
    }

    /// Ends a link's text: `](target)` goes, and so does the bracket that opened it.
    private mutating func closeBracket() {
        guard let opener = openBrackets.popLast() else {
            emit(CollectionOfOne(.rightBracket), consuming: 1)
            return
        }
        guard byte(at: position + 1) == .leftParenthesis, let linkEnd = endOfTarget(from: position + 2) else {
            emit(CollectionOfOne(.rightBracket), consuming: 1)
            return
        }
        pieces[opener].output = pieces[opener].output.prefix(0)
        position = linkEnd
    }

    /// The index behind the `)` of a link's target that begins at `start`: a destination and perhaps a title.
    private mutating func endOfTarget(from start: Int) -> Int? {
        guard var index = endOfDestination(from: skipSpace(start)) else { return nil }
        let titleStart = skipSpace(index)
        if titleStart > index, let quote = byte(at: titleStart),
            quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        {
            guard let close = find(quote, from: titleStart + 1) else { return nil }
            index = close + 1
        }
        index = skipSpace(index)
        return byte(at: index) == .rightParenthesis ? index + 1 : nil
    }

    private func skipSpace(_ start: Int) -> Int {
        var index = start
        while let byte = byte(at: index), byte.isBlank || byte == .newline { index += 1 }
        return index
    }

    private func endOfDestination(from start: Int) -> Int? {
        var index = start
        if byte(at: start) == .less {
            index += 1
            while let byte = byte(at: index), byte != .greater {
                if byte == .less || byte == .newline { return nil }
                index += byte == .backslash ? 2 : 1
            }
            return index < end ? index + 1 : nil
        }
        var depth = 0
        while let byte = byte(at: index), !byte.isBlank, byte != .newline {
            if byte == .leftParenthesis { depth += 1 }
            if byte == .rightParenthesis {
                if depth == 0 { break }
                depth -= 1
            }
            // CommonMark asks for this much; the limit keeps hostile input linear.
            if depth > 32 { return nil }
            index += byte == .backslash ? 2 : 1
        }
        return depth == 0 ? min(index, end) : nil
    }

    /// `<https://…>` loses its brackets, a comment goes, anything else stays.
    mutating func scanAngle() {
        if text.bytes.has("<!--", at: position, before: end), let close = endOfComment(from: position + 4) {
            position = close
            return
        }
        guard let close = endOfAutolink() else {
            emit(CollectionOfOne(.less), consuming: 1)
            return
        }
        position += 1
        emit(text.bytes[position..<close], consuming: close - position)
        position += 1
    }

    private mutating func endOfComment(from start: Int) -> Int? {
        // `-->` is looked for under the byte that no other search uses.
        if absent.contains(.dash) { return nil }
        var index = start
        while index < end {
            if text.bytes[index] == .dash, text.bytes.has("-->", at: index, before: end) { return index + 3 }
            index += 1
        }
        absent.insert(.dash)
        return nil
    }

    /// The index of the `>` if a URL or an e-mail address in angle brackets stands here.
    private func endOfAutolink() -> Int? {
        var index = position + 1
        guard let first = byte(at: index), first.isLetter || first.isDigit else { return nil }
        var isAddress = false
        while let byte = byte(at: index), byte != .greater {
            if byte == .less || byte.isBlank || byte == .newline { return nil }
            if byte == UInt8(ascii: "@") || (byte == .colon && index > position + 2) { isAddress = true }
            index += 1
        }
        return index < end && isAddress ? index : nil
    }

    private mutating func find(_ wanted: UInt8, from start: Int) -> Int? {
        if absent.contains(wanted) { return nil }
        var index = start
        while let byte = byte(at: index) {
            if byte == wanted { return index }
            index += byte == .backslash ? 2 : 1
        }
        absent.insert(wanted)
        return nil
    }
}
