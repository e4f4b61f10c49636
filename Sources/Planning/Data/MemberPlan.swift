import DesignModel
import Expressions

/// One value of an entity, an input or a result: what it is called everywhere, and what it may hold.
public struct MemberPlan: Sendable {
    /// As the design and JSON spell it: `customer`.
    public let name: String
    /// As Swift spells it, not escaped: `customerID`.
    public let property: String
    /// As SQL spells it: `customer_id`.
    public let column: String
    public let type: FieldType
    public let value: ValuePlan
    /// The pattern of `matches`.
    public let pattern: String?
    public let listLength: FieldType.Bounds?
    public let description: String
    /// What it is where nothing is said.
    public let defaultValue: TypedExpression?
    public let emptyIsNull: Bool
    public let isSensitive: Bool
    public let isImmutable: Bool
    public let isSetByService: Bool

    public var isOptional: Bool { value.isOptional }

    /// The entity that it names a row of.
    public var referencedEntity: String? { if case .reference(let entity) = type { entity } else { nil } }
}

extension MemberPlan {
    init(_ name: String, _ type: FieldType, _ rules: FieldRules, _ description: String, _ words: EnumerationCatalog) {
        let isReference = if case .reference = type { true } else { false }
        self.init(
            name: name,
            property: isReference ? Names.reference(name) : Names.member(name),
            column: isReference ? Names.referenceColumn(name) : Names.column(name),
            type: type,
            value: ValuePlan(type, words).optional(rules.isOptional?.value == true),
            pattern: rules.matches?.value,
            listLength: rules.listLength?.value,
            description: description,
            defaultValue: rules.defaultValue?.value,
            emptyIsNull: rules.emptyIsNull != nil,
            isSensitive: rules.isSensitive != nil,
            isImmutable: rules.isImmutable != nil,
            isSetByService: rules.isSetByService != nil
        )
    }

    init(_ field: Field, _ words: EnumerationCatalog) {
        self.init(field.name.value, field.type.value, field.rules, field.description, words)
    }

    init(_ input: Input, _ words: EnumerationCatalog) {
        self.init(input.name.value, input.type.value, input.rules, input.description, words)
    }

    /// A value that every entity has, unsaid: `id`, `state`, `version`, `createdAt`, `updatedAt`.
    init(unsaid name: String, _ type: FieldType, _ words: EnumerationCatalog, description: String = "") {
        self.init(
            name: name,
            property: name,
            column: Names.column(name),
            type: type,
            value: ValuePlan(type, words),
            pattern: nil,
            listLength: nil,
            description: description,
            defaultValue: nil,
            emptyIsNull: false,
            isSensitive: false,
            isImmutable: false,
            isSetByService: true
        )
    }

    /// Whether the default is a constant: a property can begin with it. `now()` cannot.
    public var hasConstantDefault: Bool {
        defaultValue.map { !$0.contains { part in if case .call = part.kind { true } else { false } } } ?? false
    }
}
