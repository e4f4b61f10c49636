import Planning
import SwiftTree

/// Writes what hand-written logic has to fulfil: a protocol, its errors and its result.
struct CustomFile {
    let custom: CustomPlan
    let imports: [String]

    /// ```swift
    /// public protocol PriceRuleLogic: Sendable {
    ///     init()
    ///     func priceRule(amount: Decimal) throws(PriceRuleError) -> Decimal
    /// }
    /// ```
    func file() -> SwiftFile {
        var declarations: [Declaration] = [.type(logic)]
        if let name = custom.resultName { declarations.append(.type(result(name))) }
        if let name = custom.errorName {
            declarations.append(.type(errors(name)))
            declarations.append(.type(answering(name)))
        }
        return SwiftFile(imports: imports + ["WrightRuntime"], declarations)
    }

    /// ```swift
    /// struct PriceRule: PriceRuleLogic {
    ///     func priceRule(amount: Decimal) throws(PriceRuleError) -> Decimal { … }
    /// }
    /// ```
    func shape() -> SwiftFile {
        let function = FunctionDeclaration(
            Names.escaped(custom.function),
            parameters: parameters,
            throwing: custom.errorName.map { "throws(\($0))" },
            result: resultType,
            body: ["…"]
        )
        let type = TypeDeclaration(
            .structure,
            custom.typeName,
            inherits: [custom.protocolName],
            members: [.function(function)]
        )
        return SwiftFile(imports: imports + ["Foundation", "WrightRuntime"], [.type(type)])
    }

    private var parameters: [FunctionDeclaration.Parameter] {
        custom.inputs.map { .init(Names.escaped($0.property), type: SwiftSpelling.type($0.value)) }
    }

    /// The type of the result; `nil`: there is none.
    private var resultType: String? { custom.resultName ?? custom.result.first.map { SwiftSpelling.type($0.value) } }

    private var logic: TypeDeclaration {
        let described = (custom.inputs + custom.result).filter { !$0.description.isEmpty }
        let notes = described.map { "- `\($0.name)`: \($0.description)" }
        return TypeDeclaration(
            .protocol,
            custom.protocolName,
            access: .public,
            inherits: ["Sendable"],
            documentation: documented("Hand-written logic of the design: `\(custom.name)`.", custom.requirements)
                + [
                    "",
                    "`\(custom.typeName)` in `\(custom.path)` fulfils it; that file is yours and is never overwritten.",
                ]
                + (notes.isEmpty ? [] : [""] + notes),
            members: [
                .function(FunctionDeclaration("init", body: nil)),
                .function(
                    FunctionDeclaration(
                        Names.escaped(custom.function),
                        parameters: parameters,
                        throwing: custom.errorName.map { "throws(\($0))" },
                        result: resultType,
                        body: nil
                    )
                ),
            ]
        )
    }

    private func result(_ name: String) -> TypeDeclaration {
        let properties = custom.result.map { member in
            Declaration.property(
                PropertyDeclaration(
                    Names.escaped(member.property),
                    access: .public,
                    documentation: documented(member.description),
                    type: SwiftSpelling.type(member.value)
                )
            )
        }
        let initialiser = FunctionDeclaration(
            "init",
            access: .public,
            parameters: custom.result.map { .init(Names.escaped($0.property), type: SwiftSpelling.type($0.value)) },
            body: custom.result.map { .assign("self." + $0.property, .code(Names.escaped($0.property))) }
        )
        return TypeDeclaration(
            .structure,
            name,
            access: .public,
            inherits: ["Sendable", "Equatable"],
            documentation: ["What `\(custom.name)` gives."],
            members: properties + [.function(initialiser)]
        )
    }

    private func errors(_ name: String) -> TypeDeclaration {
        TypeDeclaration(
            .enumeration,
            name,
            access: .public,
            inherits: ["String", "Error", "CaseIterable"],
            documentation: ["Why `\(custom.name)` gives no result."],
            members: custom.errors.map { error in
                .enumCase(
                    EnumCase(
                        [Names.escaped(error.member)],
                        rawValue: error.member == error.name ? nil : .string(error.name),
                        documentation: documented(error.description)
                    )
                )
            }
        )
    }

    /// The same function for flows, which say what each error is answered with.
    private func answering(_ name: String) -> TypeDeclaration {
        let arguments = custom.inputs.map { Expression.Argument($0.property, .code(Names.escaped($0.property))) }
        let call = Expression.call(Names.escaped(custom.function), arguments)
        let signature = "() throws(\(name)) -> \(resultType ?? "Void")"
        let attempt = Expression.call("Result", [], trailing: .init([signature], [.expression(.tried(call))]))
        return TypeDeclaration(
            .extension,
            custom.protocolName,
            members: [
                .function(
                    FunctionDeclaration(
                        Names.escaped(custom.function),
                        documentation: [
                            "The same, with each error as the refusal that a flow answers with.", "",
                            "- Throws: `Refusal`.",
                        ],
                        parameters: parameters + [.init("refusal", label: "refusing", type: "(\(name)) -> Refusal")],
                        throwing: "throws",
                        result: resultType,
                        body: [.constant("result", attempt), .giveBack("try result.mapError(refusal).get()")]
                    )
                )
            ]
        )
    }
}
