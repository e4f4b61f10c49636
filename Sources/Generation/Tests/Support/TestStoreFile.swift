import Planning
import SwiftTree

/// Writes the database that the tests of data and domain begin with.
struct TestStoreFile {
    let plan: ServicePlan

    /// ```swift
    /// public struct TestStore: Sendable {
    ///     public let store: SQLiteStore
    ///     public let clock: ManualClock
    ///     public static func make() async throws -> TestStore
    ///     …
    /// }
    /// ```
    func file() -> SwiftFile {
        let imports = [plan.service.layout.module(of: .data), "WrightRuntime", "WrightSQLite", "WrightTesting"]
        return SwiftFile(imports: imports, [.type(store), .type(schema), .type(rows), .type(contents)])
    }

    private func asynchronous(
        _ name: String,
        _ documentation: String,
        isStatic: Bool = false,
        attributes: [String] = [],
        generics: String? = nil,
        _ parameters: [FunctionDeclaration.Parameter] = [],
        result: String? = nil,
        _ body: [Statement]
    ) -> Declaration {
        .function(
            FunctionDeclaration(
                name,
                access: .public,
                isStatic: isStatic,
                attributes: attributes,
                documentation: [documentation],
                generics: generics,
                parameters: parameters,
                isAsync: true,
                throwing: "throws",
                result: result,
                body: body
            )
        )
    }

    private var store: TypeDeclaration {
        func property(
            _ name: String,
            _ type: String,
            _ documentation: String,
            _ content: PropertyDeclaration.Content = .stored(nil)
        ) -> Declaration {
            .property(PropertyDeclaration(name, access: .public, documentation: [documentation], type: type, content))
        }
        let empty = FunctionDeclaration(
            "empty",
            access: .public,
            isStatic: true,
            documentation: ["A database without any table."],
            throwing: "throws",
            result: "TestStore",
            body: [
                .constant("clock", .code("ManualClock(ServiceHarness.start)")),
                .giveBack(.code("TestStore(store: try SQLiteStore.inMemory(clock: clock), clock: clock)")),
            ]
        )
        let migrator = Expression.call(
            "Migrator",
            [.init("store", "store"), .init("migrations", .code(plan.data.migrationsType + ".all"))]
        )
        return TypeDeclaration(
            .structure,
            "TestStore",
            access: .public,
            inherits: ["Sendable"],
            documentation: ["A database in memory, with a clock that stands still until it is moved."],
            members: [
                property("store", "SQLiteStore", "The database."),
                property("clock", "ManualClock", "What tells its time."),
                asynchronous(
                    "make",
                    "A database with every table and no row.",
                    isStatic: true,
                    result: "TestStore",
                    [
                        .constant("made", .tried("empty()")), .expression(.awaited("made.migrator.up()")),
                        .giveBack("made"),
                    ]
                ),
                .function(empty),
                property(
                    "migrator",
                    "Migrator",
                    "What takes its schema up and down.",
                    .computed([.expression(migrator)])
                ),
            ] + transactions
        )
    }

    private var transactions: [Declaration] {
        let closure = { (transaction: String) in
            FunctionDeclaration.Parameter(
                "body",
                label: "_",
                type: "@Sendable @escaping (any \(transaction)) throws -> Result"
            )
        }
        return [
            asynchronous(
                "read",
                "Looks at rows.",
                generics: "<Result: Sendable>",
                [closure("ReadTransaction")],
                result: "Result",
                [.expression(.awaited("store.read(body)"))]
            ),
            asynchronous(
                "write",
                "Changes rows.",
                attributes: ["@discardableResult"],
                generics: "<Result: Sendable>",
                [closure("WriteTransaction")],
                result: "Result",
                [.expression(.awaited("store.write(body)"))]
            ),
        ]
    }

    private var schema: TypeDeclaration {
        let list: [Statement] = [
            .variable("ids", type: "[UUID]", "[]"),
            .variable("cursor", type: "Cursor?", nil),
            .code("repeat {"),
            .code("    let slice = ListSlice(limit: limit, cursor: cursor)"),
            .code("    let page = try R.page(ListQuery<R.Model>(.every, order: order, slice: slice), in: transaction)"),
            .code("    guard page.items.count <= limit else {"),
            .code("        throw Mismatch(\"a page of \\(page.items.count) rows where \\(limit) are the most\")"),
            .code("    }"),
            .code("    ids += page.items.map(\\.id)"),
            .code("    cursor = page.next"),
            .code("} while cursor != nil && ids.count < 1000"),
            .giveBack("ids"),
        ]
        return TypeDeclaration(
            .extension,
            "TestStore",
            members: [
                asynchronous(
                    "violation",
                    "The constraint that the statement violates; `nil`: none.",
                    [.init("statement", label: "of", type: "SQLStatement")],
                    result: "ConstraintViolation?",
                    [
                        .code("do {"),
                        .code("    try await write { try $0.execute(statement) }"),
                        .code("    return nil"),
                        .code("} catch let error as StorageError {"),
                        .code("    return error.violation"),
                        .code("}"),
                    ]
                ),
                asynchronous(
                    "list",
                    "The ids of all rows in an order, page by page.",
                    generics: "<R: Repository & SendableMetatype>",
                    [
                        .init("repository", label: "_", type: "R.Type"),
                        .init("order", label: "_", type: "ListOrder<R.Model>"),
                        .init("limit", type: "Int"),
                    ],
                    result: "[UUID]",
                    [.expression(.awaited(.call("read", [], trailing: .init(["transaction"], list))))]
                ),
            ] + catalogue
        )
    }

    /// What the schema consists of.
    private var catalogue: [Declaration] {
        [
            asynchronous(
                "names",
                "The names of all tables, or of all indexes, of the service.",
                [.init("kind", label: "of", type: "String")],
                result: "[String]",
                [
                    .constant(
                        "statement",
                        .call(
                            "SQLStatement",
                            [
                                .init(
                                    nil,
                                    .string(
                                        "SELECT name FROM sqlite_master WHERE type = ?\n"
                                            + "AND name NOT LIKE 'sqlite_%' AND name <> 'schema_migration' ORDER BY name"
                                    )
                                ), .init(nil, "[.text(kind)]"),
                            ]
                        )
                    ),
                    .giveBack(.awaited(.code("read { try $0.rows(statement).map { try $0[\"name\"] } }"))),
                ]
            ),
            asynchronous(
                "columns",
                "The columns of a table as its statement wrote them: `subject TEXT NOT NULL`.",
                [.init("table", label: "of", type: "String")],
                result: "[String]",
                [
                    .constant(
                        "statement",
                        .call(
                            "SQLStatement",
                            [
                                .init(
                                    nil,
                                    .string(
                                        "SELECT name || ' ' || type || CASE \"notnull\" WHEN 1 THEN ' NOT NULL' ELSE '' END AS \"column\"\n"
                                            + "FROM pragma_table_info(?) ORDER BY cid"
                                    )
                                ), .init(nil, "[.text(table)]"),
                            ]
                        )
                    ),
                    .giveBack(.awaited(.code("read { try $0.rows(statement).map { try $0[\"column\"] } }"))),
                ]
            ),
        ]
    }

    private var rows: TypeDeclaration {
        let functions = plan.data.entities.flatMap { entity -> [Declaration] in
            let (type, repository) = (entity.typeName, entity.repository)
            let row = FunctionDeclaration.Parameter("row", label: "_", type: type)
            let noun = Names.prose(entity.name)
            return [
                asynchronous(
                    "add",
                    "Stores \(Names.article(noun)) \(noun) and gives it back as stored.",
                    attributes: ["@discardableResult"],
                    [row],
                    result: type,
                    [.expression(.awaited(.code("write { try \(repository).insert(row, in: $0) }")))]
                ),
                asynchronous(
                    "update",
                    "Stores the changes of \(Names.article(noun)) \(noun) and gives it back as stored.",
                    attributes: ["@discardableResult"],
                    [row],
                    result: type,
                    [.expression(.awaited(.code("write { try \(repository).update(row, in: $0) }")))]
                ),
                asynchronous(
                    "delete",
                    "Deletes \(Names.article(noun)) \(noun).",
                    [row],
                    [.expression(.awaited(.code("write { try \(repository).delete(row, in: $0) }")))]
                ),
            ]
        }
        return TypeDeclaration(.extension, "TestStore", documentation: ["Rows of each entity."], members: functions)
    }

    private var contents: TypeDeclaration {
        let entities = plan.data.entities
        let properties = entities.map { entity in
            Declaration.property(
                PropertyDeclaration(
                    entity.rowsProperty,
                    access: .public,
                    isVariable: true,
                    type: "[UUID: \(entity.typeName)]",
                    .stored("[:]")
                )
            )
        }
        let type = TypeDeclaration(
            .structure,
            "Contents",
            access: .public,
            inherits: ["Sendable", "Equatable"],
            documentation: ["Every row of every entity by its id."],
            members: properties + [
                .function(FunctionDeclaration("init", access: .public, documentation: ["No rows at all."], body: []))
            ]
        )
        let assignments = entities.flatMap { entity -> [Statement] in
            [
                .forEach(
                    "row",
                    in: .tried(.code("\(entity.repository).all(where: .always, in: transaction)")),
                    [.assign("contents.\(entity.rowsProperty)[row.id]", "row")]
                )
            ]
        }
        let body: [Statement] = [.variable("contents", "Contents()")] + assignments + [.giveBack("contents")]
        return TypeDeclaration(
            .extension,
            "TestStore",
            members: [
                .type(type),
                asynchronous(
                    "contents",
                    "What the database holds now.",
                    result: "Contents",
                    [.expression(.awaited(.call("read", [], trailing: .init(["transaction"], body))))]
                ),
            ]
        )
    }
}

extension EntityPlan {
    /// The property of `Contents`: `tickets`.
    var rowsProperty: String { Names.escaped(Names.member(Names.plural(name))) }
}

/// What the test targets share.
public func supportFiles(_ plan: ServicePlan) -> [GeneratedFile] {
    let folder = plan.service.layout.supportFolder
    return [
        GeneratedFile(path: folder + "/Sample.swift", content: SampleFile(plan).file().text),
        GeneratedFile(path: folder + "/TestStore.swift", content: TestStoreFile(plan: plan).file().text),
    ]
}
