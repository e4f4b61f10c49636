import Foundation

/// Where a page of a list ended: the order, the last row's key and its id.
///
/// To callers it is opaque. It grants nothing: the next page is filtered and permitted like the first.
public struct Cursor: Sendable, Equatable {
    /// The order it belongs to: `-createdAt`.
    public let sort: String
    /// The key of the last row, in a form that JSON can carry.
    let value: JSONValue
    /// The id of the last row.
    public let id: UUID

    init(sort: String, key: SQLValue, id: UUID) {
        self.sort = sort
        self.value = key.portable
        self.id = id
    }

    /// The cursor as callers get it: base64url without padding.
    public var text: String {
        let json: JSONValue = ["sort": .string(sort), "value": value, "id": id.json]
        return Data(json.bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Reads what ``text`` gave; nil for anything else.
    public init?(text: String) {
        let base64 = text.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: base64 + padding),
            let object = try? JSONValue(parsing: Array(data)).object, object.members.count == 3,
            let sort = object["sort"]?.string, let value = object["value"],
            let id = object["id"]?.string.flatMap(UUID.init(text:))
        else { return nil }
        self.sort = sort
        self.value = value
        self.id = id
    }

    /// The key of the last row as a statement takes it.
    /// - Throws: ``Refusal/invalidCursor`` if the cursor belongs to another order or its value to another type.
    func key<Model>(for order: ListOrder<Model>) throws -> SQLValue {
        guard sort == order.text, let raw = SQLValue(portable: value), order.key.isOptional || !raw.isNull else {
            throw Refusal.invalidCursor
        }
        do { return try order.key.normalise(raw) } catch { throw Refusal.invalidCursor }
    }
}

extension SQLValue {
    /// The value in JSON, so that every ``ColumnValue`` can be read back from it.
    fileprivate var portable: JSONValue {
        switch self {
        case .null: .null
        case .boolean(let value): .bool(value)
        case .integer(let number): .integer(number)
        case .real(let number): .number(String(number))
        case .text(let text), .json(let text): .string(text)
        case .decimal(let value, let scale): .string(value.text(scale: scale))
        case .uuid(let value): .string(value.text)
        case .date(let value): .string(value.text)
        case .timestamp(let value): .integer(Int(value.microseconds))
        case .duration(let value): .integer(Int(value.wholeMicroseconds))
        }
    }

    fileprivate init?(portable: JSONValue) {
        switch portable {
        case .null: self = .null
        case .bool(let value): self = .boolean(value)
        case .integer(let number): self = .integer(number)
        case .number(let text):
            guard let number = Double(text) else { return nil }
            self = .real(number)
        case .string(let text): self = .text(text)
        case .array, .object: return nil
        }
    }
}
