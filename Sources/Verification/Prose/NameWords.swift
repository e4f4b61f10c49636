/// The words of a name, in small letters: `unitPrice` is `unit`, `price`; `Report a problem` is three words.
func nameWords(_ name: String) -> [String] {
    if name.utf8.allSatisfy({ $0 < 0x80 }) { return asciiWords(name.utf8) }
    var words: [String] = []
    var word = ""
    var previous: Character = " "
    for character in name {
        let begins = character.isUppercase && !previous.isUppercase
        if begins || !(character.isLetter || character.isNumber), !word.isEmpty {
            words.append(word)
            word = ""
        }
        if character.isLetter || character.isNumber { word += character.lowercased() }
        previous = character
    }
    return word.isEmpty ? words : words + [word]
}

/// The same by bytes: most names are ASCII, and characters cost ten times as much.
private func asciiWords(_ name: String.UTF8View) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var wasUpper = false
    for byte in name {
        let isUpper = isCapital(byte)
        let isPart = isUpper || isSmall(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        if isUpper && !wasUpper || !isPart, !word.isEmpty {
            words.append(String(decoding: word, as: UTF8.self))
            word.removeAll(keepingCapacity: true)
        }
        if isPart { word.append(isUpper ? byte | 0x20 : byte) }
        wasUpper = isUpper
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
}

/// `lowercased()`, which for a text without capitals is the text itself.
func inSmallLetters(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 && !isCapital($0) } ? text : text.lowercased()
}

private func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

private func isSmall(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

/// The word without the ending of a plural: `tickets`, `categories`, `addresses`.
func singular(_ word: String) -> String {
    guard word.utf8.last == UInt8(ascii: "s") else { return word }
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    if ["sses", "xes", "ches", "shes"].contains(where: word.hasSuffix) { return String(word.dropLast(2)) }
    if !word.hasSuffix("ss"), word.count > 3 { return String(word.dropLast()) }
    return word
}
