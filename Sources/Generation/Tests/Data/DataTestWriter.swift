import DesignModel
import Expressions
import Planning
import SwiftTree

/// Writes the body of a test of the data layer.
struct DataTestWriter {
    let plan: ServicePlan
    let rows: RowTestWriter

    init(_ plan: ServicePlan) {
        self.plan = plan
        rows = RowTestWriter(plan)
    }

    func body(of test: DataTest) -> [Statement] {
        if case .migration(let check) = test.check { return migration(check, test) }
        return rows.arranged(test.world, unstored: test.unstored, statements(test), storesAll: true)
    }

    private func entity(_ row: String, _ test: DataTest) -> EntityPlan? {
        test.world[row].flatMap { plan.data.entity(named: $0.entity) }
    }

    private func statements(_ test: DataTest) -> [Statement] {
        switch test.check {
        case .readsBack(let row): return readsBack(row, test)
        case .updates(let row, let change): return updates(row, change, test)
        case .staleUpdate(let row, let change):
            return stale(row, change, test, .awaited(.code("store.update(\(Names.escaped(row)))")))
        case .staleDelete(let row, let change):
            return stale(row, change, test, .awaited(.code("store.delete(\(Names.escaped(row)))")))
        case .deletes(let row, let outcome): return deletes(row, outcome, test)
        case .refuses(let row, let refusal):
            return [RowTestWriter.before]
                + rows.refused(refusal, by: .awaited(.code("store.add(\(Names.escaped(row)))")))
        case .takes(let row): return takes(row, test)
        case .violates(let row, let member, let value, let check): return violates(row, member, value, check, test)
        case .violatesUnique(let row, let other, let unique): return violatesUnique(row, other, unique, test)
        case .violatesNotNull(let row, let members): return violatesNotNull(row, members, test)
        case .violatesReference(let row, let key): return violatesReference(row, key, test)
        case .condition(let condition, let entity, let arguments, let found):
            return self.condition(condition, entity, arguments, found)
        case .order(let key, let entity, let groups): return order(key, entity, groups)
        case .shows(let view, let row, let values): return shows(view, row, values, test)
        case .queries(let query, let arguments, let isEmpty): return queries(query, arguments, isEmpty)
        case .migration: return []
        }
    }

    // MARK: Rows

    private func readsBack(_ row: String, _ test: DataTest) -> [Statement] {
        guard let entity = entity(row, test), let known = test.world[row] else { return [] }
        let name = Names.escaped(row)
        let members = entity.members.compactMap { member -> Statement? in
            guard let value = known.values[member.name] else { return nil }
            return RowTestWriter.expect(
                "found." + Names.escaped(member.property),
                equals: rows.value(value, member.value)
            )
        }
        return [
            .expression(.awaited(.code("store.add(\(name))"))),
            .constant(
                "found",
                .tried(.code("#require(try await store.contents().\(entity.rowsProperty)[\(name).id])"))
            ),
        ] + members + [
            RowTestWriter.expect("found.version", equals: "1"),
            RowTestWriter.expect("found.createdAt", equals: "store.clock.now()"),
            RowTestWriter.expect("found.updatedAt", equals: "store.clock.now()"),
        ]
    }

    private func changed(_ row: String, _ change: FieldChange) -> [Statement] {
        [
            .variable("changed", .code(Names.escaped(row))),
            .assign("changed." + Names.escaped(change.member.property), rows.value(change.value, change.member.value)),
        ]
    }

    private func updates(_ row: String, _ change: FieldChange, _ test: DataTest) -> [Statement] {
        guard let entity = entity(row, test) else { return [] }
        let place = "expected.\(entity.rowsProperty)[\(Names.escaped(row)).id]"
        return [RowTestWriter.before] + changed(row, change) + [
            .code("store.clock.advance(by: .seconds(1))"),
            .constant("stored", .awaited("store.update(changed)")),
            .variable("expected", "before"),
            .assign(
                place + "?." + Names.escaped(change.member.property),
                rows.value(change.value, change.member.value)
            ),
            .assign(place + "?.version", "2"),
            .assign(place + "?.updatedAt", "store.clock.now()"),
            RowTestWriter.expect("stored", equals: .code(place)),
            RowTestWriter.expect("try await store.contents() == expected"),
        ]
    }

    private func stale(_ row: String, _ change: FieldChange, _ test: DataTest, _ action: Expression) -> [Statement] {
        let thrown = Expression.call(
            "#expect",
            [.init("throws", "StorageError.self")],
            trailing: .init([], [.expression(action)])
        )
        return changed(row, change) + [
            .expression(.awaited("store.update(changed)")),
            RowTestWriter.before,
            .constant("failure", .prefixed("await ", thrown)),
            RowTestWriter.expect("failure?.code", equals: ".staleVersion"),
            RowTestWriter.unchanged,
        ]
    }

    private func deletes(_ row: String, _ outcome: RowOutcome, _ test: DataTest) -> [Statement] {
        let delete = Expression.awaited(.code("store.delete(\(Names.escaped(row)))"))
        switch outcome {
        case .refused(let refusal): return [RowTestWriter.before] + rows.refused(refusal, by: delete)
        case .done(let after, _):
            return [RowTestWriter.before, .expression(delete)] + rows.changes(from: test.world, to: after)
        }
    }

    private func takes(_ row: String, _ test: DataTest) -> [Statement] {
        guard let entity = entity(row, test) else { return [] }
        let name = Names.escaped(row)
        return [
            .constant("stored", .awaited(.code("store.add(\(name))"))),
            RowTestWriter.expect("stored.version", equals: "1"),
            RowTestWriter.expect(.code("try await store.contents().\(entity.rowsProperty)[\(name).id] == stored")),
        ]
    }

    // MARK: The table itself

    private func violation(_ text: String, _ values: [Expression]) -> Statement {
        let statement = Expression.call("SQLStatement", [.init(nil, .rawString(text)), .init(nil, .array(values))])
        return .constant("violation", .awaited(.call("store.violation", [.init("of", statement)])))
    }

    private func id(_ row: String) -> Expression { .code(".uuid(\(Names.escaped(row)).id)") }

    private func kind(_ kind: String) -> Statement {
        RowTestWriter.expect("violation?.kind", equals: .code("." + kind))
    }

    private func violates(_ row: String, _ member: MemberPlan, _ value: ModelValue, _ check: String, _ test: DataTest)
        -> [Statement]
    {
        guard let entity = entity(row, test) else { return [] }
        return [
            violation(
                "UPDATE \"\(entity.table)\" SET \"\(member.column)\" = ? WHERE \"id\" = ?",
                [sql(value, member.value), id(row)]
            ),
            kind("check"),
            RowTestWriter.expect("violation?.name", equals: .string(check)),
        ]
    }

    /// A value as a statement takes it, whatever the model's type allows.
    private func sql(_ value: ModelValue, _ type: ValuePlan) -> Expression {
        switch value {
        case .null: ".null"
        case .text: .call(".text", [.init(nil, rows.value(value, .text))])
        case .integer(let number): .code(".integer(\(number))")
        case .boolean(let truth): .code(".boolean(\(truth))")
        default: RowReadingText.columnValue(rows.value(value, type), type)
        }
    }

    private func violatesUnique(_ row: String, _ other: String, _ unique: UniquePlan, _ test: DataTest) -> [Statement] {
        guard let entity = entity(row, test) else { return [] }
        let assignments = unique.members.map { member in
            "\"\(member.column)\" = (SELECT o.\"\(member.column)\" FROM \"\(entity.table)\" AS o WHERE o.\"id\" = ?)"
        }
        return [
            violation(
                "UPDATE \"\(entity.table)\" SET \(assignments.joined(separator: ", ")) WHERE \"id\" = ?",
                unique.members.map { _ in id(other) } + [id(row)]
            ),
            kind("unique"),
            RowTestWriter.expect("violation?.columns", equals: .array(unique.members.map { .string($0.column) })),
        ]
    }

    private func violatesNotNull(_ row: String, _ members: [MemberPlan], _ test: DataTest) -> [Statement] {
        guard let entity = entity(row, test) else { return [] }
        let update = Expression.call(
            "SQLStatement",
            [
                .init(
                    nil,
                    .code("\"UPDATE \\\"\(entity.table)\\\" SET \\\"\\(column)\\\" = NULL WHERE \\\"id\\\" = ?\"")
                ),
                .init(nil, .array([id(row)])),
            ]
        )
        return [
            .forEach(
                "column",
                in: .array(members.map { .string($0.column) }),
                [
                    .constant("violation", .awaited(.call("store.violation", [.init("of", update)]))),
                    .expression(
                        .call("#expect", [.init(nil, "violation?.kind == .notNull"), .init(nil, "\"\\(column)\"")])
                    ),
                    RowTestWriter.expect("violation?.columns", equals: "[column]"),
                ]
            )
        ]
    }

    private func violatesReference(_ row: String, _ key: ForeignKeyPlan, _ test: DataTest) -> [Statement] {
        guard let entity = entity(row, test) else { return [] }
        return [
            violation(
                "UPDATE \"\(entity.table)\" SET \"\(key.member.column)\" = ? WHERE \"id\" = ?",
                [".uuid(Sample.id(0))", id(row)]
            ),
            kind("foreignKey"),
        ]
    }

    // MARK: Reading

    private func condition(
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

    private func order(_ key: SortKeyPlan, _ entity: EntityPlan, _ groups: [[String]]) -> [Statement] {
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

    private func shows(
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
    private func queries(_ query: QueryPlan, _ arguments: [ModelValue], _ isEmpty: Bool) -> [Statement] {
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

    private func migration(_ check: MigrationCheck, _ test: DataTest) -> [Statement] {
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

/// Spells values as a statement takes them.
enum RowReadingText {
    static func columnValue(_ value: Expression, _ type: ValuePlan) -> Expression {
        switch type.unwrapped {
        case .decimal(let scale): .call(".decimal", [.init(nil, value), .init("scale", .code(String(scale)))])
        case .uuid, .reference: .call(".uuid", [.init(nil, value)])
        case .date: .call(".date", [.init(nil, value)])
        case .timestamp: .call(".timestamp", [.init(nil, value)])
        case .duration: .call(".duration", [.init(nil, value)])
        default: .call(".text", [.init(nil, value)])
        }
    }
}

extension DataPlan {
    /// What the spelling of a value of an expression's type depends on.
    func spelledPlan(of type: ValueType) -> ValuePlan {
        switch type.unwrapped {
        case .oneOf(let list): .enumeration(words.name(of: list))
        case .list(let element): .list(spelledPlan(of: element))
        case .json: .json
        default: .text
        }
    }
}

/// The files of the data layer's tests.
public func dataTestFiles(_ plan: ServicePlan) -> [GeneratedFile] {
    let writer = DataTestWriter(plan)
    return plan.tests.data.suites.map { RowSuiteFile(plan: plan, layer: .data).file($0, writer.body) }
}
