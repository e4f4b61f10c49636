extension Alteration {
    /// What the vendored runtime gets wrong: for kinds of which the written code itself holds no line.
    static let runtime = [
        Alteration(
            "cursor-skips-ties",
            .breakCursor,
            "rows that have the key of the last row of a page are on no page",
            [
                Edit(
                    "Vendor/WrightRuntime/Sources/WrightRuntime/Repositories/RepositoryPages.swift",
                    #"SQLCondition("(\(key), \(id)) \(sign) (?, ?)", [value, .uuid(cursor.id)])"#,
                    to: #"SQLCondition("\(key) \(sign) ?", [value])"#
                )
            ]
        )
    ]
}
