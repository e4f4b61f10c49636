import Diagnostics

/// An expression as written, with places, before its names and types are known.
public struct ExpressionSyntax: Sendable, Hashable {
    public indirect enum Kind: Sendable, Hashable {
        case literal(Literal)
        case name(String)
        case member(ExpressionSyntax, name: Located<String>)
        case index(ExpressionSyntax, ExpressionSyntax)
        case unary(UnaryOperator, ExpressionSyntax)
        case binary(Located<BinaryOperator>, ExpressionSyntax, ExpressionSyntax)
        case conditional(ExpressionSyntax, then: ExpressionSyntax, otherwise: ExpressionSyntax)
        case list([ExpressionSyntax])
        case record([Entry])
        /// `name(…)` or `receiver.name(…)`.
        case call(Located<String>, receiver: ExpressionSyntax?, [ExpressionSyntax])
        /// Nothing readable stands here; reported already.
        case missing
    }

    /// `name: value` in a record or an argument list.
    public struct Entry: Sendable, Hashable {
        public var name: Located<String>
        public var value: ExpressionSyntax

        public init(name: Located<String>, value: ExpressionSyntax) {
            self.name = name
            self.value = value
        }
    }

    public let kind: Kind
    public let span: SourceSpan
    /// How many levels stand below and including this one.
    let depth: Int

    public init(_ kind: Kind, at span: SourceSpan) {
        self.kind = kind
        self.span = span
        self.depth = 1 + (kind.children.map(\.depth).max() ?? 0)
    }

    /// Whether a part of it was not readable.
    public var isFaulty: Bool {
        if case .missing = kind { return true }
        return kind.children.contains(where: \.isFaulty)
    }

    /// Every name that stands free in it: not members, not functions, not the bindings of macros.
    public var freeNames: [Located<String>] {
        switch kind {
        case .name(let name): [Located(name, at: span)]
        case .call(let name, .some(let receiver), let arguments)
        where Macro(rawValue: name.value) != nil && arguments.count >= 2:
            receiver.freeNames
                + arguments.dropFirst().flatMap { body in
                    body.freeNames.filter { free in
                        if case .name(let binding) = arguments[0].kind { free.value != binding } else { true }
                    }
                }
        default: kind.children.flatMap(\.freeNames)
        }
    }
}

extension ExpressionSyntax.Kind {
    var children: [ExpressionSyntax] {
        switch self {
        case .literal, .name, .missing: []
        case .member(let base, _): [base]
        case .index(let base, let index): [base, index]
        case .unary(_, let operand): [operand]
        case .binary(_, let left, let right): [left, right]
        case .conditional(let condition, let then, let otherwise): [condition, then, otherwise]
        case .list(let elements): elements
        case .record(let entries): entries.map(\.value)
        case .call(_, let receiver, let arguments): (receiver.map { [$0] } ?? []) + arguments
        }
    }
}
