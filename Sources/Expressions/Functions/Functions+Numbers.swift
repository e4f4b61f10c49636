extension Functions {
    /// Functions over numbers, and `min` and `max` of two values.
    static let numbers: [ExpressionFunction] = [
        .init(
            "min",
            [.ordered, .ordered],
            .element,
            .function,
            swift: .template("ExpressionFunctions.min($0, $1)"),
            sql: .scalar(sqlite: "min($0, $1)", postgres: "LEAST($0, $1)"),
            "the lesser of the two"
        ),
        .init(
            "max",
            [.ordered, .ordered],
            .element,
            .function,
            swift: .template("ExpressionFunctions.max($0, $1)"),
            sql: .scalar(sqlite: "max($0, $1)", postgres: "GREATEST($0, $1)"),
            "the greater of the two"
        ),
        .init(
            "round",
            [.type(.decimal), .type(.integer)],
            .type(.decimal),
            swift: .throwing("ExpressionFunctions.round($0, $1)"),
            "the nearest decimal with that many places; half is rounded away from zero"
        ),
    ]
}
