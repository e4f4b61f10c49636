import Expressions

extension TypedExpression {
    /// The expression as a design writes it, for comments: `self.customer == me`.
    public var designText: String {
        switch kind {
        case .literal(let literal): literal.designText
        case .name(let name): name
        case .candidate: ""
        case .everyRow(let entity): entity
        case .member(let base, let name):
            if case .candidate = base.withoutConversion.kind { name } else { base.designText + "." + name }
        case .index(let base, let index): base.designText + "[" + index.designText + "]"
        case .unary(let sign, let operand): sign.rawValue + operand.grouped
        case .binary(let sign, let left, let right):
            left.grouped(in: sign) + " " + sign.rawValue + " " + right.grouped(in: sign)
        case .conditional(let condition, let then, let otherwise):
            condition.grouped + " ? " + then.grouped + " : " + otherwise.grouped
        case .list(let elements): "[" + elements.map(\.designText).joined(separator: ", ") + "]"
        case .record(let entries):
            "{ " + entries.map { $0.name + ": " + $0.value.designText }.joined(separator: ", ") + " }"
        case .call(let function, let arguments): Self.call(function, arguments)
        case .macro(let macro, let over, let binding, let body):
            over.grouped + "." + macro.rawValue + "(" + binding + ", " + body.designText + ")"
        case .view(let view, let row): view + "(" + row.designText + ")"
        case .converted(let inner): inner.designText
        case .faulty: ""
        }
    }

    private static func call(_ function: FunctionName, _ arguments: [TypedExpression]) -> String {
        let isMethod = Functions.named(function).contains { $0.style != .function }
        guard isMethod, let receiver = arguments.first else {
            return function.rawValue + "(" + arguments.map(\.designText).joined(separator: ", ") + ")"
        }
        let rest = arguments.dropFirst().map(\.designText).joined(separator: ", ")
        return receiver.grouped + "." + function.rawValue + "(" + rest + ")"
    }

    private var grouped: String {
        switch withoutConversion.kind {
        case .binary, .conditional: "(" + designText + ")"
        default: designText
        }
    }

    private func grouped(in outer: BinaryOperator) -> String {
        switch withoutConversion.kind {
        case .conditional: return "(" + designText + ")"
        case .binary(let sign, _, _):
            let isLoose = sign.looseness > outer.looseness || (sign.looseness == outer.looseness && sign != outer)
            return isLoose ? "(" + designText + ")" : designText
        default: return designText
        }
    }
}

extension BinaryOperator {
    /// How weakly it holds its operands together.
    fileprivate var looseness: Int {
        switch self {
        case .multiply, .divide, .remainder: 0
        case .add, .subtract: 1
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn: 2
        case .and: 3
        case .or: 4
        }
    }
}

extension Literal {
    fileprivate var designText: String {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .integer(let number): "\(number)"
        case .decimal(let text): text
        case .text(let text): "\"" + text + "\""
        }
    }
}
