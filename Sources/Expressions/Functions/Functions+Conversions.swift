extension Functions {
    private static func toText(_ type: ValueType, swift: String, sql: ExpressionFunction.SQLForm?, _ summary: String)
        -> ExpressionFunction
    {
        .init("string", [.type(type)], .type(.text), swift: .template(swift), sql: sql, summary)
    }

    /// Functions that turn a value of one type into one of another; a text that cannot be read is a failure.
    static let conversions: [ExpressionFunction] = [
        .init("int", [.type(.integer)], .type(.integer), swift: .template("$0"), "the same integer"),
        .init(
            "int",
            [.type(.text)],
            .type(.integer),
            swift: .throwing("ExpressionFunctions.integer($0)"),
            "the integer that the text spells"
        ),
        .init(
            "int",
            [.type(.decimal)],
            .type(.integer),
            swift: .throwing("ExpressionFunctions.integer($0)"),
            "the decimal without its fraction"
        ),
        .init(
            "int",
            [.type(.timestamp)],
            .type(.integer),
            swift: .template("ExpressionFunctions.secondsSince1970($0)"),
            "whole seconds since 1970 in UTC"
        ),
        .init(
            "decimal",
            [.type(.integer)],
            .type(.decimal),
            swift: .template("Decimal($0)"),
            "the integer as a decimal"
        ),
        .init("decimal", [.type(.decimal)], .type(.decimal), swift: .template("$0"), "the same decimal"),
        .init(
            "decimal",
            [.type(.text)],
            .type(.decimal),
            swift: .throwing("ExpressionFunctions.decimal($0)"),
            "the decimal that the text spells"
        ),
        .init("bool", [.type(.boolean)], .type(.boolean), swift: .template("$0"), "the same truth value"),
        .init(
            "bool",
            [.type(.text)],
            .type(.boolean),
            swift: .throwing("ExpressionFunctions.boolean($0)"),
            "the truth value that the text spells"
        ),
        .init(
            "uuid",
            [.type(.text)],
            .type(.uuid),
            swift: .throwing("ExpressionFunctions.uuid($0)"),
            "the identifier that the text spells"
        ),
        toText(.text, swift: "$0", sql: .scalar(sqlite: "$0", postgres: "$0"), "the same text"),
        toText(
            .integer,
            swift: "String($0)",
            sql: .scalar(sqlite: "CAST($0 AS TEXT)", postgres: "CAST($0 AS TEXT)"),
            "the integer in decimal digits"
        ),
        toText(
            .decimal,
            swift: "ExpressionFunctions.string($0)",
            sql: nil,
            "the decimal in digits, without an exponent"
        ),
        toText(
            .boolean,
            swift: "String($0)",
            sql: .scalar(
                sqlite: "CASE WHEN $0 THEN 'true' ELSE 'false' END",
                postgres: "CASE WHEN $0 THEN 'true' ELSE 'false' END"
            ),
            "`true` or `false`"
        ),
        toText(.uuid, swift: "ExpressionFunctions.string($0)", sql: nil, "the identifier in lower case with hyphens"),
        toText(.date, swift: "ExpressionFunctions.string($0)", sql: nil, "the date as `2026-03-01`"),
        toText(.timestamp, swift: "ExpressionFunctions.string($0)", sql: nil, "the time as `2026-03-01T12:00:00Z`"),
        toText(.duration, swift: "ExpressionFunctions.string($0)", sql: nil, "the duration in seconds, as `90s`"),
    ]
}
