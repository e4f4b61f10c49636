/// How the names of a design are spelled in Swift, in SQL and in files. The one place that decides it.
public enum Names {
    /// A type: `Ticket` → `Ticket`, `Report a problem` → `ReportAProblem`, `one-time code` → `OneTimeCode`.
    public static func type(_ name: String) -> String {
        let joined = words(of: name).map(capitalised).joined()
        return joined.first?.isNumber == true ? "_" + joined : joined
    }

    /// A property, function or case: `resolvedAt` → `resolvedAt`, `Report a problem` → `reportAProblem`. Not escaped.
    public static func member(_ name: String) -> String {
        let parts = words(of: name)
        guard let first = parts.first else { return "_" }
        let joined = lowercased(first) + parts.dropFirst().map(capitalised).joined()
        return joined.first?.isNumber == true ? "_" + joined : joined
    }

    /// A property, function or case as it is written where a bare word would be a keyword: `` `default` ``.
    public static func escaped(_ member: String) -> String {
        keywords.contains(member) ? "`" + member + "`" : member
    }

    /// The property that holds the id of a referenced row: `customer` → `customerID`.
    public static func reference(_ field: String) -> String { member(field) + "ID" }

    /// A table or column: `resolvedAt` → `resolved_at`, `OrderLine` → `order_line`.
    public static func column(_ name: String) -> String {
        words(of: name).map { $0.lowercased() }.joined(separator: "_")
    }

    /// The column that holds the id of a referenced row: `customer` → `customer_id`.
    public static func referenceColumn(_ field: String) -> String { column(field) + "_id" }

    /// The plural for type names and prose: `Ticket` → `Tickets`, `Category` → `Categories`, `Address` → `Addresses`.
    public static func plural(_ word: String) -> String {
        let lower = word.lowercased()
        if ["s", "x", "z", "ch", "sh"].contains(where: lower.hasSuffix) { return word + "es" }
        if lower.hasSuffix("y"), let before = lower.dropLast().last, !"aeiou".contains(before) {
            return word.dropLast() + "ies"
        }
        return word + "s"
    }

    /// A name in prose: `OrderLine` → `order line`.
    public static func prose(_ name: String) -> String {
        words(of: name).map { $0.lowercased() }.joined(separator: " ")
    }

    /// `a` or `an` before the word.
    public static func article(_ word: String) -> String {
        "aeiou".contains(word.lowercased().first ?? "x") ? "an" : "a"
    }

    /// The words of a name: split at spaces and punctuation, and where lower case meets upper case.
    ///
    /// A run of capitals is one word up to its last letter before lower case: `JWTSecret` → `JWT`, `Secret`.
    public static func words(of name: String) -> [String] {
        if let words = name.utf8.withContiguousStorageIfAvailable(words(ofASCII:)) ?? nil { return words }
        var words: [String] = []
        var current = ""
        let characters = Array(name)
        for (index, character) in characters.enumerated() {
            guard character.isLetter || character.isNumber else {
                if !current.isEmpty { words.append(current) }
                current = ""
                continue
            }
            let next = index + 1 < characters.count ? characters[index + 1] : nil
            if character.isUppercase, let last = current.last,
                !last.isUppercase || next?.isLowercase == true
            {
                words.append(current)
                current = ""
            }
            current.append(character)
        }
        if !current.isEmpty { words.append(current) }
        return words
    }

    /// The same for the letters that nearly all names are made of, many times faster; `nil` where others stand in it.
    private static func words(ofASCII bytes: UnsafeBufferPointer<UInt8>) -> [String]? {
        guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        var words: [String] = []
        var start: Int?
        for (index, byte) in bytes.enumerated() {
            guard isSmall(byte) || isCapital(byte) || isDigit(byte) else {
                if let start { words.append(String(decoding: bytes[start..<index], as: UTF8.self)) }
                start = nil
                continue
            }
            guard let first = start else {
                start = index
                continue
            }
            let isBeforeSmall = index + 1 < bytes.count && isSmall(bytes[index + 1])
            if isCapital(byte), !isCapital(bytes[index - 1]) || isBeforeSmall {
                words.append(String(decoding: bytes[first..<index], as: UTF8.self))
                start = index
            }
        }
        if let start { words.append(String(decoding: bytes[start...], as: UTF8.self)) }
        return words
    }

    private static func isSmall(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }
    private static func isCapital(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    private static func lowercased(_ word: String) -> String {
        word.utf8.first.map(isSmall) != true && word.allSatisfy { $0.isUppercase || $0.isNumber }
            ? word.lowercased() : word.prefix(1).lowercased() + word.dropFirst()
    }

    private static let keywords: Set<String> = [
        "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import", "init", "inout",
        "internal", "let", "operator", "private", "precedencegroup", "protocol", "public", "rethrows", "static",
        "struct", "subscript", "typealias", "var", "break", "case", "catch", "continue", "default", "defer", "do",
        "else", "fallthrough", "for", "guard", "if", "in", "repeat", "return", "throw", "switch", "where", "while",
        "Any", "as", "await", "false", "is", "nil", "self", "Self", "super", "throws", "true", "try",
    ]
}
