import Diagnostics
import Expressions
import Planning

extension SwiftCompiler {
    mutating func call(
        _ name: FunctionName,
        _ arguments: [TypedExpression],
        _ expression: TypedExpression
    ) throws -> SwiftFragment {
        guard let function = Functions.overload(of: name, for: arguments.map(\.type)), let form = function.swift else {
            throw UnsupportedExpression("No service is written from `\(name.rawValue)` yet", at: expression.span)
        }
        if let constant = constant(name, arguments) { return constant }
        if name == "min" || name == "max", arguments.contains(where: isWord) {
            throw UnsupportedExpression("`\(name.rawValue)` of words has no Swift form", at: expression.span)
        }
        let fragments = try arguments.map { try required($0) }
        let isOptional = expression.type.isOptional
        switch form {
        case .template(let template):
            return fill(template, fragments, canThrow: false, isOptional: isOptional)
        case .throwing(let template):
            return fill(template, fragments, canThrow: true, isOptional: isOptional)
        case .ofService:
            guard let spelled = environment.service(name, fragments.map(\.text)) else {
                throw UnsupportedExpression("`\(name.rawValue)()` has no meaning here", at: expression.span)
            }
            return SwiftFragment(
                text: spelled.text,
                isOptional: isOptional,
                canThrow: spelled.canThrow || fragments.contains(where: \.canThrow)
            )
        }
    }

    private func isWord(_ expression: TypedExpression) -> Bool {
        switch expression.type.unwrapped {
        case .oneOf: true
        case .list(let element): if case .oneOf = element.unwrapped { true } else { false }
        default: false
        }
    }

    /// What is known now need not be read when the service runs: `duration("24h")`.
    private func constant(_ name: FunctionName, _ arguments: [TypedExpression]) -> SwiftFragment? {
        guard name == "duration", let first = arguments.first, case .literal(.text(let text)) = first.kind,
            let microseconds = ConstantText.durationInMicroseconds(text)
        else { return nil }
        return SwiftFragment(text: SwiftLiteral.duration(microseconds: microseconds))
    }

    private func fill(
        _ template: String,
        _ arguments: [SwiftFragment],
        canThrow: Bool,
        isOptional: Bool
    ) -> SwiftFragment {
        if template == "$0", let only = arguments.first { return only }
        let places = arguments.indices.map { "$\($0)" }.joined(separator: ", ")
        if let open = template.firstIndex(of: "("), template[open...] == "(" + places + ")" {
            var made = SwiftFragment.call(String(template[..<open]), arguments, canThrow: canThrow)
            made.isOptional = isOptional
            return made
        }
        var text = ""
        var rest = template[...]
        while let dollar = rest.firstIndex(of: "$") {
            text += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...]
            guard let digit = rest.first?.wholeNumberValue, digit < arguments.count else { continue }
            rest = rest.dropFirst()
            text += rest.first == "." ? arguments[digit].within(.primary) : arguments[digit].text
        }
        return SwiftFragment(
            text: text + rest,
            isOptional: isOptional,
            canThrow: canThrow || arguments.contains(where: \.canThrow)
        )
    }

    // MARK: Macros

    mutating func macro(
        _ macro: Macro,
        _ list: TypedExpression,
        _ binding: String,
        _ body: TypedExpression
    ) throws -> SwiftFragment {
        let source = try required(list)
        let name = Names.escaped(Names.member(binding))
        let inner = try bound(binding, over: list) { compiler in
            switch macro {
            case .all, .exists, .existsOne, .filter: try compiler.condition(body)
            case .map: body.entity == nil ? try compiler.required(body) : try compiler.id(of: body)
            case .sortBy: try compiler.ordered(body)
            }
        }
        let closure = inner.closure(over: name)
        let receiver = source.within(.primary)
        let text =
            switch macro {
            case .all: "\(receiver).allSatisfy(\(closure))"
            case .exists: "\(receiver).contains(where: \(closure))"
            case .existsOne: "ExpressionFunctions.existsOne(\(source.text), where: \(closure))"
            case .filter: "\(receiver).filter(\(closure))"
            case .map: "\(receiver).map(\(closure))"
            case .sortBy: "ExpressionFunctions.sortBy(\(source.text), \(closure))"
            }
        return SwiftFragment(text: text, canThrow: source.canThrow || inner.canThrow)
    }

    private mutating func bound(
        _ binding: String,
        over list: TypedExpression,
        _ body: (inout SwiftCompiler) throws -> SwiftFragment
    ) throws -> SwiftFragment {
        let (outer, outerIDs) = (bindings, idBindings)
        defer { (bindings, idBindings) = (outer, outerIDs) }
        bindings.insert(binding)
        if case .list(let element) = list.type.unwrapped, case .entity = element.unwrapped {
            idBindings.insert(binding)
        }
        return try body(&self)
    }
}
