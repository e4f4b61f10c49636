import Expressions
import Planning
import SwiftTree

/// Writes the steps of a flow or of a transition's effects as statements.
struct StepWriter {
    private(set) var values: ValueWriter
    /// What `me` is in the function.
    let me: MeParameter?

    init(_ scope: FunctionScope, me: MeParameter?) {
        values = ValueWriter(scope)
        self.me = me
    }

    var scope: FunctionScope { values.scope }

    mutating func statements(_ steps: [StepPlan]) throws -> [Statement] {
        try steps.flatMap { try statements($0) }
    }

    /// The value of an expression, with what must stand before it.
    mutating func guarded(
        by condition: TypedExpression,
        otherwise refusal: Expression
    ) throws -> [Statement] {
        let value = try values.value(condition)
        return values.takeBefore() + [.check([value], otherwise: [.throwing(refusal)])]
    }

    private mutating func statements(_ step: StepPlan) throws -> [Statement] {
        let written = try self.written(step)
        return values.takeBefore() + written
    }

    private mutating func written(_ step: StepPlan) throws -> [Statement] {
        switch step.kind {
        case .bind(let name, let value):
            let value = try values.row(value)
            return [bind(name, value)]
        case .get(let name, let entity, let use, let absent, let changes):
            return try get(name, entity, use, absent, changes: changes)
        case .find(let name, let entity, let use, _):
            let call = try locked(entity, use)
            guard let name else { return [.assign("_", .tried(call))] }
            defer { values.scope.markOptional(name) }
            return [.constant(values.scope.declare(name), .tried(call))]
        case .create(let name, let entity, let fields, let answers, let changes):
            let call = try insert(entity, fields)
            return [bind(name, RefusalSpelling.attempted(call, answers), changes: changes)]
        case .ensure(let entity, let fields, let unique, let answers):
            return [.assign("_", RefusalSpelling.attempted(try ensure(entity, fields, unique), answers))]
        case .deleteWhere(let entity, let use, let answers):
            let call = Expression.call(
                ConditionSpelling.repository(entity) + ".deleteAll",
                [.init("where", try values.condition(use)), .init("in", "transaction")]
            )
            return [.expression(RefusalSpelling.attempted(call, answers))]
        case .change(let target, let entity, let fields, let answers, let stores):
            return try change(target, entity, fields, answers, stores: stores)
        case .delete(let target, let entity, let answers):
            return present(target) + [.expression(RefusalSpelling.attempted(store("delete", target, entity), answers))]
        case .require(let condition, let failure):
            if let name = condition.namePresent, scope.isOptional(name) { return [demand(name, failure)] }
            return try guarded(by: condition, otherwise: RefusalSpelling.expression(failure))
        case .when(let condition, let inner):
            let value = try values.value(condition)
            return values.takeBefore() + [.when([value], try nested(inner))]
        case .forEach(let name, let over, let inner, let changes):
            return try loop(name, over, inner, changes: changes)
        case .transition(let target, let entity, let event, let answers):
            return present(target) + [transition(target, entity, event, answers)]
        case .custom(let name, let custom, let arguments, let answers):
            return [try self.custom(name, custom, arguments, answers)]
        case .giveBack(let value):
            return [.giveBack(try values.row(value))]
        }
    }

    // MARK: Reading

    private mutating func bind(_ name: String?, _ value: Expression, changes: Bool = false) -> Statement {
        guard let name else { return .assign("_", value) }
        let swift = values.scope.declare(name)
        return changes ? .variable(swift, value) : .constant(swift, value)
    }

    /// `TicketRepository.lock(input.id, in: transaction)`, `TicketRepository.lock(where: …, in: transaction)`
    private mutating func locked(_ entity: String, _ use: ConditionUse) throws -> Expression {
        if case .call(let call) = use, call.function == ConditionCall.isRow, let id = call.arguments.first,
            !id.type.isOptional
        {
            return .call(
                ConditionSpelling.repository(entity) + ".lock",
                [.init(nil, try values.untried(id, as: .id).tree), .init("in", "transaction")]
            )
        }
        return .call(
            ConditionSpelling.repository(entity) + ".lock",
            [.init("where", try values.condition(use)), .init("in", "transaction")]
        )
    }

    /// `guard let agent = try AgentRepository.lock(…) else { throw … }`
    private mutating func get(
        _ name: String?,
        _ entity: String,
        _ use: ConditionUse,
        _ absent: FailurePlan,
        changes: Bool
    ) throws -> [Statement] {
        let call = Expression.tried(try locked(entity, use))
        let refusal = Statement.throwing(RefusalSpelling.expression(absent))
        guard let name else { return [.check([.chain([call, "nil"], operator: "!=")], otherwise: [refusal])] }
        let swift = values.scope.declare(name)
        return [.check([.prefixed((changes ? "var " : "let ") + swift + " = ", call)], otherwise: [refusal])]
    }

    /// `guard var found = first else { throw … }`: from here on the row is there.
    private mutating func demand(_ name: String, _ failure: FailurePlan) -> Statement {
        let old = scope.swiftName(name)
        let new = values.scope.declare(name)
        return .check([.code("var \(new) = \(old)")], otherwise: [.throwing(RefusalSpelling.expression(failure))])
    }

    /// A row that may be missing as far as Swift knows, but that an earlier step has shown to be there.
    private mutating func present(_ name: String) -> [Statement] {
        guard scope.isOptional(name) else { return [] }
        let old = scope.swiftName(name)
        let new = values.scope.declare(name)
        return [.variable(new, .code("try ExpressionFunctions.known(\(old))"))]
    }

    // MARK: Writing

    /// `Ticket(id: .v7(at: transaction.now), number: number, customerID: me.id)`
    private mutating func model(_ entity: String, _ fields: [StepPlan.FieldValue]) throws -> Expression {
        // Ids follow the clock of the transaction, as `createdAt` does.
        var arguments = [Expression.Argument("id", ".v7(at: transaction.now)")]
        for field in fields {
            arguments.append(.init(field.member.property, try values.untried(field.value, as: .id).tree))
        }
        return .call(Names.type(entity), arguments)
    }

    private mutating func insert(_ entity: String, _ fields: [StepPlan.FieldValue]) throws -> Expression {
        .call(
            ConditionSpelling.repository(entity) + ".insert",
            [.init(nil, try model(entity, fields)), .init("in", "transaction")]
        )
    }

    private mutating func ensure(
        _ entity: String,
        _ fields: [StepPlan.FieldValue],
        _ unique: [MemberPlan]
    ) throws -> Expression {
        .call(
            ConditionSpelling.repository(entity) + ".ensure",
            [
                .init(nil, try model(entity, fields)),
                .init("uniqueBy", .array(unique.map { .string($0.column) })),
                .init("in", "transaction"),
            ]
        )
    }

    private func store(_ verb: String, _ target: String, _ entity: String) -> Expression {
        .call(
            ConditionSpelling.repository(entity) + "." + verb,
            [.init(nil, .code(scope.swiftName(target))), .init("in", "transaction")]
        )
    }

    private mutating func change(
        _ target: String,
        _ entity: String,
        _ fields: [StepPlan.FieldValue],
        _ answers: [OtherAnswer],
        stores: Bool
    ) throws -> [Statement] {
        var statements = present(target)
        let row = scope.swiftName(target)
        for field in fields {
            let value = try values.value(field.value, as: .id)
            statements += values.takeBefore()
            statements.append(.assign(row + "." + Names.escaped(field.member.property), value))
        }
        if stores {
            statements.append(.assign(row, RefusalSpelling.attempted(store("update", target, entity), answers)))
        }
        return statements
    }

    // MARK: Control

    /// Names of an inner block do not reach out of it.
    private mutating func nested(_ steps: [StepPlan]) throws -> [Statement] {
        var inner = self
        return try inner.statements(steps)
    }

    private mutating func loop(
        _ name: String,
        _ over: TypedExpression,
        _ steps: [StepPlan],
        changes: Bool
    ) throws -> [Statement] {
        let sequence = try values.value(over)
        let before = values.takeBefore()
        var inner = self
        let swift = inner.values.scope.declare(name)
        let body = try inner.statements(steps)
        return before + [.forEach((changes ? "var " : "") + swift, in: sequence, body)]
    }

    private func transition(
        _ target: String,
        _ entity: String,
        _ event: StepPlan.EventReference,
        _ answers: [OtherAnswer]
    ) -> Statement {
        let row = scope.swiftName(target)
        let call = Expression.call(
            Names.type(entity) + "Lifecycle." + Names.escaped(event.member),
            [.init(nil, .code(row))] + CallSpelling.me(event.call.me, from: me) + [.init("in", "transaction")]
        )
        return .assign(row, RefusalSpelling.attempted(call, answers))
    }

    /// ```swift
    /// let price = try PriceRule().priceRule(amount: input.amount) { error in
    ///     switch error {
    ///     case .unknownCurrency: Refusal(.invalid, code: "unknown_currency", "…")
    ///     }
    /// }
    /// ```
    private mutating func custom(
        _ name: String?,
        _ custom: CustomPlan,
        _ arguments: [StepPlan.FieldValue],
        _ answers: [String: FailurePlan]
    ) throws -> Statement {
        var given: [Expression.Argument] = []
        var canThrow = !custom.errors.isEmpty
        for argument in arguments {
            let value = try values.untried(argument.value, as: .id)
            canThrow = canThrow || value.canThrow
            given.append(.init(argument.member.property, value.tree))
        }
        let cases = custom.errors.map { error in
            let refusal = answers[error.name].map { RefusalSpelling.expression($0) } ?? "Refusal.forbidden"
            return Statement.Case("." + Names.escaped(error.member), [.expression(refusal)])
        }
        let refusing = custom.errors.isEmpty ? nil : Expression.Closure(["error"], [.choose("error", cases)])
        let call = Expression.call(
            .member(.call(custom.typeName), Names.escaped(custom.function)),
            given,
            trailing: refusing
        )
        let value = canThrow ? Expression.tried(call) : call
        if custom.result.isEmpty { return .expression(value) }
        return bind(name, value)
    }
}
