import DesignModel
import Expressions
import Planning

/// JSON schemas of the design's types: exactly what the service reads, and exactly what it writes.
enum SchemaOfType {
    /// Text holds every character but U+0000.
    static let textPattern = "^[^\\u0000]*$"

    /// The schema of a value.
    ///
    /// - Parameters:
    ///   - pattern: what `matches` says.
    ///   - length: how many items a list may have.
    static func schema(
        _ type: FieldType,
        pattern: String? = nil,
        length: FieldType.Bounds? = nil
    ) -> OrderedValue {
        switch type {
        case .text(let bounds): text(bounds, pattern: pattern)
        case .password: text(.init(least: 1), pattern: pattern).adding(("format", "password"), ("writeOnly", true))
        case .integer(let bounds): integer(bounds)
        case .decimal(let precision, let scale): decimal(precision: precision, scale: scale)
        case .boolean: ["type": "boolean"]
        case .uuid, .reference: ["type": "string", "format": "uuid"]
        case .date: ["type": "string", "format": "date"]
        case .timestamp: ["type": "string", "format": "date-time"]
        case .duration: ["type": "string", "format": "duration", "pattern": .text(durationPattern)]
        case .email: ["type": "string", "format": "email", "maxLength": 254]
        case .url: ["type": "string", "format": "uri", "maxLength": 2048, "pattern": .text(urlPattern)]
        case .oneOf(let words): ["type": "string", "enum": .list(words.map { .text($0) })]
        case .list(let element): list(schema(element, pattern: pattern), length)
        case .children(let entity), .setOf(let entity): list(.reference(to: Names.type(entity)), length)
        case .record(let members):
            object(members.map { (name: $0.name, schema: schema($0.type), isRequired: true) })
        case .secret(let inner): schema(inner, pattern: pattern)
        case .json, .sort, .faulty: [:]
        }
    }

    /// The schema of a member, with `null` where it may be absent and its description.
    static func schema(_ member: MemberPlan) -> OrderedValue {
        let plain = schema(member.type, pattern: member.pattern, length: member.listLength)
        return described(member.isOptional ? nullable(plain) : plain, member.description)
    }

    /// An object that has the members and no others.
    static func object(_ members: [(name: String, schema: OrderedValue, isRequired: Bool)]) -> OrderedValue {
        let required = members.filter(\.isRequired).map { OrderedValue.text($0.name) }
        return .members(
            ("type", "object"),
            ("additionalProperties", false),
            ("required", required.isEmpty ? nil : .list(required)),
            ("properties", .map(members.map { .init($0.name, $0.schema) }))
        )
    }

    /// The same schema with `null` as a further value.
    static func nullable(_ schema: OrderedValue) -> OrderedValue {
        guard case .map(let members) = schema, let type = schema["type"] else {
            return schema == [:] ? schema : ["anyOf": [schema, ["type": "null"]]]
        }
        return .map(
            members.map { member in
                switch (member.name, member.value) {
                case ("type", _): .init("type", .list([type, "null"]))
                case ("enum", .list(let words)): .init("enum", .list(words + [.null]))
                default: member
                }
            }
        )
    }

    static func described(_ schema: OrderedValue, _ description: String) -> OrderedValue {
        guard !description.isEmpty else { return schema }
        // Beside a reference, older readers ignore what stands next to it.
        return schema["$ref"] == nil
            ? schema.adding(("description", .text(description)))
            : ["allOf": [schema], "description": .text(description)]
    }

    private static func text(_ bounds: FieldType.Bounds, pattern: String?) -> OrderedValue {
        let patterns = pattern.map { pattern -> OrderedValue in
            let isWhole = pattern.hasPrefix("^") && pattern.hasSuffix("$")
            return isWhole
                ? ["pattern": .text(pattern)]
                : ["allOf": [["pattern": .text(pattern)], ["pattern": .text(textPattern)]]]
        }
        return OrderedValue.members(
            ("type", "string"),
            ("minLength", bounds.least.flatMap { $0 > 0 ? .integer(Int64($0)) : nil }),
            ("maxLength", bounds.most.map { .integer(Int64($0)) }),
            ("pattern", patterns?["pattern"] ?? (pattern == nil ? .text(textPattern) : nil)),
            ("allOf", patterns?["allOf"])
        )
    }

    private static func integer(_ bounds: FieldType.Bounds) -> OrderedValue {
        [
            "type": "integer",
            "format": "int64",
            "minimum": .integer(bounds.least.map(Int64.init) ?? .min),
            "maximum": .integer(bounds.most.map(Int64.init) ?? .max),
        ]
    }

    private static func decimal(precision: Int, scale: Int) -> OrderedValue {
        let whole = max(precision - scale, 1)
        let fraction = scale > 0 ? "(\\.[0-9]{1,\(scale)})?" : ""
        return ["type": "string", "pattern": .text("^-?[0-9]{1,\(whole)}\(fraction)$")]
    }

    private static func list(_ element: OrderedValue, _ length: FieldType.Bounds?) -> OrderedValue {
        .members(
            ("type", "array"),
            ("items", element),
            ("minItems", length?.least.map { .integer(Int64($0)) }),
            ("maxItems", length?.most.map { .integer(Int64($0)) })
        )
    }

    /// ISO 8601 with weeks, days, hours, minutes and seconds: years and months have no fixed length.
    private static let durationPattern =
        "^-?P([0-9]{1,5}W|[0-9]{1,6}D|([0-9]{1,6}D)?T([0-9]{1,6}H|([0-9]{1,6}H)?[0-9]{1,6}M"
        + "|([0-9]{1,6}H)?([0-9]{1,6}M)?[0-9]{1,6}(\\.[0-9]{1,6})?S))$"

    private static let urlPattern =
        "^[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$"
}

extension OrderedValue {
    static func reference(to schema: String) -> OrderedValue { ["$ref": .text("#/components/schemas/\(schema)")] }
}
