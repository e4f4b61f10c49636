import Expressions
import Planning
import SwiftTree

/// Writes a flow: its input, and the function that runs its steps.
struct FlowFile {
    let flow: FlowPlan
    let data: DataPlan
    let domain: DomainPlan
    let imports: [String]

    /// ```swift
    /// public enum AssignFlow {
    ///     public struct Input: Sendable, Equatable { … }
    ///     public static func run(_ input: Input, on ticket: inout Ticket, in transaction: any WriteTransaction) throws { … }
    /// }
    /// ```
    func file() throws -> SwiftFile {
        var members: [Declaration] = []
        if !flow.inputs.isEmpty { members.append(.type(try input())) }
        members.append(.function(try run()))
        let type = TypeDeclaration(
            .enumeration,
            flow.typeName,
            access: .public,
            documentation: documented("Flow `\(flow.name)`.", flow.requirements),
            members: members
        )
        return SwiftFile(imports: imports + ["WrightRuntime"], [.type(type)])
    }

    private func input() throws -> TypeDeclaration {
        let spelling = SwiftSpelling(data)
        let properties = flow.inputs.map { member in
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
            parameters: try flow.inputs.map { member in
                .init(
                    Names.escaped(member.property),
                    type: SwiftSpelling.type(member.value),
                    defaultValue: try spelling.defaultValue(member)
                )
            },
            body: flow.inputs.map { .assign("self." + $0.property, .code(Names.escaped($0.property))) }
        )
        return TypeDeclaration(
            .structure,
            "Input",
            access: .public,
            inherits: ["Sendable", "Equatable"],
            documentation: ["What the flow works on."],
            members: properties + [.function(initialiser)]
        )
    }

    private func run() throws -> FunctionDeclaration {
        let scope = FunctionScope(
            data: data,
            rowEntity: flow.call.row,
            parameters: ["input", "me"],
            stepNames: flow.steps.boundNames
        )
        var writer = StepWriter(scope, me: flow.call.me)
        return FunctionDeclaration(
            "run",
            access: .public,
            isStatic: true,
            documentation: documentation(scope),
            parameters: CallSpelling.parameters(of: flow.call, row: scope.row, isFlow: true),
            throwing: "throws",
            result: flow.result.map { SwiftSpelling.type($0) },
            body: try writer.statements(flow.steps)
        )
    }

    private func documentation(_ scope: FunctionScope) -> [String] {
        var lines = ["Runs the steps in `transaction`."]
        if let row = flow.call.row {
            let prose = Names.prose(row)
            lines = [
                "Runs the steps on \(Names.article(prose)) \(prose) that is locked in `transaction`; the caller stores it."
            ]
        }
        var answers = flow.failures.map { "\($0.status) `\($0.code)`" }
        let tables = flow.steps.storedEntities
        if !tables.isEmpty {
            answers.append("what breaks a constraint of " + tables.map { "`\($0)`" }.joined(separator: ", "))
        }
        if flow.steps.allSatisfy(\.staysInMemory) { return lines }
        let refusals = answers.isEmpty ? [] : ["`Refusal` " + answers.joined(separator: ", ")]
        return lines + ["", "- Throws: " + (refusals + ["`StorageError`."]).joined(separator: "; ")]
    }
}

/// Spells how flows and events are declared.
enum CallSpelling {
    /// Of a flow `_ input, on row: inout, by me, in transaction`; of an event `_ row, _ input, by me, in transaction`.
    static func parameters(of call: CallShape, row: String?, isFlow: Bool) -> [FunctionDeclaration.Parameter] {
        var parameters: [FunctionDeclaration.Parameter] = []
        let input = call.input.map { flow in
            FunctionDeclaration.Parameter("input", label: "_", type: isFlow ? "Input" : Names.type(flow) + "Flow.Input")
        }
        if isFlow, let input { parameters.append(input) }
        if let entity = call.row, let row {
            let type = Names.type(entity)
            parameters.append(
                .init(Names.escaped(row), label: isFlow ? "on" : "_", type: isFlow ? "inout " + type : type)
            )
        }
        if !isFlow, let input { parameters.append(input) }
        if let me = call.me { parameters.append(.init("me", label: "by", type: type(of: me))) }
        return parameters + [.init("transaction", label: "in", type: "any WriteTransaction")]
    }

    /// What is handed on as `me`, where the function around the call has it in another form.
    static func me(_ wanted: MeParameter?, from own: MeParameter?) -> [Expression.Argument] {
        guard let wanted else { return [] }
        if wanted.kind == .any, case .entity(_, let properties)? = own?.kind, let first = properties.first {
            return [.init("by", .code("." + Names.escaped(first) + "(me)"))]
        }
        return [.init("by", "me")]
    }

    static func type(of me: MeParameter) -> String {
        let type =
            switch me.kind {
            case .entity(let entity, _): Names.type(entity)
            case .any: "Caller.Me"
            }
        return type + (me.isOptional ? "?" : "")
    }
}

extension [StepPlan] {
    /// The Swift names that the steps give to values.
    var boundNames: Set<String> {
        reduce(into: []) { names, step in
            switch step.kind {
            case .bind(let name?, _), .get(let name?, _, _, _, _), .find(let name?, _, _, _),
                .create(let name?, _, _, _, _), .custom(let name?, _, _, _):
                names.insert(Names.member(name))
            case .when(_, let inner): names.formUnion(inner.boundNames)
            case .forEach(let name, _, let inner, _): names.formUnion(inner.boundNames.union([Names.member(name)]))
            default: break
            }
        }
    }
}
