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

    func entity(_ row: String, _ test: DataTest) -> EntityPlan? {
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
    func sql(_ value: ModelValue, _ type: ValuePlan) -> Expression {
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
