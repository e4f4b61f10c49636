import Diagnostics

/// One `{{…}}` of a text.
struct HurlPlaceholder {
    /// What stands between the braces, trimmed; with the braces where it is not closed.
    var text: Located<String>
    /// Whether it is a name, or names joined by dots.
    var isName: Bool
}

func placeholders(in text: Located<String>) -> [HurlPlaceholder] {
    let bytes = Array(text.value.utf8)
    var found: [HurlPlaceholder] = []
    var index = 0
    while index + 1 < bytes.count {
        guard bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "{") else {
            index += 1
            continue
        }
        var end = index + 2
        while end < bytes.count, ![UInt8(ascii: "}"), UInt8(ascii: "{"), UInt8(ascii: "\"")].contains(bytes[end]) {
            end += 1
        }
        let isClosed = end + 1 < bytes.count && bytes[end] == UInt8(ascii: "}") && bytes[end + 1] == UInt8(ascii: "}")
        // `{{` in JSON can only be a mistake of its own or the begin of a name; outside strings JSON has refused it.
        var inside = isClosed ? bytes[(index + 2)..<end] : bytes[index..<end]
        while let first = inside.first, isBlank(first) { inside.removeFirst() }
        while let last = inside.last, isBlank(last) { inside.removeLast() }
        let name = String(decoding: inside, as: UTF8.self)
        let start = text.span.start + inside.startIndex
        found.append(
            HurlPlaceholder(
                text: Located(name, at: SourceSpan(file: text.span.file, start: start, end: start + inside.count)),
                isName: isClosed && isDottedName(name)
            )
        )
        index = isClosed ? end + 2 : end
    }
    return found
}

private func isDottedName(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
        guard let first = part.utf8.first, isLetter(first) || first == UInt8(ascii: "_") else { return false }
        return part.utf8.allSatisfy {
            isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        }
    }
}

extension HurlEntry {
    /// The names between double braces in target, headers and body, with their places: `ticket`, `abe.id`.
    public var placeholderNames: [Located<String>] {
        let texts = [target] + headers.map(\.value) + (body.map { [$0] } ?? [])
        return texts.flatMap { placeholders(in: $0) }.filter(\.isName).map(\.text)
    }
}
