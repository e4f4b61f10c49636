import DesignModel
import Planning
import SwiftTree

extension DataTestWriter {
    // MARK: Reading

    func condition(
        _ condition: ConditionPlan,
        _ entity: EntityPlan,
        _ arguments: [ModelValue],
        _ found: [String]
    ) -> [Statement] {
        let values = zip(condition.parameters, arguments).enumerated().map { index, pair in
            Expression.Argument(
                index == 0 ? nil : pair.0.name,
                rows.value(pair.1, plan.data.spelledPlan(of: pair.0.type))
            )
        }
        let ids = Expression.array(found.map { .code(Names.escaped($0) + ".id") })
        return [
            .constant("condition", .call("\(entity.repository).\(Names.escaped(condition.name))", values)),
            .constant(
                "found",
                .awaited(.code("store.read { try \(entity.repository).all(where: condition, in: $0) }"))
            ),
            RowTestWriter.expect("Set(found.map(\\.id))", equals: ids),
            .constant(
                "count",
                .awaited(.code("store.read { try \(entity.repository).count(where: condition, in: $0) }"))
            ),
            RowTestWriter.expect("count", equals: .code(String(found.count))),
        ]
    }

    func order(_ key: SortKeyPlan, _ entity: EntityPlan, _ groups: [[String]]) -> [Statement] {
        let list = Expression.array(groups.map { .array($0.map { .code(Names.escaped($0) + ".id") }) })
        func page(_ direction: String) -> Expression {
            let order = Expression.call(
                "." + direction,
                [.init(nil, .code("\(entity.repository).\(Names.escaped(key.name))"))]
            )
            return .awaited(
                .call(
                    "store.list",
                    [.init(nil, .code(entity.repository + ".self")), .init(nil, order), .init("limit", "limit")]
                )
            )
        }
        return [
            .constant("groups", type: "[[UUID]]", list),
            .constant("expected", type: "[UUID]", .code("groups.flatMap { $0.sorted { $0.text < $1.text } }")),
            .forEach(
                "limit",
                in: "[1, 2, 3, 100]",
                [
                    .constant("ascending", page("ascending")),
                    RowTestWriter.expect("ascending", equals: "expected"),
                    .constant("descending", page("descending")),
                    RowTestWriter.expect("descending", equals: "expected.reversed()"),
                ]
            ),
        ]
    }

    func shows(
        _ view: ViewPlan,
        _ row: String,
        _ values: [(field: ViewPlan.Field, value: ModelValue)],
        _ test: DataTest
    ) -> [Statement] {
        guard let entity = entity(row, test) else { return [] }
        let read = Expression.call(
            entity.repository + ".row",
            [
                .init("of", .code(view.typeName + ".self")), .init(nil, .code(Names.escaped(row) + ".id")),
                .init("permittedBy", ".every"), .init("readableBy", ".every"), .init("in", "transaction"),
            ]
        )
        let shown = Expression.awaited(
            .call("store.read", [], trailing: .init(["transaction"], [.expression(.tried(read))]))
        )
        return [.constant("shown", shown)]
            + values.map { field, value in
                RowTestWriter.expect("shown." + Names.escaped(field.property), equals: rows.value(value, field.value))
            }
    }

    /// The statement of the design, word for word, beside what the service answers.
    func queries(_ query: QueryPlan, _ arguments: [ModelValue], _ isEmpty: Bool) -> [Statement] {
        let given = zip(query.inputs, arguments).map { input, value in
            Expression.Argument(input.property, rows.value(value, input.value))
        }
        let items = Expression.call(query.typeName + ".items", given + [.init("in", "transaction")])
        let read = Expression.awaited(
            .call("store.read", [], trailing: .init(["transaction"], [.expression(.tried(items))]))
        )
        guard !isEmpty else { return [.constant("items", read), RowTestWriter.expect("items.isEmpty")] }
        let bound = query.bindings.compactMap { name -> Expression? in
            guard let index = query.inputs.firstIndex(where: { $0.name == name }) else { return nil }
            return sql(arguments[index], query.inputs[index].value)
        }
        let statement = Expression.call(
            "SQLStatement",
            [.init(nil, .string(query.sql))] + (bound.isEmpty ? [] : [.init(nil, .array(bound))])
        )
        let columns = query.result.flatMap { member -> [Statement] in
            let column = SwiftLiteral.text(member.column)
            var value = "$0[\(column)]"
            if case .decimal(let scale) = member.value.unwrapped { value = "$0.decimal(\(column), scale: \(scale))" }
            let constant = member.property + "Column"
            return [
                .constant(
                    constant,
                    type: "[" + SwiftSpelling.type(member.value) + "]",
                    .tried(.code("rows.map { try \(value) }"))
                ),
                RowTestWriter.expect("items.map(\\.\(Names.escaped(member.property)))", equals: .code(constant)),
            ]
        }
        return [
            .constant("items", read),
            .constant("statement", statement),
            .constant("rows", .awaited("store.read { try $0.rows(statement) }")),
        ] + (query.inputs.isEmpty ? [RowTestWriter.expect("!rows.isEmpty")] : []) + columns
    }

    // MARK: Migrations

    func migration(_ check: MigrationCheck, _ test: DataTest) -> [Statement] {
        let empty = Statement.constant("store", .tried("TestStore.empty()"))
        let up = Statement.expression(.awaited("store.migrator.up()"))
        let down = Statement.expression(.awaited("store.migrator.down(to: 0)"))
        func list(_ kind: String, _ names: [String]) -> Statement {
            RowTestWriter.expect("try await store.names(of: \"\(kind)\")", equals: .array(names.map { .string($0) }))
        }
        switch check {
        case .creates(let tables, let indexes): return [empty, up, list("table", tables), list("index", indexes)]
        case .columns(let entity):
            let columns = entity.columns.map { member in
                member.column + " " + MigrationSQL.columnType(member.value) + (member.isOptional ? "" : " NOT NULL")
            }
            let expected = Expression.array(columns.map { .string($0) })
            return [
                empty, up, RowTestWriter.expect("try await store.columns(of: \"\(entity.table)\")", equals: expected),
            ]
        case .takesBack(let tables):
            return [empty, up, down, list("table", []), list("index", []), up, list("table", tables)]
        case .keepsRows:
            let body = [
                RowTestWriter.before, .constant("taken", .awaited("store.migrator.up()")),
                RowTestWriter.expect("taken.isEmpty"), RowTestWriter.expect("before != TestStore.Contents()"),
                RowTestWriter.unchanged,
            ]
            return rows.arranged(test.world, unstored: [], body, storesAll: true)
        case .dropsRows:
            let body = [down, up, RowTestWriter.expect("try await store.contents() == TestStore.Contents()")]
            return rows.arranged(test.world, unstored: [], body, storesAll: true)
        case .status: return [empty] + status(up, down)
        case .requiresCurrent:
            let thrown = Expression.call(
                "#expect",
                [.init("throws", "StorageError.self")],
                trailing: .init([], [.expression(.awaited("store.migrator.requireCurrent()"))])
            )
            return [
                empty, .constant("failure", .prefixed("await ", thrown)),
                RowTestWriter.expect("failure?.code", equals: ".schemaBehind"), up,
                .expression(.awaited("store.migrator.requireCurrent()")),
                RowTestWriter.expect("try await store.migrator.up().isEmpty"),
            ]
        }
    }

    private func status(_ up: Statement, _ down: Statement) -> [Statement] {
        let pending = RowTestWriter.expect("try await store.migrator.status().map(\\.state)", equals: "[.pending]")
        return [
            pending, up,
            .constant("status", .awaited("store.migrator.status()")),
            RowTestWriter.expect("status.map(\\.name)", equals: .array([.string(plan.data.migration.name)])),
            RowTestWriter.expect("status.map(\\.state)", equals: "[.applied(store.clock.now())]"),
            down, pending,
        ]
    }
}
