import Diagnostics

/// An expression whose names are resolved and whose types are known: what planning and generation work on.
public struct TypedExpression: Sendable, Hashable {
    public indirect enum Kind: Sendable, Hashable {
        case literal(Literal)
        /// `self`, `me`, `input`, `path`, an earlier step or a macro's binding.
        case name(String)
        /// The row that `get/find/delete Entity where …` looks for; the receiver of bare field names there.
        case candidate(entity: String)
        /// Every row of the entity: the collection that `filter`, `exists`, `size` … turn into SQL.
        case everyRow(entity: String)
        /// `x.field`; through a null `x` it gives null.
        case member(TypedExpression, name: String)
        case index(TypedExpression, TypedExpression)
        case unary(UnaryOperator, TypedExpression)
        case binary(BinaryOperator, TypedExpression, TypedExpression)
        case conditional(TypedExpression, then: TypedExpression, otherwise: TypedExpression)
        case list([TypedExpression])
        case record([Entry])
        /// A function of the table; a method call has its receiver first.
        case call(FunctionName, [TypedExpression])
        case macro(Macro, over: TypedExpression, binding: String, body: TypedExpression)
        /// `Profile(author)`.
        case view(String, of: TypedExpression)
        /// The integer or text was written where a decimal, a `one of` or the like is meant, or an optional is known to be
        /// there: same value, other type.
        case converted(TypedExpression)
        /// Something was wrong here and has been reported.
        case faulty
    }

    public struct Entry: Sendable, Hashable {
        public var name: String
        public var value: TypedExpression
        public init(name: String, value: TypedExpression) {
            self.name = name
            self.value = value
        }
    }

    public var kind: Kind
    public var type: ValueType
    public var span: SourceSpan

    public init(_ kind: Kind, type: ValueType, span: SourceSpan) {
        self.kind = kind
        self.type = type
        self.span = span
    }
}

public enum Literal: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int64)
    /// As written, exactly: `19.90`.
    case decimal(String)
    case text(String)
}

public enum UnaryOperator: String, Sendable, Hashable {
    case not = "!"
    case negate = "-"
}

public enum BinaryOperator: String, Sendable, Hashable {
    case or = "||"
    case and = "&&"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case isIn = "in"
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
}

public enum Macro: String, Sendable, Hashable, CaseIterable {
    case all, exists
    case existsOne = "exists_one"
    case map, filter, sortBy
}

/// The name of a function of the table in `Functions.swift`.
public struct FunctionName: Sendable, Hashable, RawRepresentable, ExpressibleByStringLiteral {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public init(stringLiteral value: String) { self.rawValue = value }
}
