import DesignModel
import Expressions

/// What kind of value a property, an input or a result holds, as far as written code must know it.
public indirect enum ValuePlan: Sendable, Hashable {
    case text, integer, boolean, uuid, date, timestamp, duration, json
    /// An exact number with that many digits of fraction.
    case decimal(scale: Int)
    /// A closed list of words; the name is the Swift type: `Ticket.Priority`.
    case enumeration(EnumerationName)
    /// The id of a row of the entity.
    case reference(entity: String)
    /// A row of the entity itself.
    case row(entity: String)
    case view(String)
    case list(ValuePlan)
    /// Rows of a named record: a flow's or a hand-written function's result.
    case record(type: String)
    case optional(ValuePlan)

    public var isOptional: Bool { if case .optional = self { true } else { false } }

    /// The value without its outermost `optional`.
    public var unwrapped: ValuePlan { if case .optional(let inner) = self { inner } else { self } }

    public func optional(_ isOptional: Bool) -> ValuePlan {
        isOptional && !self.isOptional ? .optional(self) : self
    }
}

/// The Swift type of a closed list of words.
public struct EnumerationName: Sendable, Hashable {
    /// The model that it is nested in; `nil`: a type of its own.
    public let owner: String?
    public let name: String

    /// `Ticket.Priority`
    public var qualified: String { (owner.map { $0 + "." } ?? "") + name }
}

extension ValuePlan {
    /// The value of a field's type.
    init(_ type: FieldType, _ words: EnumerationCatalog) {
        switch type {
        case .text, .email, .url, .password: self = .text
        case .integer: self = .integer
        case .decimal(_, let scale): self = .decimal(scale: scale)
        case .boolean: self = .boolean
        case .uuid: self = .uuid
        case .date: self = .date
        case .timestamp: self = .timestamp
        case .duration: self = .duration
        case .oneOf(let list): self = .enumeration(words.name(of: list))
        case .list(let element): self = .list(ValuePlan(element, words))
        case .reference(let entity): self = .reference(entity: entity)
        case .children(let entity), .setOf(let entity): self = .list(.row(entity: entity))
        case .secret(let inner): self = ValuePlan(inner, words)
        case .json, .record, .sort, .faulty: self = .json
        }
    }

    /// The value of an expression's type; `scale` is what a decimal of it has.
    init(_ type: ValueType, scale: Int, _ words: EnumerationCatalog) {
        switch type {
        case .boolean: self = .boolean
        case .integer: self = .integer
        case .decimal: self = .decimal(scale: scale)
        case .text: self = .text
        case .uuid: self = .uuid
        case .date: self = .date
        case .timestamp: self = .timestamp
        case .duration: self = .duration
        case .oneOf(let list): self = .enumeration(words.name(of: list))
        case .entity(let entity): self = .row(entity: entity)
        case .collection(let entity): self = .list(.row(entity: entity))
        case .list(let element): self = .list(ValuePlan(element, scale: scale, words))
        case .view(let view): self = .view(view)
        case .optional(let inner): self = .optional(ValuePlan(inner, scale: scale, words))
        case .json, .record, .null, .unknown: self = .json
        }
    }
}
