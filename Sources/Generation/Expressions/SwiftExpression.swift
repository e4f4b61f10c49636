import Expressions
import Planning
import SwiftTree

/// Swift source text that computes an expression from values in hand.
public struct SwiftExpression: Sendable, Hashable {
    /// The text, without `try` before it.
    public var text: String
    /// The same as a value that the printer can break over lines, without `try` too.
    public var tree: Expression
    /// Whether `try` must stand before it.
    public var canThrow: Bool
    /// Rows that must be loaded before, in this order: references that the expression follows.
    public var rows: [RowToLoad]
    /// Queries that must be run before, in this order.
    public var queries: [QueryToRun]
    /// The type of the value.
    public var type: ValueType

    /// With `try` before it where it can throw.
    public var textWithTry: String { canThrow ? "try " + text : text }

    /// The tree with `try` before it where it can throw.
    public var treeWithTry: Expression { canThrow ? .tried(tree) : tree }

    /// Whether it can be computed without looking into the database.
    public var needsNoDatabase: Bool { rows.isEmpty && queries.isEmpty }
}

/// A row that an expression needs beyond those in hand.
public struct RowToLoad: Sendable, Hashable {
    /// The constant that the expression takes the row from: `selfTicket`.
    public var variable: String
    public var entity: String
    /// Swift text of the row's id: `comment.ticketID`.
    public var id: String
    /// Whether the id, and so the row, may be nil.
    public var isOptional: Bool

    public init(variable: String, entity: String, id: String, isOptional: Bool) {
        self.variable = variable
        self.entity = entity
        self.id = id
        self.isOptional = isOptional
    }
}

/// A query whose result an expression needs.
public struct QueryToRun: Sendable, Hashable {
    /// The constant that the expression takes the result from: `ticketCount`.
    public var variable: String
    /// What to compute; compile it with `SQLCompiler.value` or, for rows, with `SQLCompiler.rows`.
    public var expression: TypedExpression
}

/// How the code around an expression spells what the expression speaks of.
public struct SwiftEnvironment: Sendable {
    /// The Swift name of `self`, `me`, `input`, a step …: a row is its struct.
    public var name: @Sendable (String) -> String = { Names.escaped(Names.member($0)) }
    /// The text of `base.name` where the usual spelling does not hold (path parameters …); `nil`: the usual one.
    public var member: @Sendable (_ base: TypedExpression, _ name: String) -> String? = { _, _ in nil }
    /// The text of `now()`, `today()`, `uuid()`, `sequence(pattern)`, and whether it can throw; `nil`: it has none here.
    public var service: @Sendable (FunctionName, _ arguments: [String]) -> (text: String, canThrow: Bool)? = { _, _ in
        nil
    }
    /// The text of a view of a row; `nil`: it has none here.
    public var view: @Sendable (_ view: String, _ row: String) -> String? = { _, _ in nil }
    /// The case of a word: `.open`.
    public var word: @Sendable (_ word: String, _ words: [String]) -> String = { word, _ in "." + Names.member(word) }
    /// The Swift type of a `one of`: `Ticket.State`; `nil`: it has none here.
    public var enumeration: @Sendable (_ words: [String]) -> String? = { _ in nil }
    /// Names of earlier steps that stand for a query; an expression that uses one becomes a query itself.
    public var queries: Set<String> = []

    public init() {}
}

extension TypedExpression {
    /// The chain of members from a name: `self.ticket.customer` is `["self", "ticket", "customer"]`.
    var path: [String]? {
        switch kind {
        case .name(let name): [name]
        case .member(let base, let name): base.path.map { $0 + [name] }
        case .converted(let inner): inner.path
        default: nil
        }
    }

    /// Without the marks of conversions that change no value in hand: an optional that is known to be there.
    var unmarked: TypedExpression {
        if case .converted(let inner) = kind, inner.type == .optional(type) { inner.unmarked } else { self }
    }

    /// The entity of which it is a row.
    var entity: String? { if case .entity(let name) = type.unwrapped { name } else { nil } }

    /// Whether it stands for rows that a query finds.
    var isCollection: Bool { if case .collection = type.unwrapped { true } else { false } }
}
