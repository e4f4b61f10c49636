/// HTML's character references: `&amp;`, `&#8211;`, `&#x2013;`.
enum CharacterReference {
    /// The reference that begins with the `&` at `start`; nil if none does, or one with a name that is not common.
    static func parse(_ bytes: [UInt8], at start: Int) -> (text: String, length: Int)? {
        let limit = min(bytes.count, start + 12)
        guard let semicolon = bytes[start..<limit].firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: bytes[(start + 1)..<semicolon], as: UTF8.self)
        guard let text = name.hasPrefix("#") ? numeric(name.dropFirst()) : named[name] else { return nil }
        return (text, semicolon + 1 - start)
    }

    private static func numeric(_ digits: Substring) -> String? {
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let number = isHexadecimal ? digits.dropFirst() : digits
        guard number.first?.isHexDigit == true, let value = UInt32(number, radix: isHexadecimal ? 16 : 10) else {
            return nil
        }
        guard value != 0, let scalar = Unicode.Scalar(value) else { return "\u{FFFD}" }
        return String(scalar)
    }

    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "vert": "|", "verbar": "|",
        "lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]", "lpar": "(", "rpar": ")", "ast": "*", "lowbar": "_",
        "grave": "`", "bsol": "\\", "num": "#", "dollar": "$", "percnt": "%", "comma": ",", "period": ".", "colon": ":",
        "semi": ";", "excl": "!", "quest": "?", "commat": "@", "equals": "=", "plus": "+", "sol": "/", "Tab": "\t",
        "copy": "©", "reg": "®", "trade": "™", "hellip": "…", "mdash": "—", "ndash": "–", "shy": "\u{AD}",
        "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "bdquo": "„", "laquo": "«", "raquo": "»",
        "bull": "•", "middot": "·", "sect": "§", "para": "¶", "deg": "°", "micro": "µ", "plusmn": "±", "times": "×",
        "divide": "÷", "minus": "−", "ne": "≠", "le": "≤", "ge": "≥", "infin": "∞", "frac12": "½", "frac14": "¼",
        "frac34": "¾", "euro": "€", "pound": "£", "yen": "¥", "cent": "¢", "larr": "←", "rarr": "→", "uarr": "↑",
        "darr": "↓", "harr": "↔", "rArr": "⇒", "check": "✓", "ensp": "\u{2002}", "emsp": "\u{2003}",
        "thinsp": "\u{2009}", "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü",
        "szlig": "ß",
        "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç",
    ]
}
