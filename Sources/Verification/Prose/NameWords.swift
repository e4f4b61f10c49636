/// The words of a name, in small letters: `unitPrice` is `unit`, `price`; `Report a problem` is three words.
func nameWords(_ name: String) -> [String] {
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

/// The word without the ending of a plural: `tickets`, `categories`, `addresses`.
func singular(_ word: String) -> String {
    if word.hasSuffix("ies"), word.count > 4 { return word.dropLast(3) + "y" }
    if ["sses", "xes", "ches", "shes"].contains(where: word.hasSuffix) { return String(word.dropLast(2)) }
    if word.hasSuffix("s"), !word.hasSuffix("ss"), word.count > 3 { return String(word.dropLast()) }
    return word
}
