import Expressions
import Planning

extension SwiftCompiler {
    /// The id of a row: `me.id` of one in hand, `ticket.customerID` of a reference.
    mutating func id(of expression: TypedExpression) throws -> SwiftFragment {
        let value = try fragment(expression)
        switch expression.unmarked.kind {
        case .literal, .member, .conditional, .index, .converted: return value
        case .name(let name) where bindings.contains(name) && isID(name): return value
        default:
            guard expression.entity != nil else { return value }
            return SwiftFragment(
                text: value.within(.primary) + (value.isOptional ? "?.id" : ".id"),
                isOptional: value.isOptional,
                canThrow: value.canThrow
            )
        }
    }

    /// `base.name`; a reference is a property that holds an id, and following it needs the row that it names.
    mutating func member(
        _ name: String,
        of base: TypedExpression,
        _ expression: TypedExpression
    ) throws -> SwiftFragment {
        if let text = environment.member(base, name) {
            return SwiftFragment(text: text, isOptional: expression.type.isOptional)
        }
        if base.type.unwrapped == .json {
            throw UnsupportedExpression("A member of JSON has no Swift form", at: expression.span)
        }
        guard base.entity != nil else { return try property(name, of: try fragment(base), expression) }
        // The id of a referenced row is what the reference holds.
        if name == "id" { return try id(of: base) }
        return try property(name, of: try row(base), expression)
    }

    private func property(
        _ name: String,
        of base: SwiftFragment,
        _ expression: TypedExpression
    ) throws -> SwiftFragment {
        let property = expression.entity == nil ? Names.member(name) : Names.reference(name)
        return SwiftFragment(
            text: base.within(.primary) + (base.isOptional ? "?." : ".") + property,
            isOptional: base.isOptional || expression.type.isOptional,
            canThrow: base.canThrow
        )
    }

    /// The row itself: in hand, or loaded before.
    private mutating func row(_ expression: TypedExpression) throws -> SwiftFragment {
        let reference = expression.unmarked
        if case .name(let name) = reference.kind {
            guard !isID(name) else { throw Self.loadInLoop(name, expression) }
            return try fragment(reference)
        }
        guard case .member = reference.kind, let path = reference.path, let entity = reference.entity else {
            let value = try fragment(reference)
            // A query gives rows, so `.first()` is one.
            if case .call = reference.kind { return value }
            throw UnsupportedExpression("The row that this names has no Swift form", at: expression.span)
        }
        if let first = path.first, bindings.contains(first) { throw Self.loadInLoop(first, expression) }
        let id = try fragment(reference)
        let variable = Names.member(path.joined(separator: " "))
        load(RowToLoad(variable: variable, entity: entity, id: id.text, isOptional: id.isOptional))
        return SwiftFragment(text: variable, isOptional: id.isOptional)
    }

    private static func loadInLoop(_ name: String, _ expression: TypedExpression) -> UnsupportedExpression {
        UnsupportedExpression("Loading a row for every `\(name)` of a list has no Swift form", at: expression.span)
    }

    /// Whether the binding stands for the id of a row: lists of rows hold ids.
    private func isID(_ name: String) -> Bool { idBindings.contains(name) }
}
