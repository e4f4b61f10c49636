import Expressions

/// One row of the shared vectors: an expression, the values that it speaks of, and what comes out.
public struct ExpressionVector: Sendable, Decodable {
    public struct Given: Sendable, Decodable {
        public var name: String
        /// `text`, `integer`, `decimal`, `boolean`, `date`, `timestamp`, `duration`, `uuid`, `priority` (one of low,
        /// normal, high), `list of integer` …; with `?` behind it where it may be null.
        public var type: String
        public var value: Value

        public init(name: String, type: String, value: Value) {
            (self.name, self.type, self.value) = (name, type, value)
        }
    }

    /// A JSON value. Decimals, times and uuids are texts.
    public enum Value: Sendable, Hashable, Decodable {
        case null
        case boolean(Bool)
        case integer(Int64)
        case text(String)
        case list([Value])

        public init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .null
            } else if let value = try? container.decode(Bool.self) {
                self = .boolean(value)
            } else if let value = try? container.decode(Int64.self) {
                self = .integer(value)
            } else if let value = try? container.decode(String.self) {
                self = .text(value)
            } else {
                self = .list(try container.decode([Value].self))
            }
        }
    }

    public var expression: String
    public var given: [Given]?
    /// The value; absent where the expression fails.
    public var expected: Value?
    /// Whether computing it is a failure; then SQL is not asked.
    public var fails: Bool?
    public var note: String
    /// Where the expected value comes from.
    public var source: String

    public init(_ expression: String, given: [Given], note: String, source: String) {
        (self.expression, self.given, self.note, self.source) = (expression, given, note, source)
    }

    enum CodingKeys: CodingKey {
        case expression, given, expected, fails, note, source
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        expression = try container.decode(String.self, forKey: .expression)
        given = try container.decodeIfPresent([Given].self, forKey: .given)
        // A null that is written is a value, not an absence.
        expected = container.contains(.expected) ? try container.decode(Value.self, forKey: .expected) : nil
        fails = try container.decodeIfPresent(Bool.self, forKey: .fails)
        note = try container.decode(String.self, forKey: .note)
        source = try container.decode(String.self, forKey: .source)
    }
}

extension ExpressionVector {
    static let words = ["low", "normal", "high"]

    /// The type that a name in a vector stands for; `nil` if it is none.
    static func type(_ name: String) -> ValueType? {
        if name.hasSuffix("?") { return type(String(name.dropLast()))?.asOptional }
        if name.hasPrefix("list of ") { return type(String(name.dropFirst(8))).map { .list($0) } }
        let types: [String: ValueType] = [
            "text": .text, "integer": .integer, "decimal": .decimal, "boolean": .boolean, "date": .date,
            "timestamp": .timestamp, "duration": .duration, "uuid": .uuid, "priority": .oneOf(words),
        ]
        return types[name]
    }
}
