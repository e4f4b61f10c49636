/// One function of the language: how it is called, its types, and what it becomes in Swift and in SQL.
public struct ExpressionFunction: Sendable, Hashable {
    public var name: FunctionName
    /// Types of the arguments; a method's receiver is the first.
    public var parameters: [TypePattern]
    public var result: ResultPattern
    public var style: CallStyle
    /// `nil`: no service is written from it yet.
    public var swift: SwiftForm?
    /// `nil`: it has no SQL form; where its arguments are values in hand it is evaluated in Swift and bound.
    public var sql: SQLForm?
    /// What it gives, in one sentence without a full stop.
    public var summary: String

    /// How a function may be written.
    public enum CallStyle: Sendable, Hashable {
        /// `f(x)`.
        case function
        /// `x.f()`.
        case method
        case functionOrMethod
    }

    /// What stands in written Swift for a call.
    public enum SwiftForm: Sendable, Hashable {
        /// `$0`, `$1` … stand for the arguments.
        case template(String)
        /// As `template`, but the call can throw.
        case throwing(String)
        /// The service gives the value (clock, sequences); the code around the expression says how it is spelled.
        case ofService
    }

    /// What stands in SQL for a call; `$0`, `$1` … stand for the arguments.
    public enum SQLForm: Sendable, Hashable {
        /// A scalar expression; `nil` where a database has none. Names that begin with `wright_` are functions
        /// that the runtime registers with SQLite.
        case scalar(sqlite: String, postgres: String?)
        /// An aggregate over the values that a query gives; `$0` is the column of values.
        case aggregate(String)
        /// The clause of the query itself changes: `distinct`, `sort`, `first`, `isUnique` and `size`.
        case query
    }

    init(
        _ name: FunctionName,
        _ parameters: [TypePattern],
        _ result: ResultPattern,
        _ style: CallStyle = .functionOrMethod,
        swift: SwiftForm?,
        sql: SQLForm? = nil,
        _ summary: String
    ) {
        self.name = name
        self.parameters = parameters
        self.result = result
        self.style = style
        self.swift = swift
        self.sql = sql
        self.summary = summary
    }

    /// Whether a service can be written from a call of it.
    public var isWritten: Bool { swift != nil }
}

/// What types an argument may have.
public enum TypePattern: Sendable, Hashable {
    case type(ValueType)
    /// Any type; remembered as the element.
    case element
    /// Any type that has an order; remembered as the element.
    case ordered
    /// Integer or decimal; remembered as the element.
    case number
    /// A list; what it holds is remembered as the element.
    case list
    /// A list of values that have an order; nulls in it are passed over.
    case orderedList
    /// A list of integers, decimals or durations; nulls in it are passed over.
    case summableList
    /// A list of lists; what the inner ones hold is remembered as the element.
    case listOfLists
    /// A row of any entity.
    case entity
    /// Rows of an entity; the entity is remembered as the element.
    case collection
}

/// What type a call has.
public enum ResultPattern: Sendable, Hashable {
    case type(ValueType)
    case element
    case optionalElement
    case listOfElement
}
