import Diagnostics
import Expressions
import Planning

/// Compiles expressions to SQL over the rows of a query; values in hand are bound.
///
///     self.customer == me                                "ticket"."customer_id" = ?
///     Comment.filter(c, c.ticket == self).size()         (SELECT COUNT(*) FROM "comment" AS "c" WHERE …)
///     self.ticket.customer == me                         (SELECT "t"."customer_id" FROM "ticket" AS "t" …) = ?
public struct SQLCompiler {
    let environment: SQLEnvironment
    /// What the names of rows are called: those of the environment and the bindings of macros around the place.
    var aliases: [String: String]
    /// Names of tables and aliases that are taken at the place.
    var taken: Set<String>

    init(_ environment: SQLEnvironment) {
        self.environment = environment
        aliases = environment.rows
        taken = Set(environment.rows.values)
        if let candidate = environment.candidate { taken.insert(candidate) }
    }

    var isSQLite: Bool { environment.dialect == .sqlite }

    /// A condition as `WHERE` takes it: a row for which it is null is left out, as one for which it is false.
    /// - Throws: `UnsupportedExpression` for what has no SQL form.
    public static func condition(_ expression: TypedExpression, in environment: SQLEnvironment) throws -> SQLExpression
    {
        var compiler = SQLCompiler(environment)
        compiler.takeCandidate(of: expression)
        return try compiler.condition(expression, .filter).expression
    }

    /// A value as a select list takes it; a row is its id, a boolean never null.
    /// - Throws: `UnsupportedExpression` for what has no SQL form.
    public static func value(_ expression: TypedExpression, in environment: SQLEnvironment) throws -> SQLExpression {
        var compiler = SQLCompiler(environment)
        compiler.takeCandidate(of: expression)
        return try compiler.value(expression).expression
    }

    /// The rows that a collection stands for.
    /// - Throws: `UnsupportedExpression` for what has no SQL form.
    public static func rows(_ expression: TypedExpression, in environment: SQLEnvironment) throws -> SQLRows {
        var compiler = SQLCompiler(environment)
        return try compiler.source(expression).rows
    }

    /// The table of the row that is looked for is taken before any alias is given.
    private mutating func takeCandidate(of expression: TypedExpression) {
        if case .candidate(let entity) = expression.kind { taken.insert(environment.candidate ?? Names.column(entity)) }
        for part in expression.parts { takeCandidate(of: part) }
    }

    // MARK: Values

    mutating func value(_ expression: TypedExpression) throws -> SQLFragment {
        // Constants of the design are written out: planners of databases make use of them.
        if case .literal(let literal) = expression.withoutConversion.kind {
            return try self.literal(literal, at: expression)
        }
        guard isInHand(expression) else { return try computed(expression) }
        if environment.bindsValues { return bound(expression) }
        if case .name = expression.kind { return bound(expression) }
        let known = (aliases, taken)
        do { return try computed(expression) } catch is UnsupportedExpression {
            (aliases, taken) = known
            return bound(expression)
        }
    }

    private mutating func computed(_ expression: TypedExpression) throws -> SQLFragment {
        switch expression.kind {
        case .literal(let literal): return try self.literal(literal, at: expression)
        case .name, .candidate, .member: return try column(expression)
        case .binary(.add, _, _), .binary(.subtract, _, _), .binary(.multiply, _, _), .binary(.divide, _, _),
            .binary(.remainder, _, _), .unary(.negate, _):
            return try arithmetic(expression)
        case .unary, .binary: return try condition(expression, .value)
        case .conditional(let test, let one, let other): return try choice(test, one, other)
        case .call(let name, let arguments): return try call(name, arguments, expression)
        case .macro(let macro, let source, let binding, let body):
            return try quantified(macro, source, binding, body, expression)
        case .converted(let inner): return try value(inner)
        case .everyRow, .index, .list, .record, .view, .faulty:
            throw UnsupportedExpression("\(expression.type.described) has no SQL form here", at: expression.span)
        }
    }

    private func literal(_ literal: Literal, at expression: TypedExpression) throws -> SQLFragment {
        switch literal {
        case .null: return SQLFragment(text: "NULL")
        case .boolean(let value): return SQLFragment(text: value ? "TRUE" : "FALSE")
        case .integer(let value):
            return SQLFragment(
                text: "\(value)",
                precedence: value < 0 ? .addition : .primary,
                constant: DecimalLiteral("\(value)")
            )
        case .text(let text): return SQLFragment(text: SQLText.text(text))
        case .decimal(let written):
            guard let constant = DecimalLiteral(written), constant.digits.count <= 18,
                let scaled = constant.integer(scale: constant.scale)
            else { throw UnsupportedExpression("The decimal has too many digits for SQL", at: expression.span) }
            let isNegative = constant.isNegative && constant.digits != "0"
            return SQLFragment(
                text: isSQLite ? scaled : written,
                precedence: isNegative ? .addition : .primary,
                scale: constant.scale,
                constant: constant
            )
        }
    }

    /// `?`, with the value to be computed in Swift.
    func bound(_ expression: TypedExpression) -> SQLFragment {
        var scale = 0
        if expression.type.unwrapped == .decimal {
            scale =
                if case .member(let base, let name) = expression.unmarked.kind {
                    environment.scale(base.type.unwrapped, name)
                } else {
                    environment.scale(.unknown, "")
                }
        }
        return SQLFragment(text: "?", parameters: [SQLParameter(value: expression, scale: scale)], scale: scale)
    }

    private mutating func choice(
        _ test: TypedExpression,
        _ one: TypedExpression,
        _ other: TypedExpression
    ) throws -> SQLFragment {
        let condition = try self.condition(test, .filter)
        let branches = aligned(try value(one), try value(other))
        var rest = "ELSE \(branches.1.text) END"
        // A chain of choices is one CASE: SQLite's parser takes few of them inside each other.
        if case .conditional = other.kind, branches.1.text.hasPrefix("CASE WHEN "), branches.1.text.hasSuffix(" END") {
            rest = String(branches.1.text.dropFirst("CASE ".count))
        }
        return SQLFragment(
            text: "CASE WHEN \(condition.text) THEN \(branches.0.text) \(rest)",
            parameters: condition.parameters + branches.0.parameters + branches.1.parameters,
            scale: branches.0.scale
        )
    }

    // MARK: What is in hand

    /// Whether the value is known before the query runs, so that it can be bound.
    func isInHand(_ expression: TypedExpression) -> Bool {
        switch expression.kind {
        case .candidate, .everyRow, .faulty, .record, .view: return false
        case .name(let name):
            if aliases[name] != nil || environment.queries[name] != nil { return false }
            return !expression.isCollection
        case .member(let base, let name):
            if expression.isCollection { return false }
            // Following a reference needs the database, the id of one does not.
            if base.entity != nil, name != "id", !base.isName { return false }
        default: break
        }
        return expression.parts.allSatisfy(isInHand)
    }
}

extension TypedExpression {
    fileprivate var isName: Bool { if case .name = unmarked.kind { true } else { false } }
}

extension ValueType {
    /// How a message begins with it.
    fileprivate var described: String {
        let text = description
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}
