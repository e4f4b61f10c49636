import Expressions
import SwiftTree

extension SQLParameter {
    /// Swift text of the `SQLValue` that is bound: `.uuid(me.id)`, `.decimal(input.price, scale: 2)`.
    /// - Throws: `UnsupportedExpression` for what has no Swift form.
    public func binding(in environment: SwiftEnvironment) throws -> SwiftExpression {
        var swift = try SwiftCompiler.compile(value, in: environment, as: .id)
        if value.kind == .literal(.null) {
            swift.tree = ".null"
        } else if value.type.unwrapped == .decimal {
            swift.tree = .call(".decimal", [Expression.Argument(nil, swift.tree), Expression.Argument("scale", .code("\(scale)"))])
        } else if value.type.isOptional {
            let isSimple = !swift.text.contains(" ")
            swift.tree = .code((isSimple ? swift.text : "(\(swift.text))") + ".columnValue")
        } else if let name = value.type.caseOfSQLValue {
            let inner = value.type.isWord ? Expression.member(swift.tree, "rawValue") : swift.tree
            swift.tree = .call(".\(name)", [Expression.Argument(nil, inner)])
        } else {
            throw UnsupportedExpression("A value of this type cannot be bound", at: value.span)
        }
        swift.text = swift.tree.text
        return swift
    }
}

extension ValueType {
    /// The case of the runtime's `SQLValue` that holds values of the type.
    fileprivate var caseOfSQLValue: String? {
        switch self {
        case .boolean: "boolean"
        case .integer: "integer"
        case .text, .oneOf: "text"
        case .uuid, .entity: "uuid"
        case .date: "date"
        case .timestamp: "timestamp"
        case .duration: "duration"
        default: nil
        }
    }
}
