/// How the value of one field is read and what it may be.
///
/// A rule reads JSON as well as text (a query parameter, an environment variable). It has a stand-in, so that a reader
/// can go on after a fault and report every fault together.
public struct FieldRule<Value: Sendable>: Sendable {
    /// A value to go on with where the field could not be read; it never reaches the service's logic.
    public let standIn: Value

    private let fromJSON: @Sendable (JSONValue) -> Result<Value, FieldErrors>
    private let fromText: @Sendable (String) -> Result<Value, FieldErrors>
    private let checks: [@Sendable (Value) -> FieldError?]

    /// Makes a rule from how it reads; further demands are added with ``checking(_:)``.
    /// - Parameters:
    ///   - fromJSON: reads a JSON value, which may be null; the errors' pointers are relative to the field.
    ///   - fromText: reads a query parameter or a setting.
    public init(
        standIn: Value,
        fromJSON: @escaping @Sendable (JSONValue) -> Result<Value, FieldErrors>,
        fromText: @escaping @Sendable (String) -> Result<Value, FieldErrors>
    ) {
        self.init(standIn: standIn, fromJSON: fromJSON, fromText: fromText, checks: [])
    }

    private init(
        standIn: Value,
        fromJSON: @escaping @Sendable (JSONValue) -> Result<Value, FieldErrors>,
        fromText: @escaping @Sendable (String) -> Result<Value, FieldErrors>,
        checks: [@Sendable (Value) -> FieldError?]
    ) {
        self.standIn = standIn
        self.fromJSON = fromJSON
        self.fromText = fromText
        self.checks = checks
    }

    /// Makes a rule for values that JSON carries as strings.
    /// - Parameters:
    ///   - form: what the text must be, for the message: `must be a date, YYYY-MM-DD`.
    ///   - read: the value of the text, nil if it is none.
    static func string(
        standIn: Value,
        form: String,
        read: @escaping @Sendable (String) -> Value?
    ) -> FieldRule {
        let fromText: @Sendable (String) -> Result<Value, FieldErrors> = { text in
            read(text).map { .success($0) } ?? .failure(FieldErrors(.type, form))
        }
        return FieldRule(
            standIn: standIn,
            fromJSON: { json in
                guard case .string(let text) = json else { return .failure(FieldErrors(notAString: json)) }
                return fromText(text)
            },
            fromText: fromText
        )
    }

    /// The same rule with one more demand; `check` gives the error of a value that does not meet it.
    public func checking(_ check: @escaping @Sendable (Value) -> FieldError?) -> FieldRule {
        FieldRule(standIn: standIn, fromJSON: fromJSON, fromText: fromText, checks: checks + [check])
    }

    /// The same rule with a condition of the design; the error has the code `rule`.
    public func `where`(
        _ message: String = "breaks a rule",
        _ holds: @escaping @Sendable (Value) -> Bool
    ) -> FieldRule {
        checking { holds($0) ? nil : FieldError(.rule, message) }
    }

    /// Reads a JSON value; the errors' pointers are relative to it.
    public func read(json: JSONValue) -> Result<Value, FieldErrors> {
        checked(fromJSON(json))
    }

    /// Reads a query parameter or a setting; of several broken rules the first counts.
    public func read(text: String) -> Result<Value, FieldError> {
        checked(fromText(text)).mapError(\.first)
    }

    /// Every broken rule of a value that is already in hand; the pointers are relative to it.
    public func errors(of value: Value) -> [FieldError] {
        checks.compactMap { $0(value) }
    }

    private func checked(_ result: Result<Value, FieldErrors>) -> Result<Value, FieldErrors> {
        guard case .success(let value) = result else { return result }
        let broken = errors(of: value)
        guard let first = broken.first else { return result }
        return .failure(FieldErrors(first: first, further: Array(broken.dropFirst())))
    }
}

/// What is wrong with one value: at least one error.
public struct FieldErrors: Error, Sendable, Equatable {
    /// The first error.
    public let first: FieldError
    /// The others.
    public let further: [FieldError]

    /// Makes a list of errors.
    public init(first: FieldError, further: [FieldError] = []) {
        self.first = first
        self.further = further
    }

    /// Makes a list of one error of the value itself.
    public init(_ code: FieldError.Code, _ message: String) {
        self.init(first: FieldError(code, message))
    }

    /// All errors in order.
    public var all: [FieldError] { [first] + further }

    init(notAString json: JSONValue) {
        self.init(.type, "must be a string, not \(json.kind)")
    }
}
