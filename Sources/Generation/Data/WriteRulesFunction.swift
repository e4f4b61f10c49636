import Expressions
import Planning
import SwiftTree

/// Writes the rules that a row must keep and that the database cannot check, or not so that every fault is told.
struct WriteRulesFunction {
    let entity: EntityPlan
    let spelling: SwiftSpelling

    /// ```swift
    /// public static func brokenRules(of booking: Booking, in transaction: any ReadTransaction) throws -> [FieldError] {
    ///     var errors: [FieldError] = []
    ///     if !(booking.until > booking.from) {
    ///         errors.append(FieldError(pointer: "/until", .rule, "must lie after from"))
    ///     }
    ///     return errors
    /// }
    /// ```
    func declaration() throws -> Declaration? {
        guard !entity.writeRules.isEmpty else { return nil }
        let row = Names.escaped(entity.variable)
        var body: [Statement] = [.variable("errors", type: "[FieldError]", .array([]))]
        for rule in entity.writeRules { body.append(try statement(rule, row)) }
        body.append(.giveBack("errors"))
        return .function(
            FunctionDeclaration(
                "brokenRules",
                access: .public,
                isStatic: true,
                documentation: documented(
                    "Every broken rule of a row that is about to be stored.",
                    entity.requirements
                ),
                parameters: [
                    .init(row, label: "of", type: entity.typeName),
                    .init("transaction", label: "in", type: "any ReadTransaction"),
                ],
                throwing: "throws",
                result: "[FieldError]",
                body: body
            )
        )
    }

    private func statement(_ rule: WriteRulePlan, _ row: String) throws -> Statement {
        let property = row + "." + Names.escaped(rule.member.property)
        let error = Expression.call(
            "FieldError",
            [
                .init("pointer", .string("/" + rule.member.name)),
                .init(nil, .code("." + Names.member(rule.code))),
                .init(nil, .string(rule.message)),
            ]
        )
        let append = Statement.expression(.call("errors.append", [.init(nil, error)]))
        switch rule.kind {
        case .matches(let pattern):
            let value = Names.escaped(rule.member.property)
            let matches = Expression.tried(
                .prefixed(
                    "!",
                    .call(
                        "ExpressionFunctions.matches",
                        [
                            .init(nil, .code(rule.member.isOptional ? value : property)),
                            .init(nil, .rawString(pattern)),
                        ]
                    )
                )
            )
            let unwrapped: [Expression] = rule.member.isOptional ? [.code("let \(value) = \(property)")] : []
            return .when(unwrapped + [matches], [append])
        case .condition(let expression):
            var environment = spelling.environment()
            environment.name = { $0 == "self" ? row : Names.escaped(Names.member($0)) }
            environment.service = { function, _ in
                switch function {
                case "now": ("transaction.now", false)
                case "today": ("ExpressionFunctions.date(transaction.now)", false)
                default: nil
                }
            }
            let compiled = try SwiftCompiler.compile(expression.negatedForCheck, in: environment)
            guard compiled.needsNoDatabase else {
                throw UnsupportedExpression(
                    "A rule of a field that looks at other rows has no form",
                    at: expression.span
                )
            }
            let present: [Expression] = rule.member.isOptional ? [.code("\(property) != nil")] : []
            return .when(present + [compiled.treeWithTry], [append])
        }
    }
}

extension TypedExpression {
    /// What is true where the rule is broken.
    fileprivate var negatedForCheck: TypedExpression {
        TypedExpression(.unary(.not, self), type: .boolean, span: span)
    }
}
