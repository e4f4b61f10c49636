import DesignModel
import Expressions
import Planning
import SwiftTree

/// How routes, requests and settings spell types, rules and constants.
struct APISpelling {
    let plan: ServicePlan
    private let spelling: SwiftSpelling

    init(_ plan: ServicePlan) {
        self.plan = plan
        spelling = SwiftSpelling(plan.data)
    }

    func type(_ value: ValuePlan) -> String { SwiftSpelling.type(value) }

    /// `Customer.Rules.email`; for what the model has no rule of, the rule itself.
    func rule(of member: MemberPlan, in entity: EntityPlan) -> Expression {
        let isNamed =
            member.referencedEntity == nil && member.value.unwrapped != .json
            && entity.members.contains { $0.name == member.name }
        return isNamed ? .code("\(entity.typeName).Rules.\(Names.escaped(member.property))") : rule(outsideOf: member)
    }

    /// `.text(3...140)`
    func rule(of member: MemberPlan) -> Expression { rule(outsideOf: member) }

    /// The rule of a member where no model names it.
    func rule(outsideOf member: MemberPlan) -> Expression { spelling.rule(for: member.type, pattern: member.pattern) }

    func rule(of parameter: ParameterPlan) -> Expression {
        spelling.rule(for: parameter.type, pattern: parameter.pattern)
    }

    func rule(ofType type: FieldType, pattern: String?) -> Expression { spelling.rule(for: type, pattern: pattern) }

    /// The constant that a member of a body has where the request leaves it out.
    func constant(_ member: MemberPlan) throws -> Expression? { try spelling.defaultValue(member) }

    /// A default that is computed when the row is made: `now()` is the moment of the transaction.
    func computedDefault(_ member: MemberPlan) throws -> Expression {
        guard let value = member.defaultValue else { return "nil" }
        var environment = spelling.environment()
        environment.service = { function, _ in
            switch function {
            case "now": ("now", false)
            case "today": ("CalendarDate(now)", false)
            case "uuid": ("UUID.v7(at: now)", false)
            default: nil
            }
        }
        return try SwiftCompiler.compile(value, in: environment, as: .id).tree
    }

    /// The default of a parameter, as the `Default` cell has it.
    func constant(_ text: String, of parameter: ParameterPlan) -> Expression? {
        switch parameter.type {
        case .text, .email, .url: .string(text)
        case .integer: Int(text).map { .code(String($0)) }
        case .boolean: .code(text == "true" ? "true" : "false")
        case .oneOf(let words): .code(spelling.environment().word(text, words))
        default: nil
        }
    }

    /// A condition over the row: `TicketRepository.stateIs(state)`.
    ///
    /// - Throws: `UnsupportedExpression` for a value that has no Swift form.
    func condition(_ use: ConditionUse, in parts: RouteParts) throws -> Expression {
        try ConditionSpelling(environment(of: parts)).expression(use)
    }

    /// `input.NAME` is the constant of a parameter, `path.NAME` that of a value in the path.
    private func environment(of parts: RouteParts) -> SwiftEnvironment {
        var environment = spelling.environment()
        environment.member = { base, name in
            switch base.withoutConversion.kind {
            case .name("input"): parts.local(Names.member(name))
            case .name("path"): parts.pathValue(name)
            default: nil
            }
        }
        return environment
    }
}
