/// Reads the fields of one JSON object and collects every broken rule, so that all are reported together.
///
/// ```swift
/// var body = try request.object()
/// let name = body.required("name", .text(1...120))
/// let plan = body.value("plan", .oneOf(Plan.self), default: .free)
/// try body.finish()
/// ```
///
/// Until ``finish()`` has returned, a value may be the stand-in of a field that could not be read.
public struct ObjectReader: Sendable {
    private let object: JSONObject
    private var known: Set<String> = []
    private var broken: Set<String> = []
    private var errors: [FieldError] = []

    /// Makes a reader of an object's fields; of any other JSON value, it is an error of the value itself.
    public init(_ json: JSONValue) {
        object = json.object ?? JSONObject()
        if json.object == nil { errors.append(FieldError(.type, "must be an object, not \(json.kind)")) }
    }

    /// A field that must be there and must not be null.
    public mutating func required<V>(_ name: String, _ rule: FieldRule<V>) -> V {
        guard let json = field(name) else {
            fail(name, [FieldError(.required, "is required")])
            return rule.standIn
        }
        return read(name, json, rule) ?? rule.standIn
    }

    /// A field that may be absent or null.
    public mutating func optional<V>(_ name: String, _ rule: FieldRule<V>) -> V? {
        guard let json = field(name), json != .null else { return nil }
        return read(name, json, rule)
    }

    /// A field that has a default where it is absent; null is an error.
    public mutating func value<V>(_ name: String, _ rule: FieldRule<V>, default standard: V) -> V {
        guard let json = field(name) else { return standard }
        return read(name, json, rule) ?? standard
    }

    /// A field of a merge patch: absent means unchanged; null is an error.
    public mutating func patch<V>(_ name: String, _ rule: FieldRule<V>) -> Patch<V> {
        guard let json = field(name) else { return .unchanged }
        return read(name, json, rule).map { .value($0) } ?? .unchanged
    }

    /// A field of a merge patch that may be cleared: absent means unchanged, null means nil.
    public mutating func patchOptional<V>(_ name: String, _ rule: FieldRule<V>) -> Patch<V?> {
        guard let json = field(name) else { return .unchanged }
        guard json != .null else { return .value(nil) }
        return read(name, json, rule).map { .value($0) } ?? .unchanged
    }

    /// A rule over several fields; it is asked only if each of them could be read.
    /// - Parameter pointer: the JSON pointer of the field that the error belongs to, `/until`.
    public mutating func rule(
        over fields: [String],
        pointer: String,
        _ message: String = "breaks a rule",
        _ holds: () -> Bool
    ) {
        guard broken.isDisjoint(with: fields), !holds() else { return }
        errors.append(FieldError(pointer: pointer, .rule, message))
    }

    /// Adds an error that was found elsewhere; its pointer is one into this object.
    public mutating func add(_ error: FieldError) {
        errors.append(error)
    }

    /// Ends the reading: fields that nothing asked for are errors.
    /// - Throws: ``Refusal`` 422 `validation` with every broken rule, in the order of reading.
    public mutating func finish() throws {
        let errors = allErrors()
        guard errors.isEmpty else { throw Refusal.validation(errors) }
    }

    /// Every error found, unknown fields at the end.
    func allErrors() -> [FieldError] {
        let unknown = object.members.filter { !known.contains($0.name) }
        return errors + unknown.map { FieldError(.unknownField, "is not a field of this request").within($0.name) }
    }

    private mutating func field(_ name: String) -> JSONValue? {
        known.insert(name)
        return object[name]
    }

    private mutating func read<V>(_ name: String, _ json: JSONValue, _ rule: FieldRule<V>) -> V? {
        switch rule.read(json: json) {
        case .success(let value):
            return value
        case .failure(let broken):
            let isNull = json == .null && broken.first.pointer.isEmpty
            fail(name, isNull ? [FieldError(.null, "must not be null")] : broken.all)
            return nil
        }
    }

    private mutating func fail(_ name: String, _ found: [FieldError]) {
        broken.insert(name)
        errors += found.map { $0.within(name) }
    }
}

/// What a merge patch does to one field.
public enum Patch<Value> {
    /// The field is not mentioned.
    case unchanged
    /// The field gets this value.
    case value(Value)

    /// The field's value after the patch.
    public func applied(to old: Value) -> Value {
        switch self {
        case .unchanged: old
        case .value(let value): value
        }
    }
}

extension Patch: Sendable where Value: Sendable {}
extension Patch: Equatable where Value: Equatable {}
