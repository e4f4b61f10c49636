extension Functions {
    /// The White_Space characters of Unicode, as SQLite's `char(…)` takes them.
    private static let whiteSpace =
        [9, 10, 11, 12, 13, 32, 0x85, 0xA0, 0x1680] + Array(0x2000...0x200A) + [0x2028, 0x2029, 0x202F, 0x205F, 0x3000]

    private static let sqliteWhiteSpace = "char(" + whiteSpace.map(String.init).joined(separator: ", ") + ")"

    private static let postgresWhiteSpace =
        "U&'"
        + whiteSpace.map { code in
            let digits = String(code, radix: 16, uppercase: true)
            return "\\" + String(repeating: "0", count: 4 - digits.count) + digits
        }.joined() + "'"

    /// Text is a sequence of Unicode scalars: two texts are equal if their scalars are, and lengths count scalars.
    static let text: [ExpressionFunction] = [
        .init(
            "size",
            [.type(.text)],
            .type(.integer),
            swift: .template("$0.unicodeScalars.count"),
            sql: .scalar(sqlite: "length($0)", postgres: "char_length($0)"),
            "how many Unicode scalars the text has"
        ),
        .init(
            "contains",
            [.type(.text), .type(.text)],
            .type(.boolean),
            .method,
            swift: .template("ExpressionFunctions.contains($0, $1)"),
            sql: .scalar(sqlite: "instr($0, $1) > 0", postgres: "strpos($0, $1) > 0"),
            "whether the other text stands in it"
        ),
        .init(
            "startsWith",
            [.type(.text), .type(.text)],
            .type(.boolean),
            .method,
            swift: .template("ExpressionFunctions.startsWith($0, $1)"),
            // A range, so that an index serves it: no text of Unicode holds a byte as high as F5.
            sql: .scalar(sqlite: "($0 >= $1 AND $0 < $1 || CAST(x'F5' AS TEXT))", postgres: "starts_with($0, $1)"),
            "whether it begins with the other text"
        ),
        .init(
            "endsWith",
            [.type(.text), .type(.text)],
            .type(.boolean),
            .method,
            swift: .template("ExpressionFunctions.endsWith($0, $1)"),
            sql: .scalar(
                sqlite: "substr($0, length($0) - length($1) + 1) = $1",
                postgres: "right($0, char_length($1)) = $1"
            ),
            "whether it ends with the other text"
        ),
        .init(
            "matches",
            [.type(.text), .type(.text)],
            .type(.boolean),
            swift: .throwing("ExpressionFunctions.matches($0, $1)"),
            sql: .scalar(sqlite: "wright_matches($0, $1)", postgres: nil),
            "whether the regular expression matches anywhere in it"
        ),
        .init(
            "lower",
            [.type(.text)],
            .type(.text),
            swift: .template("ExpressionFunctions.lower($0)"),
            sql: .scalar(sqlite: "wright_lower($0)", postgres: "lower($0 COLLATE \"und-x-icu\")"),
            "the text in lower case, by Unicode's mapping"
        ),
        .init(
            "upper",
            [.type(.text)],
            .type(.text),
            swift: .template("ExpressionFunctions.upper($0)"),
            sql: .scalar(sqlite: "wright_upper($0)", postgres: "upper($0 COLLATE \"und-x-icu\")"),
            "the text in upper case, by Unicode's mapping"
        ),
        .init(
            "trim",
            [.type(.text)],
            .type(.text),
            swift: .template("ExpressionFunctions.trim($0)"),
            sql: .scalar(sqlite: "trim($0, \(sqliteWhiteSpace))", postgres: "btrim($0, \(postgresWhiteSpace))"),
            "the text without white space at its ends"
        ),
        .init(
            "slug",
            [.type(.text)],
            .type(.text),
            swift: .template("ExpressionFunctions.slug($0)"),
            sql: .scalar(sqlite: "wright_slug($0)", postgres: nil),
            "letters and digits in lower case without accents, words joined by `-`"
        ),
    ]
}
