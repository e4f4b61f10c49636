import Expressions

extension SQLCompiler {
    /// Both with the same digits of fraction: SQLite holds decimals as integers of a scale.
    func aligned(_ left: SQLFragment, _ right: SQLFragment) -> (SQLFragment, SQLFragment) {
        guard isSQLite, left.scale != right.scale else { return (left, right) }
        let scale = max(left.scale, right.scale)
        return (scaled(left, to: scale), scaled(right, to: scale))
    }

    func scaled(_ fragment: SQLFragment, to scale: Int) -> SQLFragment {
        guard isSQLite, fragment.scale < scale else { return fragment }
        if let constant = fragment.constant, let text = constant.integer(scale: scale) {
            var scaled = fragment
            (scaled.text, scaled.scale) = (text, scale)
            return scaled
        }
        let power = "1" + String(repeating: "0", count: scale - fragment.scale)
        return .infix(fragment, "*", SQLFragment(text: power), .multiplication, scale: scale)
    }

    mutating func arithmetic(_ expression: TypedExpression) throws -> SQLFragment {
        switch expression.kind {
        case .unary(.negate, let operand):
            let value = try self.value(operand)
            return SQLFragment(
                text: "-" + value.within(.primary),
                parameters: value.parameters,
                precedence: .addition,
                scale: value.scale
            )
        case .binary(let sign, let left, let right):
            let (one, other) = (try value(left), try value(right))
            switch expression.type {
            case .text: return .infix(one, "||", other, .concatenation)
            case .decimal: return try decimal(sign, one, other, expression)
            case .integer, .timestamp, .duration: return try integer(sign, one, other, right, expression)
            default: throw UnsupportedExpression("`\(sign.rawValue)` has no SQL form here", at: expression.span)
            }
        default: throw UnsupportedExpression("This has no SQL form", at: expression.span)
        }
    }

    private func decimal(
        _ sign: BinaryOperator,
        _ left: SQLFragment,
        _ right: SQLFragment,
        _ expression: TypedExpression
    ) throws -> SQLFragment {
        switch sign {
        case .add, .subtract:
            let (one, other) = aligned(left, right)
            return .infix(one, sign.rawValue, other, .addition, scale: one.scale)
        case .multiply:
            return .infix(left, "*", right, .multiplication, scale: left.scale + right.scale)
        default:
            throw UnsupportedExpression("Decimals cannot be divided in SQL without losing digits", at: expression.span)
        }
    }

    private func integer(
        _ sign: BinaryOperator,
        _ left: SQLFragment,
        _ right: SQLFragment,
        _ divisor: TypedExpression,
        _ expression: TypedExpression
    ) throws -> SQLFragment {
        switch sign {
        case .add, .subtract: return .infix(left, sign.rawValue, right, .addition)
        case .multiply: return .infix(left, "*", right, .multiplication)
        default:
            // Databases differ in what they make of a division by 0.
            guard case .literal = divisor.kind else {
                throw UnsupportedExpression("In SQL only a constant can divide", at: expression.span)
            }
            return .infix(left, sign.rawValue, right, .multiplication)
        }
    }

    // MARK: Functions

    mutating func call(
        _ name: FunctionName,
        _ arguments: [TypedExpression],
        _ expression: TypedExpression
    ) throws -> SQLFragment {
        guard let function = Functions.overload(of: name, for: arguments.map(\.type)), let form = function.sql else {
            throw UnsupportedExpression("`\(name.rawValue)` has no SQL form", at: expression.span)
        }
        switch form {
        case .aggregate(let template): return try aggregate(template, name, arguments, expression)
        case .query: return try query(name, arguments, expression)
        case .scalar(let sqlite, let postgres):
            guard let template = isSQLite ? sqlite : postgres else {
                throw UnsupportedExpression("`\(name.rawValue)` has no form in PostgreSQL", at: expression.span)
            }
            var values = try arguments.map { argument in
                argument.type.unwrapped.isWord && (name == "min" || name == "max")
                    ? try refuseWords(name, argument) : try value(argument)
            }
            let scale = expression.type.unwrapped == .decimal ? values.map(\.scale).max() ?? 0 : 0
            values = values.map { scaled($0, to: scale) }
            var filled = Self.fill(template, values)
            filled.scale = scale
            return filled
        }
    }

    private func refuseWords(_ name: FunctionName, _ argument: TypedExpression) throws -> SQLFragment {
        throw UnsupportedExpression("`\(name.rawValue)` of words has no SQL form", at: argument.span)
    }

    /// Puts the arguments into a template; one that stands there twice is bound twice.
    static func fill(_ template: String, _ arguments: [SQLFragment]) -> SQLFragment {
        var filled = SQLFragment(text: "")
        var rest = template[...]
        while let dollar = rest.firstIndex(of: "$") {
            filled.text += rest[..<dollar]
            rest = rest[rest.index(after: dollar)...]
            guard let digit = rest.first?.wholeNumberValue, digit < arguments.count else { continue }
            rest = rest.dropFirst()
            // Between commas and parentheses anything stands whole; beside an operator only what binds tightest.
            let isAlone = "(,".contains(filled.text.last { $0 != " " } ?? " ") && ",)".contains(rest.first ?? " ")
            filled.text += isAlone ? arguments[digit].text : arguments[digit].within(.primary)
            filled.parameters += arguments[digit].parameters
        }
        filled.text += rest
        let isComparison = filled.text.hasSuffix(" > 0") || template.contains(" = ")
        filled.precedence = isComparison ? .comparison : .primary
        return filled
    }
}

extension ValueType {
    var isWord: Bool { if case .oneOf = self { true } else { false } }
}
