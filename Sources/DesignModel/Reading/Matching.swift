/// What a heading, a column or a word of the vocabulary is compared by: case, plural `s` and decoration do not count.
///
/// `**Failure Modes** ✅` and `failure mode` have the same key; a text without letters and digits is its own.
func matchKey(_ text: String) -> String {
    var words: [[UInt8]] = []
    var word: [UInt8] = []
    func endWord() {
        guard !word.isEmpty else { return }
        if word.count > 2, word.last == UInt8(ascii: "s"), word[word.count - 2] != UInt8(ascii: "s") {
            word.removeLast()
        }
        words.append(word)
        word = []
    }
    for scalar in text.unicodeScalars {
        switch scalar {
        case "a"..."z", "0"..."9": word.append(UInt8(ascii: scalar))
        case "A"..."Z": word.append(UInt8(ascii: scalar) | 0x20)
        case "'", "’": continue
        default:
            if scalar.value >= 0x80, scalar.properties.isAlphabetic {
                word += Array(String(scalar).lowercased().utf8)
            } else {
                endWord()
            }
        }
    }
    endWord()
    if words.isEmpty { return text }
    return String(decoding: Array(words.joined(separator: [UInt8(ascii: " ")])), as: UTF8.self)
}

/// Words of a lower or upper camel case name, joined by `_`: `orderNumber` is `order_number`, `URLPath` is `url_path`.
func snakeCase(_ name: String) -> String {
    if name.utf8.allSatisfy({ $0 < 0x80 && !(0x41...0x5A).contains($0) }) { return name }
    let scalars = Array(name.unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
        guard scalar.properties.isUppercase else {
            result.unicodeScalars.append(scalar)
            continue
        }
        let previous = index > 0 ? scalars[index - 1] : nil
        let next = index + 1 < scalars.count ? scalars[index + 1] : nil
        if let previous, previous != "_", !previous.properties.isUppercase || next?.properties.isLowercase == true {
            result += "_"
        }
        result += scalar.properties.lowercaseMapping
    }
    return result
}

extension Unicode.Scalar {
    /// Pictures and their selectors, which decorate a text and mean nothing.
    var isDecoration: Bool {
        guard value >= 0x80 else { return false }
        return properties.generalCategory == .otherSymbol || value == 0xFE0F || value == 0x200D
    }
}
