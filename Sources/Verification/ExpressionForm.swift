import DesignModel
import Expressions

extension TypedExpression {
    /// A text that two expressions share exactly if they say the same, wherever they stand; for comparing, not for showing.
    var form: String {
        switch kind {
        case .literal(let literal): "\(literal)"
        case .name(let name): name
        case .candidate(let entity): "candidate(\(entity))"
        case .everyRow(let entity): "rows(\(entity))"
        case .member(let base, let name): "\(base.form).\(name)"
        case .index(let base, let index): "\(base.form)[\(index.form)]"
        case .unary(let operation, let operand): "\(operation.rawValue)(\(operand.form))"
        case .binary(let operation, let left, let right): "(\(left.form) \(operation.rawValue) \(right.form))"
        case .conditional(let condition, let then, let otherwise):
            "(\(condition.form) ? \(then.form) : \(otherwise.form))"
        case .list(let elements): "[\(elements.map(\.form).joined(separator: ", "))]"
        case .record(let entries): "{\(entries.map { "\($0.name): \($0.value.form)" }.joined(separator: ", "))}"
        case .call(let function, let arguments):
            "\(function.rawValue)(\(arguments.map(\.form).joined(separator: ", ")))"
        case .macro(let macro, let collection, let binding, let body):
            "\(collection.form).\(macro.rawValue)(\(binding), \(body.form))"
        case .view(let view, let row): "\(view)(\(row.form))"
        case .converted(let inner): inner.form
        case .faulty: "?"
        }
    }

    /// It and everything below it.
    var everyPart: [TypedExpression] {
        var found: [TypedExpression] = []
        var open = [self]
        while let part = open.popLast() {
            found.append(part)
            open += part.parts.reversed()
        }
        return found
    }

    /// What must all hold: the operands of `&&`, or the expression alone.
    var conjuncts: [TypedExpression] {
        if case .binary(.and, let left, let right) = withoutConversion.kind {
            left.conjuncts + right.conjuncts
        } else {
            [self]
        }
    }
}
