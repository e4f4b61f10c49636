import Foundation

/// What has a form in JSON.
public protocol JSONRepresentable {
    /// The value in JSON.
    var json: JSONValue { get }
}

extension JSONValue: JSONRepresentable {
    public var json: JSONValue { self }
}

extension String: JSONRepresentable {
    public var json: JSONValue { .string(self) }
}

extension Int: JSONRepresentable {
    public var json: JSONValue { .integer(self) }
}

extension Bool: JSONRepresentable {
    public var json: JSONValue { .bool(self) }
}

extension UUID: JSONRepresentable {
    /// The identifier as a string in lower case.
    public var json: JSONValue { .string(text) }
}

extension CalendarDate: JSONRepresentable {
    /// The date as a string, `YYYY-MM-DD`.
    public var json: JSONValue { .string(text) }
}

extension Timestamp: JSONRepresentable {
    /// The instant as a string, RFC 3339 in UTC with six digits of fraction.
    public var json: JSONValue { .string(text) }
}

extension Duration: JSONRepresentable {
    /// The duration as a string, ISO 8601: `PT1H30M`.
    public var json: JSONValue { .string(isoText) }
}

extension Decimal: JSONRepresentable {
    /// The value as a string without superfluous zeros; ``json(scale:)`` keeps those of its scale.
    public var json: JSONValue { .string(plainText) }

    /// The value as a string with `scale` digits of fraction: `"19.90"`.
    public func json(scale: Int) -> JSONValue { .string(text(scale: scale)) }
}

extension Optional where Wrapped == Decimal {
    /// The value as a string with `scale` digits of fraction, or null.
    public func json(scale: Int) -> JSONValue { map { $0.json(scale: scale) } ?? .null }
}

extension Optional: JSONRepresentable where Wrapped: JSONRepresentable {
    /// The wrapped value in JSON, or null.
    public var json: JSONValue { self?.json ?? .null }
}

extension Array: JSONRepresentable where Element: JSONRepresentable {
    /// The elements as a JSON array.
    public var json: JSONValue { .array(map(\.json)) }
}

extension JSONRepresentable where Self: RawRepresentable, RawValue == String {
    /// The word as a string.
    public var json: JSONValue { .string(rawValue) }
}
