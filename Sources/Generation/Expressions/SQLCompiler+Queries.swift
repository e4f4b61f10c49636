import Diagnostics
import Expressions
import Planning

/// Rows that a subquery finds.
struct SQLSource {
    var entity: String
    var table: String
    var alias: String
    var conditions: [SQLFragment] = []
    var order: [SQLFragment] = []

    var condition: SQLFragment? {
        conditions.dropFirst().reduce(conditions.first) { joined, next in
            joined.map { .infix($0, "AND", next, .conjunction) }
        }
    }

    /// `SELECT what FROM … WHERE …`, and what follows it.
    func select(_ what: SQLFragment, _ clauses: SQLFragment...) -> SQLFragment {
        var query = SQLFragment(
            text: "SELECT \(what.text) FROM \(SQLCompiler.from(table, alias))",
            parameters: what.parameters,
            scale: what.scale
        )
        if let condition {
            query.text += " WHERE " + condition.text
            query.parameters += condition.parameters
        }
        for clause in clauses where !clause.text.isEmpty {
            query.text += " " + clause.text
            query.parameters += clause.parameters
        }
        return query
    }

    func select(_ what: String, _ clause: String = "") -> SQLFragment {
        select(SQLFragment(text: what), SQLFragment(text: clause))
    }

    /// The terms of `ORDER BY`; ties by id, so that the order is one.
    var orderTerms: SQLFragment {
        let terms = order.map(\.text) + [SQLText.name(alias) + ".\"id\""]
        return SQLFragment(text: terms.joined(separator: ", "), parameters: order.flatMap(\.parameters))
    }

    var rows: SQLRows {
        let asked = SQLFragment(
            text: order.map(\.text).joined(separator: ", "),
            parameters: order.flatMap(\.parameters)
        )
        return SQLRows(
            entity: entity,
            table: table,
            alias: alias,
            condition: condition?.expression,
            order: order.isEmpty ? nil : asked.expression
        )
    }
}

/// One value of each row that a subquery finds.
struct SQLValues {
    var source: SQLSource
    var value: SQLFragment
    var isOptional: Bool
    var isDistinct = false
    /// Ordered by the value itself.
    var isSorted = false

    func select() -> SQLFragment {
        source.select(isDistinct ? value.wrapped("DISTINCT ", "") : value)
    }
}

extension SQLCompiler {
    /// What a collection is made of; the bindings of its macros stand for its rows.
    mutating func source(_ expression: TypedExpression, called binding: String? = nil) throws -> SQLSource {
        switch expression.kind {
        case .everyRow(let entity):
            let table = Names.column(entity)
            return SQLSource(entity: entity, table: table, alias: freeAlias(binding.map(Names.column) ?? table))
        case .member(let parent, let field):
            guard case .collection(let entity) = expression.type.unwrapped, let owner = parent.entity else { break }
            let id = try value(parent)
            let table = Names.column(entity)
            var source = SQLSource(entity: entity, table: table, alias: freeAlias(binding.map(Names.column) ?? table))
            let column = SQLFragment(
                text: SQLText.name(source.alias) + "." + SQLText.name(environment.parentColumn(owner, field))
            )
            source.conditions.append(.infix(column, "=", id, .comparison))
            return source
        case .name(let name):
            if let meant = environment.queries[name] { return try source(meant, called: binding) }
        case .converted(let inner): return try source(inner, called: binding)
        case .macro(.filter, let inner, let name, let body):
            var source = try self.source(inner, called: binding ?? name)
            let condition = try bound(name, to: source.alias) { try $0.condition(body, .filter) }
            source.conditions.append(condition)
            return source
        case .macro(.sortBy, let inner, let name, let key):
            var source = try self.source(inner, called: binding ?? name)
            var term = try bound(name, to: source.alias) { try $0.ordered(key) }
            if key.type.isOptional { term = term.wrapped("", " NULLS FIRST") }
            source.order.insert(term, at: 0)
            return source
        default: break
        }
        throw UnsupportedExpression("These rows have no SQL form", at: expression.span)
    }

    private mutating func bound<Result>(
        _ binding: String,
        to alias: String,
        _ body: (inout SQLCompiler) throws -> Result
    ) rethrows -> Result {
        let outer = aliases
        defer { aliases = outer }
        aliases[binding] = alias
        return try body(&self)
    }

    /// Runs a subquery's compilation; its aliases are free again behind it.
    private mutating func subquery<Result>(_ body: (inout SQLCompiler) throws -> Result) rethrows -> Result {
        let known = taken
        defer { taken = known }
        return try body(&self)
    }

    /// `Entity.exists(x, …)`, `all`, `exists_one`.
    mutating func quantified(
        _ macro: Macro,
        _ over: TypedExpression,
        _ binding: String,
        _ body: TypedExpression,
        _ expression: TypedExpression
    ) throws -> SQLFragment {
        guard over.isCollection, [.exists, .all, .existsOne].contains(macro) else {
            throw UnsupportedExpression("This list has no SQL form", at: expression.span)
        }
        return try subquery { compiler in
            var source = try compiler.source(over, called: binding)
            let use: Use = macro == .all ? .value : .filter
            var condition = try compiler.bound(binding, to: source.alias) { try $0.condition(body, use) }
            if macro == .all {
                condition = SQLFragment(text: "NOT (\(condition.text))", parameters: condition.parameters)
            }
            source.conditions.append(condition)
            switch macro {
            case .exists: return source.select("1").wrapped("EXISTS (", ")")
            case .all: return source.select("1").wrapped("NOT EXISTS (", ")")
            default: return source.select("COUNT(*)").wrapped("((", ") = 1)")
            }
        }
    }

    /// The values of a list that comes of rows: `.map(x, …)`, and `distinct`, `sort` of it.
    mutating func values(of expression: TypedExpression) throws -> SQLValues {
        switch expression.kind {
        case .macro(.map, let over, let name, let body):
            let source = try self.source(over, called: name)
            let value = try bound(name, to: source.alias) { try $0.value(body) }
            return SQLValues(source: source, value: value, isOptional: body.type.isOptional)
        case .call("distinct", let arguments):
            if let list = arguments.first {
                var values = try self.values(of: list)
                values.isDistinct = true
                return values
            }
        case .call("sort", let arguments):
            if let list = arguments.first {
                var values = try self.values(of: list)
                values.isSorted = true
                if values.isOptional { values.source.conditions.append(values.value.wrapped("", " IS NOT NULL")) }
                values.isOptional = false
                return values
            }
        case .converted(let inner): return try values(of: inner)
        default: break
        }
        throw UnsupportedExpression("This list has no SQL form", at: expression.span)
    }

    /// `sum`, `min`, `max` of values.
    mutating func aggregate(
        _ template: String,
        _ name: FunctionName,
        _ arguments: [TypedExpression],
        _ expression: TypedExpression
    ) throws -> SQLFragment {
        guard let list = arguments.first else { throw UnsupportedExpression("A list is missing", at: expression.span) }
        if expression.type.unwrapped.isWord {
            throw UnsupportedExpression("`\(name.rawValue)` of words has no SQL form", at: expression.span)
        }
        return try subquery { compiler in
            let values = try compiler.values(of: list)
            var value = values.value
            if !compiler.isSQLite, expression.type.unwrapped == .text {
                value = SQLFragment(text: value.within(.primary) + " COLLATE \"C\"", parameters: value.parameters)
            }
            if values.isDistinct { value = value.wrapped("DISTINCT ", "") }
            var filled = Self.fill(template, [value])
            if !compiler.isSQLite, name == "sum" {
                // PostgreSQL sums bigint to numeric and has no 0 of an interval.
                if expression.type == .integer { filled = filled.wrapped("CAST(", " AS bigint)") }
                if expression.type == .duration { filled = Self.fill("COALESCE(SUM($0), INTERVAL '0')", [value]) }
            }
            filled.scale = values.value.scale
            return values.source.select(filled).wrapped("(", ")")
        }
    }

    /// `size`, `count`, `first`, `isUnique` of rows or of values.
    mutating func query(
        _ name: FunctionName,
        _ arguments: [TypedExpression],
        _ expression: TypedExpression
    ) throws -> SQLFragment {
        guard let list = arguments.first else { throw UnsupportedExpression("A list is missing", at: expression.span) }
        return try subquery { compiler in
            if list.isCollection {
                let source = try compiler.source(list)
                let id = SQLText.name(source.alias) + ".\"id\""
                switch name {
                case "size", "count": return source.select("COUNT(*)").wrapped("(", ")")
                case "first":
                    let order = source.orderTerms.wrapped("ORDER BY ", " LIMIT 1")
                    return source.select(SQLFragment(text: id), order).wrapped("(", ")")
                default: break
                }
            } else {
                return try compiler.query(name, values: try compiler.values(of: list), expression)
            }
            throw UnsupportedExpression("`\(name.rawValue)` of rows has no SQL form", at: expression.span)
        }
    }

    private func query(_ name: FunctionName, values: SQLValues, _ expression: TypedExpression) throws -> SQLFragment {
        switch name {
        case "size", "count":
            guard values.isDistinct else { return values.source.select("COUNT(*)").wrapped("(", ")") }
            return values.select().wrapped("(SELECT COUNT(*) FROM (", ") AS \"each\")")
        case "first" where !values.isDistinct && !values.isSorted:
            let order = values.source.orderTerms.wrapped("ORDER BY ", " LIMIT 1")
            return values.source.select(values.value, order).wrapped("(", ")")
        case "isUnique":
            if values.isDistinct { return SQLFragment(text: "TRUE") }
            let group = values.value.wrapped("GROUP BY ", " HAVING COUNT(*) > 1")
            return values.source.select(SQLFragment(text: "1"), group).wrapped("NOT EXISTS (", ")")
        default:
            throw UnsupportedExpression("`\(name.rawValue)` of these values has no SQL form", at: expression.span)
        }
    }
}
