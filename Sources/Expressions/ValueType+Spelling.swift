extension ValueType: CustomStringConvertible {
    /// How messages name the type, with its article: `a text`, `one of "a", "b"`, `a Ticket`.
    public var description: String {
        switch self {
        case .null: "null"
        case .boolean: "a boolean"
        case .integer: "an integer"
        case .decimal: "a decimal"
        case .text: "a text"
        case .uuid: "a uuid"
        case .date: "a date"
        case .timestamp: "a timestamp"
        case .duration: "a duration"
        case .json: "JSON"
        case .oneOf(let words): "one of " + words.map { "\"\($0)\"" }.joined(separator: ", ")
        case .list(let element): "a list of \(element.plural)"
        case .record(let members): "{ " + members.map(\.name).joined(separator: ", ") + " }"
        case .entity(let name): Self.withArticle(name)
        case .collection(let name): "rows of \(name)"
        case .view(let name): "the view \(name)"
        case .optional(let inner): "\(inner), or null"
        case .unknown: "unknown"
        }
    }

    private var plural: String {
        switch self {
        case .boolean: "booleans"
        case .integer: "integers"
        case .decimal: "decimals"
        case .text: "texts"
        case .uuid: "uuids"
        case .date: "dates"
        case .timestamp: "timestamps"
        case .duration: "durations"
        case .entity(let name), .view(let name): name
        default: "(\(self))"
        }
    }

    private static func withArticle(_ name: String) -> String {
        let isVowel = name.first.map { "AEIOaeio".contains($0) } ?? false
        return (isVowel ? "an " : "a ") + name
    }
}

extension ValueType {
    /// Whether `<` and sorting have a meaning for values of the type; an `oneOf` is ordered as declared.
    public var isOrdered: Bool {
        switch self {
        case .integer, .decimal, .text, .uuid, .date, .timestamp, .duration, .oneOf: true
        default: false
        }
    }

    /// Whether `==` has a meaning for values of the type.
    public var isComparable: Bool {
        switch self {
        case .boolean, .entity: true
        case .list(let element): element.unwrapped.isComparable
        default: isOrdered
        }
    }

    /// Whether nothing in it is `.unknown`.
    public var isKnown: Bool {
        switch self {
        case .unknown: false
        case .list(let element), .optional(let element): element.isKnown
        case .record(let members): members.allSatisfy(\.type.isKnown)
        default: true
        }
    }
}
