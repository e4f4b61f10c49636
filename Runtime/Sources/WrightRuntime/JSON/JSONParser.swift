/// Why a text is not JSON.
public struct JSONSyntaxError: Error, Sendable, Equatable {
    /// Bytes before the fault.
    public let offset: Int
    /// What is wrong there, in plain words.
    public let message: String

    /// Makes an error.
    public init(offset: Int, message: String) {
        self.offset = offset
        self.message = message
    }
}

extension JSONValue {
    /// Reads a JSON text strictly as RFC 8259 has it.
    ///
    /// Refused besides what the grammar refuses: names that occur twice in an object, text that is not UTF-8, escapes
    /// that are half of a surrogate pair, and nesting deeper than `maximumDepth`.
    /// - Throws: ``JSONSyntaxError``.
    public init(parsing bytes: [UInt8], maximumDepth: Int = 64) throws {
        var parser = JSONParser(bytes: bytes, maximumDepth: maximumDepth)
        self = try parser.document()
    }

    /// Reads a JSON text strictly as RFC 8259 has it.
    /// - Throws: ``JSONSyntaxError``.
    public init(parsing text: String) throws {
        try self.init(parsing: Array(text.utf8))
    }
}

/// A recursive-descent parser over the bytes of one document.
struct JSONParser {
    let bytes: [UInt8]
    let maximumDepth: Int
    var position = 0
    private var depth = 0

    init(bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    mutating func document() throws(JSONSyntaxError) -> JSONValue {
        let value = try value()
        skipWhitespace()
        guard position == bytes.count else { throw fault("Nothing may follow the JSON value.") }
        return value
    }

    private mutating func value() throws(JSONSyntaxError) -> JSONValue {
        skipWhitespace()
        guard let byte = peek else { throw fault("The text ends where a value is expected.") }
        switch byte {
        case UInt8(ascii: "{"): return try nested { parser throws(JSONSyntaxError) in try parser.object() }
        case UInt8(ascii: "["): return try nested { parser throws(JSONSyntaxError) in try parser.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .bool(true))
        case UInt8(ascii: "f"): return try literal("false", .bool(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case UInt8(ascii: "-"), 0x30...0x39: return try number()
        default: throw fault("A value is expected here.")
        }
    }

    private mutating func nested(
        _ read: (inout JSONParser) throws(JSONSyntaxError) -> JSONValue
    ) throws(JSONSyntaxError) -> JSONValue {
        guard depth < maximumDepth else { throw fault("The nesting is deeper than \(maximumDepth) levels.") }
        depth += 1
        position += 1
        let value = try read(&self)
        depth -= 1
        return value
    }

    private mutating func object() throws(JSONSyntaxError) -> JSONValue {
        var members: [JSONObject.Member] = []
        var names: Set<[UInt8]> = []
        skipWhitespace()
        if take("}") { return .object(JSONObject()) }
        repeat {
            skipWhitespace()
            guard peek == UInt8(ascii: "\"") else { throw fault("A member's name in quotes is expected here.") }
            let start = position
            let name = try string()
            guard names.insert(Array(name.utf8)).inserted else {
                throw JSONSyntaxError(offset: start, message: "The name \"\(name)\" occurs twice in one object.")
            }
            skipWhitespace()
            guard take(":") else { throw fault("A colon is expected after the member's name.") }
            members.append(JSONObject.Member(name: name, value: try value()))
            skipWhitespace()
        } while take(",")
        guard take("}") else { throw fault("A comma or a closing brace is expected here.") }
        return .object(JSONObject(distinct: members))
    }

    private mutating func array() throws(JSONSyntaxError) -> JSONValue {
        var elements: [JSONValue] = []
        skipWhitespace()
        if take("]") { return .array([]) }
        repeat {
            elements.append(try value())
            skipWhitespace()
        } while take(",")
        guard take("]") else { throw fault("A comma or a closing bracket is expected here.") }
        return .array(elements)
    }

    private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
        let end = position + word.utf8CodeUnitCount
        let matches =
            end <= bytes.count
            && word.withUTF8Buffer { $0.elementsEqual(bytes[position..<end]) }
        guard matches else { throw fault("A value is expected here.") }
        position = end
        return value
    }

    private mutating func number() throws(JSONSyntaxError) -> JSONValue {
        let start = position
        _ = take("-")
        if !take("0"), digits() == 0 { throw fault("A digit is expected here.") }
        var isInteger = true
        if take(".") {
            isInteger = false
            if digits() == 0 { throw fault("A digit is expected after the decimal point.") }
        }
        if take("e") || take("E") {
            isInteger = false
            if !take("+") { _ = take("-") }
            if digits() == 0 { throw fault("A digit is expected in the exponent.") }
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isInteger, let number = Int(text) { return .integer(number) }
        return .number(text)
    }

    private mutating func digits() -> Int {
        let start = position
        while let byte = peek, (0x30...0x39).contains(byte) { position += 1 }
        return position - start
    }

    // MARK: Bytes

    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skipWhitespace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    func fault(_ message: String) -> JSONSyntaxError {
        JSONSyntaxError(offset: position, message: message)
    }
}
