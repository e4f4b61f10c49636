import Diagnostics
import Expressions

extension TypedExpression {
    func replacing(kind: Kind) -> TypedExpression { TypedExpression(kind, type: type, span: span) }

    /// The same without its place in the document; its parts keep theirs.
    private var unplacedHere: TypedExpression { TypedExpression(kind, type: type, span: SourceSpan(start: 0, end: 0)) }

    /// The same without places, so that equal expressions are equal values.
    var unplaced: TypedExpression { mappingParts(\.unplaced).unplacedHere }

    /// The same with each part directly below it replaced.
    public func mappingParts(_ change: (TypedExpression) -> TypedExpression) -> TypedExpression {
        switch kind {
        case .literal, .name, .candidate, .everyRow, .faulty: self
        case .member(let base, let name): replacing(kind: .member(change(base), name: name))
        case .index(let base, let index): replacing(kind: .index(change(base), change(index)))
        case .unary(let sign, let operand): replacing(kind: .unary(sign, change(operand)))
        case .binary(let sign, let left, let right): replacing(kind: .binary(sign, change(left), change(right)))
        case .conditional(let condition, let then, let otherwise):
            replacing(kind: .conditional(change(condition), then: change(then), otherwise: change(otherwise)))
        case .list(let elements): replacing(kind: .list(elements.map(change)))
        case .record(let entries):
            replacing(kind: .record(entries.map { .init(name: $0.name, value: change($0.value)) }))
        case .call(let function, let arguments): replacing(kind: .call(function, arguments.map(change)))
        case .macro(let macro, let over, let binding, let body):
            replacing(kind: .macro(macro, over: change(over), binding: binding, body: change(body)))
        case .view(let view, let row): replacing(kind: .view(view, of: change(row)))
        case .converted(let inner): replacing(kind: .converted(change(inner)))
        }
    }

    /// A row or its id as the other of the two, since both are the same to the database.
    func retyped(like other: TypedExpression) -> TypedExpression {
        guard type != .null, type.unwrapped != other.type.unwrapped else { return self }
        let wanted = type.isOptional ? other.type.asOptional : other.type.unwrapped
        return TypedExpression(.converted(self), type: wanted, span: span)
    }

    /// What `retyped` was called on.
    var withoutRetyping: TypedExpression {
        guard case .converted(let inner) = kind else { return self }
        switch (inner.type.unwrapped, type.unwrapped) {
        case (.uuid, .entity), (.entity, .uuid): return inner
        default: return self
        }
    }

    /// Whether it is made of literals only.
    var isConstant: Bool {
        !contains { part in
            switch part.kind {
            case .literal, .converted, .unary, .list: false
            default: true
            }
        }
    }

    func isName(of names: Set<String>) -> Bool {
        if case .name(let name) = kind { names.contains(name) } else { false }
    }

    /// `input.NAME` without `optional`: a filter applies only where its parameter is given.
    var withInputsGiven: TypedExpression {
        if case .member(let base, let name) = kind, case .name("input") = base.kind {
            return TypedExpression(.member(base, name: name), type: type.unwrapped, span: span)
        }
        let changed = mappingParts(\.withInputsGiven)
        // A comparison widened to the optional is narrowed again with its operand.
        if case .converted(let inner) = changed.kind, !inner.type.isOptional, case .optional(let plain) = type {
            return inner.type == plain ? inner : TypedExpression(changed.kind, type: plain, span: span)
        }
        return changed
    }
}

extension ValueType {
    /// A row as the id that is handed over for it.
    var asID: ValueType {
        switch self {
        case .entity: .uuid
        case .optional(let inner): inner.asID.asOptional
        default: self
        }
    }

    var isRowCollection: Bool { if case .collection = self { true } else { false } }
}
