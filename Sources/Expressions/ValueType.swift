/// The static type of an expression.
public indirect enum ValueType: Sendable, Hashable {
    /// The type of `null` alone.
    case null
    case boolean
    case integer
    case decimal
    case text
    case uuid
    case date
    case timestamp
    case duration
    case json
    /// One of a closed set of words, in the order they were declared.
    case oneOf([String])
    case list(ValueType)
    /// `{ name: TYPE, … }` in the order written.
    case record([Member])
    /// A row of an entity.
    case entity(String)
    /// All rows of an entity, or those that `filter` leaves: becomes SQL.
    case collection(String)
    /// What a view shows of a row.
    case view(String)
    case optional(ValueType)
    /// After an error that was reported already: fits everything, causes no further finding.
    case unknown

    public struct Member: Sendable, Hashable {
        public var name: String
        public var type: ValueType
        public init(name: String, type: ValueType) {
            self.name = name
            self.type = type
        }
    }

    /// The type without its outermost `optional`.
    public var unwrapped: ValueType { if case .optional(let inner) = self { inner } else { self } }

    public var isOptional: Bool {
        switch self {
        case .optional, .null: true
        default: false
        }
    }

    /// `optional` of this type; never twice.
    public var asOptional: ValueType {
        switch self {
        case .optional, .null, .unknown: self
        default: .optional(self)
        }
    }
}
