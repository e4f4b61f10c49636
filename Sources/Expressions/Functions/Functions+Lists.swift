extension Functions {
    /// Functions over lists; over what a query gives they become part of that query.
    static let lists: [ExpressionFunction] =
        ["size", "count"].flatMap { (name: FunctionName) in
            [
                ExpressionFunction(
                    name,
                    [.list],
                    .type(.integer),
                    swift: .template("$0.count"),
                    sql: .query,
                    "how many elements there are"
                ),
                ExpressionFunction(
                    name,
                    [.collection],
                    .type(.integer),
                    swift: .template("$0.count"),
                    sql: .query,
                    "how many rows there are"
                ),
            ]
        } + [
            .init(
                "first",
                [.collection],
                .optionalElement,
                swift: .template("$0.first"),
                sql: .query,
                "the first row, null if there is none"
            ),
            .init(
                "first",
                [.list],
                .optionalElement,
                swift: .template("$0.first"),
                sql: .query,
                "the first element, null if there is none"
            ),
            .init(
                "sum",
                [.summableList],
                .element,
                swift: .throwing("ExpressionFunctions.sum($0)"),
                sql: .aggregate("COALESCE(SUM($0), 0)"),
                "the sum; 0 of an empty list"
            ),
            .init(
                "min",
                [.orderedList],
                .optionalElement,
                swift: .template("ExpressionFunctions.min($0)"),
                sql: .aggregate("MIN($0)"),
                "the least element, null if there is none"
            ),
            .init(
                "max",
                [.orderedList],
                .optionalElement,
                swift: .template("ExpressionFunctions.max($0)"),
                sql: .aggregate("MAX($0)"),
                "the greatest element, null if there is none"
            ),
            .init(
                "sort",
                [.orderedList],
                .listOfElement,
                swift: .template("ExpressionFunctions.sort($0)"),
                sql: .query,
                "the elements from the least to the greatest"
            ),
            .init(
                "reverse",
                [.list],
                .listOfElement,
                swift: .template("ExpressionFunctions.reverse($0)"),
                "the elements from the last to the first"
            ),
            .init(
                "distinct",
                [.list],
                .listOfElement,
                swift: .template("ExpressionFunctions.distinct($0)"),
                sql: .query,
                "the elements, each once, in the order of their first appearance"
            ),
            .init(
                "flatten",
                [.listOfLists],
                .listOfElement,
                swift: .template("ExpressionFunctions.flatten($0)"),
                "the elements of the inner lists, one after the other"
            ),
            .init(
                "isUnique",
                [.list],
                .type(.boolean),
                swift: .template("ExpressionFunctions.isUnique($0)"),
                sql: .query,
                "whether no element stands there twice"
            ),
        ]
}
