import Expressions
import Planning
import SwiftTree

/// Writes the conditions of a repository and the values that it is asked for.
struct ConditionFunctions {
    let entity: EntityPlan
    let data: DataPlan
    let spelling: SwiftSpelling

    /// ```swift
    /// /// `self.customer == customer`
    /// public static func customerIs(_ customer: UUID) -> SQLCondition {
    ///     SQLCondition(#""ticket"."customer_id" = ?"#, [.uuid(customer)])
    /// }
    /// ```
    func condition(_ plan: ConditionPlan) throws -> Declaration {
        let sql = try SQLCompiler.condition(plan.expression, in: environment(rows: ["self": entity.table]))
        return .function(
            FunctionDeclaration(
                Names.escaped(plan.name),
                access: .public,
                isStatic: true,
                documentation: ["`\(plan.expression.designText)`"],
                parameters: parameters(plan.parameters),
                result: "SQLCondition",
                body: [.expression(try statement("SQLCondition", sql))]
            )
        )
    }

    /// ```swift
    /// /// `Order.filter(o, o.customer == customer).map(o, o.price).sum()`
    /// public static func sumOfPrice(_ customer: UUID, in transaction: any ReadTransaction) throws -> Decimal {
    ///     try transaction.decimal(SQLStatement("SELECT (…) AS \"value\"", [.uuid(customer)]), scale: 2)
    /// }
    /// ```
    func reading(_ plan: ReadingPlan) throws -> Declaration {
        var sql = try SQLCompiler.value(plan.expression, in: environment(rows: [:]))
        sql.text = "SELECT \(sql.text) AS \"value\""
        let statement = try statement("SQLStatement", sql)
        let isDecimal = plan.expression.type.unwrapped == .decimal
        let call: Expression =
            isDecimal
            ? .call("transaction.decimal", [.init(nil, statement), .init("scale", .code("\(sql.scale)"))])
            : .call("transaction.value", [.init(nil, statement)])
        return .function(
            FunctionDeclaration(
                Names.escaped(plan.name),
                access: .public,
                isStatic: true,
                documentation: ["`\(plan.expression.designText)`"],
                parameters: parameters(plan.parameters) + [
                    .init("transaction", label: "in", type: "any ReadTransaction")
                ],
                throwing: "throws",
                result: spelling.type(plan.expression.type),
                body: [.expression(.tried(call))]
            )
        )
    }

    private func parameters(_ parameters: [ConditionPlan.Parameter]) -> [FunctionDeclaration.Parameter] {
        parameters.enumerated().map { index, parameter in
            .init(Names.escaped(parameter.name), label: index == 0 ? "_" : nil, type: spelling.type(parameter.type))
        }
    }

    private func statement(_ type: String, _ sql: SQLExpression) throws -> Expression {
        let environment = spelling.environment()
        let values = try sql.parameters.map { try $0.binding(in: environment).tree }
        let arguments = values.isEmpty ? [] : [Expression.Argument(nil, .array(values))]
        return .call(type, [.init(nil, .rawString(sql.text))] + arguments)
    }

    private func environment(rows: [String: String]) -> SQLEnvironment { .init(data, rows: rows) }
}

extension SQLEnvironment {
    /// For SQLite, with the digits of fraction that the design gives its decimals.
    init(_ data: DataPlan, rows: [String: String]) {
        self.init(.sqlite, rows: rows, scale: { owner, field in data.scale(of: field, in: owner) })
    }
}

extension DataPlan {
    /// Digits of fraction of a decimal field; for values in hand whose type says nothing, those that keep all others.
    func scale(of field: String, in owner: ValueType) -> Int {
        if case .entity(let name) = owner, let member = entity(named: name)?.member(named: field),
            case .decimal(let scale) = member.value.unwrapped
        {
            return scale
        }
        return greatestScale
    }

    private var greatestScale: Int {
        entities.flatMap(\.columns).map { member -> Int in
            if case .decimal(let scale) = member.value.unwrapped { scale } else { 0 }
        }.max() ?? 0
    }
}
