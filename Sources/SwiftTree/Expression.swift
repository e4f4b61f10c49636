/// A Swift expression as a value; the printer breaks it over lines where it is too long for one.
public indirect enum Expression: Sendable, Hashable, ExpressibleByStringLiteral {
    /// Printed as it stands: a name, a number, anything short.
    case code(String)
    /// A string literal of this value; over several lines where the value has several.
    case string(String)
    /// A raw string literal, `#"…"#`, where the value has quotation marks: SQL and JSON.
    case rawString(String)
    case call(Expression, [Argument], trailing: Closure? = nil)
    case array([Expression])
    /// `(a, b)`
    case tuple([Argument])
    case dictionary([Entry])
    /// `base.name`
    case member(Expression, String)
    /// `try `, `await `, `!`, `&` before an expression.
    case prefixed(String, Expression)
    /// `a && b && c`
    case chain([Expression], operator: String)
    /// `condition ? a : b`
    case conditional(Expression, Expression, Expression)
    case closure(Closure)

    public init(stringLiteral value: String) { self = .code(value) }

    public struct Argument: Sendable, Hashable, ExpressibleByStringLiteral {
        public var label: String?
        public var value: Expression

        public init(_ label: String? = nil, _ value: Expression) {
            self.label = label
            self.value = value
        }

        public init(stringLiteral value: String) { self.init(nil, .code(value)) }
    }

    public struct Entry: Sendable, Hashable {
        public var key: Expression
        public var value: Expression

        public init(_ key: Expression, _ value: Expression) {
            self.key = key
            self.value = value
        }
    }

    public struct Closure: Sendable, Hashable {
        /// `["transaction"]` gives `{ transaction in … }`; empty gives `{ … }`.
        public var parameters: [String]
        public var body: [Statement]

        public init(_ parameters: [String] = [], _ body: [Statement]) {
            self.parameters = parameters
            self.body = body
        }
    }

    /// `callee(label: value, …)`
    public static func call(_ callee: String, _ arguments: [Argument] = [], trailing: Closure? = nil) -> Expression {
        .call(.code(callee), arguments, trailing: trailing)
    }

    /// `try expression`
    public static func tried(_ expression: Expression) -> Expression { .prefixed("try ", expression) }

    /// `try await expression`
    public static func awaited(_ expression: Expression) -> Expression { .prefixed("try await ", expression) }
}

/// A statement of a function's body.
public indirect enum Statement: Sendable, Hashable, ExpressibleByStringLiteral {
    case expression(Expression)
    case constant(String, type: String? = nil, Expression)
    case variable(String, type: String? = nil, Expression?)
    case assign(String, Expression)
    case giveBack(Expression?)
    case throwing(Expression)
    /// `guard a, b else { … }`
    case check([Expression], otherwise: [Statement])
    case when([Expression], [Statement], otherwise: [Statement] = [])
    case forEach(String, in: Expression, where: Expression? = nil, [Statement])
    case choose(Expression, [Case])
    case comment(String)
    /// One line of Swift as it stands.
    case code(String)
    case declaration(Declaration)
    case blank

    public init(stringLiteral value: String) { self = .code(value) }

    public struct Case: Sendable, Hashable {
        /// `.open, .assigned`; `default` for the rest.
        public var pattern: String
        public var body: [Statement]

        public init(_ pattern: String, _ body: [Statement]) {
            self.pattern = pattern
            self.body = body
        }
    }
}
