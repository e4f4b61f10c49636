import Expressions
import Planning

extension SQLCompiler {
    /// A column of a row that the query speaks of; a row stands for its id.
    mutating func column(_ expression: TypedExpression) throws -> SQLFragment {
        if let alias = alias(of: expression) { return SQLFragment(text: SQLText.name(alias) + ".\"id\"") }
        guard case .member(let base, let name) = expression.kind, let entity = base.entity else {
            throw UnsupportedExpression("This has no SQL form", at: expression.span)
        }
        guard !expression.isCollection else {
            throw UnsupportedExpression("Rows stand where one value is needed", at: expression.span)
        }
        let isDecimal = expression.type.unwrapped == .decimal
        let scale = isDecimal ? environment.scale(.entity(entity), name) : 0
        let column = SQLText.name(expression.entity == nil ? Names.column(name) : Names.referenceColumn(name))
        if let alias = alias(of: base) {
            return SQLFragment(text: SQLText.name(alias) + "." + column, scale: scale)
        }
        // The id of a referenced row is what the reference holds.
        if name == "id" { return try value(base) }
        return try follow(base, to: column, in: entity, scale: scale)
    }

    /// A column of a row that a reference, or an id in hand, names: a scalar subquery.
    private mutating func follow(
        _ base: TypedExpression,
        to column: String,
        in entity: String,
        scale: Int
    ) throws -> SQLFragment {
        let known = taken
        defer { taken = known }
        let alias = freeAlias(Names.column(entity))
        let id = try value(base)
        return SQLFragment(
            text: "(SELECT \(SQLText.name(alias)).\(column) FROM \(Self.from(Names.column(entity), alias)) "
                + "WHERE \(SQLText.name(alias)).\"id\" = \(id.within(.addition)))",
            parameters: id.parameters,
            scale: scale
        )
    }

    /// The alias of a row that the query speaks of.
    private func alias(of expression: TypedExpression) -> String? {
        switch expression.unmarked.kind {
        case .name(let name): aliases[name]
        case .candidate(let entity): environment.candidate ?? Names.column(entity)
        default: nil
        }
    }

    /// A name that no table or alias around the place has.
    mutating func freeAlias(_ wanted: String) -> String {
        var alias = wanted
        var count = 2
        while !taken.insert(alias).inserted {
            alias = wanted + "_\(count)"
            count += 1
        }
        return alias
    }

    /// `"ticket" AS "t"`
    static func from(_ table: String, _ alias: String) -> String {
        table == alias ? SQLText.name(table) : SQLText.name(table) + " AS " + SQLText.name(alias)
    }
}
