import WrightRuntime

/// Reads the parameters of a list or a query, and collects every fault, so that all are reported together.
///
/// ```swift
/// var parameters = request.parameters()
/// let plan = parameters.optional("plan", .oneOf(Plan.self))
/// let slice = parameters.slice(default: 50, atMost: 200)
/// try parameters.finish()
/// ```
///
/// A parameter that nothing reads, one that is sent twice and one that breaks its rule are faults.
public struct ParameterReader: Sendable {
    private let pairs: [QueryString.Pair]
    private var known: Set<String> = []
    private var faults: [FieldError] = []

    init(query: String) {
        pairs = QueryString.pairs(of: query)
    }

    /// A parameter that must be there; a stand-in where it is missing or breaks its rule.
    public mutating func required<Value: Sendable>(_ name: String, _ rule: FieldRule<Value>) -> Value {
        guard let text = text(of: name) else {
            if !isSent(name) { fault(name, .required, "is required") }
            return rule.standIn
        }
        return read(text, as: name, rule) ?? rule.standIn
    }

    /// A parameter that may be absent: a filter whose parameter is absent does not apply.
    public mutating func optional<Value: Sendable>(_ name: String, _ rule: FieldRule<Value>) -> Value? {
        text(of: name).flatMap { read($0, as: name, rule) }
    }

    /// A parameter with a default.
    public mutating func value<Value: Sendable>(
        _ name: String,
        _ rule: FieldRule<Value>,
        default standard: Value
    ) -> Value {
        optional(name, rule) ?? standard
    }

    /// `limit` and `cursor`: which part of the list.
    ///
    /// - Parameters:
    ///   - size: The number of items on a page where the caller does not say.
    ///   - most: The greatest number that a caller may ask for; above it is a fault.
    public mutating func slice(default size: Int, atMost most: Int) -> ListSlice {
        let limit = value("limit", .integer(1...most), default: size)
        guard let text = text(of: "cursor") else { return ListSlice(limit: limit, cursor: nil) }
        guard let cursor = Cursor(text: text) else {
            faults += Refusal.invalidCursor.errors
            return ListSlice(limit: limit, cursor: nil)
        }
        return ListSlice(limit: limit, cursor: cursor)
    }

    /// `sort`: one of the keys by name, `-` before it for descending.
    public mutating func sort<Model>(
        among keys: [SortKey<Model>],
        default standard: ListOrder<Model>
    ) -> ListOrder<Model> {
        guard let text = text(of: "sort") else { return standard }
        let descending = text.hasPrefix("-")
        let name = descending ? String(text.dropFirst()) : text
        guard let key = keys.first(where: { $0.name == name }) else {
            let names = keys.flatMap { [$0.name, "-\($0.name)"] }.joined(separator: ", ")
            fault("sort", .oneOf, "must be one of \(names)")
            return standard
        }
        return descending ? .descending(key) : .ascending(key)
    }

    /// Ends the reading.
    ///
    /// - Throws: `Refusal` 400 `invalid_parameter` with every fault, where each pointer is the name of the parameter;
    ///   `invalid_cursor` where the cursor alone is not valid.
    public mutating func finish() throws {
        for name in unknownNames() {
            fault(name, .unknownField, "is not a parameter of this endpoint")
        }
        if pairs.contains(where: { $0.name == nil }) {
            fault("", .type, "a parameter's name is not percent-encoded UTF-8")
        }
        guard faults != Refusal.invalidCursor.errors else { throw Refusal.invalidCursor }
        guard faults.isEmpty else {
            throw Refusal(
                .malformed,
                code: "invalid_parameter",
                "The parameters of the request are not valid.",
                errors: faults
            )
        }
    }

    private func unknownNames() -> [String] {
        var reported: Set<String> = []
        return pairs.compactMap(\.name).filter { !known.contains($0) && reported.insert($0).inserted }
    }

    private func isSent(_ name: String) -> Bool { pairs.contains { $0.name == name } }

    /// The text of a parameter, which counts as known from now on; `nil` where it is absent or a fault is noted.
    private mutating func text(of name: String) -> String? {
        known.insert(name)
        let sent = pairs.filter { $0.name == name }
        guard let first = sent.first else { return nil }
        guard sent.count == 1 else {
            fault(name, .type, "must be given once, not \(sent.count) times")
            return nil
        }
        guard let text = first.value else {
            fault(name, .type, "is not percent-encoded UTF-8")
            return nil
        }
        return text
    }

    private mutating func read<Value: Sendable>(_ text: String, as name: String, _ rule: FieldRule<Value>) -> Value? {
        switch rule.read(text: text) {
        case .success(let value):
            return value
        case .failure(let broken):
            faults.append(FieldError(pointer: name, code: broken.code, message: broken.message))
            return nil
        }
    }

    private mutating func fault(_ name: String, _ code: FieldError.Code, _ message: String) {
        faults.append(FieldError(pointer: name, code, message))
    }
}
