import Expressions
import SwiftTree

extension SQLParameter {
    /// Swift text of the `SQLValue` that is bound: `.uuid(me.id)`, `.decimal(input.price, scale: 2)`.
    /// - Throws: `UnsupportedExpression` for what has no Swift form.
    public func binding(in environment: SwiftEnvironment) throws -> SwiftExpression {
        var swift = try SwiftCompiler.compile(value, in: environment, as: .id)
        // A member behind anything but a plain chain would belong to its last part only.
        let whole = swift.text.contains(" ") ? "(\(swift.text))" : swift.text
        if value.kind == .literal(.null) {
            (swift.text, swift.tree) = (".null", ".null")
        } else if value.type.unwrapped == .decimal {
            swift.tree = .call(".decimal", [.init(nil, swift.tree), .init("scale", .code("\(scale)"))])
            swift.text = ".decimal(\(swift.text), scale: \(scale))"
        } else if value.type.isOptional {
            swift.text = whole + ".columnValue"
            swift.tree = .code(swift.text)
        } else if let name = value.type.caseOfSQLValue {
            let inner = value.type.isWord ? whole + ".rawValue" : swift.text
            swift.tree = .call(".\(name)", [.init(nil, value.type.isWord ? .code(inner) : swift.tree)])
            swift.text = ".\(name)(\(inner))"
        } else {
            throw UnsupportedExpression("A value of this type cannot be bound", at: value.span)
        }
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
