/// Checks that bytes are one JSON value (RFC 8259) and finds where it ends.
struct JSONSyntax {
    struct Fault: Error {
        /// Index into the bytes.
        var index: Int
        /// What is wrong, without a full stop.
        var message: String
    }

    private let bytes: [UInt8]
    private var index: Int
    private var depth = 0
    /// Behind the last sign before the blanks that have been passed over.
    private var end = 0

    /// Deeper nesting than any request needs would only exhaust the stack.
    private static let deepest = 100

    /// Gives the index behind the value that begins at `start`.
    static func end(of bytes: [UInt8], from start: Int) throws(Fault) -> Int {
        var syntax = JSONSyntax(bytes: bytes, index: start)
        try syntax.value()
        return syntax.index
    }

    private init(bytes: [UInt8], index: Int) {
        self.bytes = bytes
        self.index = index
    }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func value() throws(Fault) {
        skipBlanks()
        switch current {
        case UInt8(ascii: "{"): try object()
        case UInt8(ascii: "["): try array()
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        case .some(let byte) where byte == UInt8(ascii: "-") || isDigit(byte): try number()
        case nil: throw fault("The JSON body ends before its value is complete")
        default: throw fault("A JSON value was expected here")
        }
    }

    private mutating func object() throws(Fault) {
        try enter()
        var names: Set<String> = []
        skipBlanks()
        if take(UInt8(ascii: "}")) { return leave() }
        repeat {
            skipBlanks()
            let start = index
            guard current == UInt8(ascii: "\"") else {
                throw fault("The name of a member was expected here, in quotes")
            }
            let name = try string()
            guard names.insert(name).inserted else {
                throw Fault(index: start, message: "The member `\(name)` stands twice in this object")
            }
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw fault("A `:` was expected after `\(name)`") }
            try value()
            skipBlanks()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw missing("A `,` or `}` was expected here") }
        leave()
    }

    private mutating func array() throws(Fault) {
        try enter()
        skipBlanks()
        if take(UInt8(ascii: "]")) { return leave() }
        repeat {
            try value()
            skipBlanks()
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw missing("A `,` or `]` was expected here") }
        leave()
    }

    /// The raw text between the quotes.
    private mutating func string() throws(Fault) -> String {
        let start = index
        index += 1
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: bytes[(start + 1)..<(index - 1)], as: UTF8.self)
            case UInt8(ascii: "\\"): try escape()
            case 0..<0x20: throw fault("A line break or control character cannot stand in a JSON string")
            default: index += 1
            }
        }
        throw Fault(index: start, message: "This JSON string has no closing quote")
    }

    private mutating func escape() throws(Fault) {
        index += 1
        guard let byte = current else { return }
        if byte == UInt8(ascii: "u") {
            for offset in 1...4 {
                let digit = index + offset < bytes.count ? bytes[index + offset] : 0
                guard Character(UnicodeScalar(digit)).isHexDigit else {
                    throw fault("`\\u` wants four hexadecimal digits")
                }
            }
            index += 5
        } else if "\"\\/bfnrt".utf8.contains(byte) {
            index += 1
        } else {
            throw fault("JSON has no such escape")
        }
    }

    private mutating func number() throws(Fault) {
        let start = index
        _ = take(UInt8(ascii: "-"))
        let beginsWithZero = current == UInt8(ascii: "0")
        let digits = skipDigits()
        var isNumber = digits == 1 || (digits > 1 && !beginsWithZero)
        if take(UInt8(ascii: ".")) { isNumber = skipDigits() > 0 && isNumber }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            _ = take(UInt8(ascii: "+")) || take(UInt8(ascii: "-"))
            isNumber = skipDigits() > 0 && isNumber
        }
        if !isNumber { throw Fault(index: start, message: "This is no JSON number") }
    }

    private mutating func word(_ word: String) throws(Fault) {
        guard bytes[index...].starts(with: word.utf8) else { throw fault("A JSON value was expected here") }
        index += word.utf8.count
    }

    private mutating func skipDigits() -> Int {
        let start = index
        while let byte = current, isDigit(byte) { index += 1 }
        return index - start
    }

    private mutating func skipBlanks() {
        end = index
        while let byte = current, isBlank(byte) || byte == UInt8(ascii: "\n") { index += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        index += 1
        return true
    }

    private mutating func enter() throws(Fault) {
        guard depth < Self.deepest else { throw fault("The JSON body is nested more than \(Self.deepest) deep") }
        depth += 1
        index += 1
    }

    private mutating func leave() { depth -= 1 }

    private func fault(_ message: String) -> Fault { Fault(index: index, message: message) }

    /// What is missing before a line begins is missed at the end of the one above.
    private func missing(_ message: String) -> Fault {
        let isAbove = end > 0 && bytes[end..<index].contains(UInt8(ascii: "\n"))
        return Fault(index: isAbove ? end - 1 : index, message: message)
    }
}
