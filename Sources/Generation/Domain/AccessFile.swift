import DesignModel
import Expressions
import Planning
import SwiftTree

/// Writes access rules: which rows a caller may reach, by endpoint.
struct AccessFile {
    let name: String
    let rules: [AccessPlan]
    let data: DataPlan
    let caller: CallerPlan
    let imports: [String]

    /// ```swift
    /// public enum TicketAccess {
    ///     public static func read(_ caller: Caller) -> RowFilter? { … }
    /// }
    /// ```
    func file() throws -> SwiftFile {
        let entity = rules.first?.entity
        let subject = entity.map { Names.article(Names.prose($0)) + " " + Names.prose($0) }
        let documentation = subject.map {
            "Who may do what with \($0); `nil`: no clause is for the caller's roles (403)."
        }
        let type = TypeDeclaration(
            .enumeration,
            name,
            access: .public,
            documentation: [documentation ?? "Who may call `\(rules.first?.title ?? name)`."],
            members: try rules.flatMap(functions)
        )
        let printed = SwiftFile([.type(type)]).text
        let modules =
            (data.isNamed(in: printed) ? imports : []) + (printed.contains("RowFilter") ? ["WrightRuntime"] : [])
        return SwiftFile(imports: modules, [.type(type)])
    }

    private func functions(_ rule: AccessPlan) throws -> [Declaration] {
        if rule.isAboutRows {
            return [.function(try filter(rule, named: rule.function, access: .public, isOptional: true))]
        }
        guard rule.hasConditions else { return [.function(permits(rule))] }
        return [
            .function(permits(rule)),
            .function(check(rule)),
            .function(try filter(rule, named: "filter", access: .private, isOptional: false)),
        ]
    }

    // MARK: By role

    private func permits(_ rule: AccessPlan) -> FunctionDeclaration {
        FunctionDeclaration(
            Names.escaped(rule.function),
            access: .public,
            isStatic: true,
            documentation: documentation(rule),
            parameters: [.init("caller", label: "_", type: "Caller")],
            result: "Bool",
            body: [.expression(admitted(rule.clauses))]
        )
    }

    /// `caller.has(.agent) || caller.has(.lead)`
    private func admitted(_ clauses: [AccessPlan.Clause]) -> Expression {
        var roles: [String] = []
        for clause in clauses {
            switch clause.role {
            case .anyone: return "true"
            case .role(let role): if !roles.contains(role) { roles.append(role) }
            case .system: break
            }
        }
        if roles.isEmpty { return "false" }
        return Self.any(roles.map(has))
    }

    private func has(_ role: String) -> Expression { .code("caller.has(.\(Names.member(role)))") }

    private static func any(_ tests: [Expression]) -> Expression {
        tests.count == 1 ? tests[0] : .chain(tests, operator: "||")
    }

    private func check(_ rule: AccessPlan) -> FunctionDeclaration {
        let arguments = rule.arguments.map { Expression.Argument($0.name, .code(Names.escaped(Names.member($0.name)))) }
        let filter = Expression.call("filter", [.init(nil, "caller")] + arguments + now(rule))
        return FunctionDeclaration(
            "check",
            access: .public,
            isStatic: true,
            documentation: [
                "Refuses a caller whose role has a clause and whose condition does not hold.", "",
                "- Throws: `Refusal` 403; `StorageError`.",
            ],
            parameters: [.init("caller", label: "_", type: "Caller")] + parameters(rule) + [
                .init("transaction", label: "in", type: "any ReadTransaction")
            ],
            throwing: "throws",
            body: [.expression(.tried(.call(.member(filter, "require"), [.init("in", "transaction")])))]
        )
    }

    private func now(_ rule: AccessPlan) -> [Expression.Argument] {
        guard rule.usesNow else { return [] }
        return [.init("now", rule.isAboutRows ? "now" : "transaction.now")]
    }

    // MARK: By row

    /// ```swift
    /// public static func read(_ caller: Caller) -> RowFilter? {
    ///     if caller.has(.agent) || caller.has(.lead) { return .every }
    ///     if let me = caller.asCustomer { return .only(TicketRepository.customerIs(me.id)) }
    ///     return nil
    /// }
    /// ```
    private func filter(
        _ rule: AccessPlan,
        named name: String,
        access: Access,
        isOptional: Bool
    ) throws -> FunctionDeclaration {
        let nothing: Expression = isOptional ? "nil" : ".nothing"
        var now: [FunctionDeclaration.Parameter] = []
        if rule.usesNow { now = [.init("now", type: "Timestamp")] }
        return FunctionDeclaration(
            Names.escaped(name),
            access: access,
            isStatic: true,
            documentation: access == .public ? documentation(rule) : [],
            parameters: [.init("caller", label: "_", type: "Caller")] + parameters(rule) + now,
            result: isOptional ? "RowFilter?" : "RowFilter",
            body: try body(rule, nothing: nothing, isOptional: isOptional)
        )
    }

    private func body(_ rule: AccessPlan, nothing: Expression, isOptional: Bool) throws -> [Statement] {
        let open = rule.clauses.filter { $0.condition == nil }
        let closed = rule.clauses.filter { $0.condition != nil }
        var statements: [Statement] = []
        if !open.isEmpty {
            let admitted = admitted(open)
            if admitted == "true" { return [.expression(".every")] }
            if closed.isEmpty { return [.expression(.conditional(admitted, ".every", nothing))] }
            statements.append(.when([admitted], [.giveBack(".every")]))
        }
        if closed.count == 1, let clause = closed.first {
            let filter = try only(clause)
            let tests = tests(clause)
            if tests.isEmpty { return statements + [.giveBack(filter)] }
            return statements + [.when(tests, [.giveBack(filter)]), .giveBack(nothing)]
        }
        if closed.isEmpty { return [.expression(nothing)] }
        statements.append(
            .variable("filter", type: isOptional ? "RowFilter?" : "RowFilter", isOptional ? nil : ".nothing")
        )
        for clause in closed {
            let filter = try only(clause)
            let joined: Expression =
                isOptional
                ? .call("RowFilter.combining", ["filter", .init(nil, filter)])
                : .call("filter.or", [.init(nil, filter)])
            let tests = tests(clause)
            statements.append(tests.isEmpty ? .assign("filter", joined) : .when(tests, [.assign("filter", joined)]))
        }
        return statements + [.giveBack("filter")]
    }

    /// `let me = caller.asCustomer`, or `caller.has(.lead)` where the condition does not speak of the caller.
    private func tests(_ clause: AccessPlan.Clause) -> [Expression] {
        guard case .role(let role) = clause.role else { return [] }
        return [clause.me == nil ? has(role) : .code("let me = caller." + CallerPlan.property(of: role))]
    }

    private func only(_ clause: AccessPlan.Clause) throws -> Expression {
        guard let condition = clause.condition else { return ".every" }
        var environment = SwiftSpelling(data).environment()
        let optionalMe = caller.subjects.first.map { "caller." + Names.escaped($0.property) } ?? "me"
        let hasMe = clause.me != nil
        environment.name = { name in
            name == "me" && !hasMe ? optionalMe : Names.escaped(Names.member(name))
        }
        environment.member = { base, name in
            if case .name("path") = base.withoutConversion.kind { Names.escaped(Names.member(name)) } else { nil }
        }
        environment.service = { function, _ in
            switch function {
            case "now": ("now", false)
            case "today": ("ExpressionFunctions.date(now)", false)
            default: nil
            }
        }
        return .call(".only", [.init(nil, try ConditionSpelling(environment).expression(condition))])
    }

    // MARK: Both

    private func parameters(_ rule: AccessPlan) -> [FunctionDeclaration.Parameter] {
        rule.arguments.map { argument in
            let name = Names.escaped(Names.member(argument.name))
            return .init(name, label: nil, type: SwiftSpelling.type(argument.value))
        }
    }

    /// "`GET /tickets/{id}`: agent; lead; customer where `self.customer == me`. (REQ-006)"
    private func documentation(_ rule: AccessPlan) -> [String] {
        let clauses = rule.clauses.map { clause in
            let role =
                switch clause.role {
                case .anyone: "anyone"
                case .system: "system"
                case .role(let name): name
                }
            return role + (clause.text.map { " where `\($0)`" } ?? "")
        }
        return documented("`\(rule.title)`: " + clauses.joined(separator: "; ") + ".", rule.requirements)
    }
}
