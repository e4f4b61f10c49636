import DesignModel
import Planning
import SwiftTree

/// Writes what tests on rows have in common: the rows themselves, and what is expected of them afterwards.
struct RowTestWriter {
    let plan: ServicePlan
    let spelling: TestSpelling

    init(_ plan: ServicePlan) {
        self.plan = plan
        spelling = TestSpelling(plan)
    }

    func value(_ value: ModelValue, _ type: ValuePlan) -> Expression {
        spelling.swift(value, type) { Names.escaped($0) }
    }

    /// The type of an entity's rows, with its module where the testing library has a type of that name too.
    func type(of entity: EntityPlan) -> String {
        let isTaken = Self.typesOfTesting.contains(entity.typeName)
        return (isTaken ? plan.service.layout.module(of: .data) + "." : "") + entity.typeName
    }

    private static let typesOfTesting: Set<String> = [
        "Attachment", "Bug", "Comment", "Confirmation", "ExitTest", "Expectation", "Issue", "SourceLocation", "Suite",
        "Tag",
        "Test", "Trait",
    ]

    // MARK: Before

    /// The statements that make the store and its rows, as far as `body` needs them.
    func arranged(_ world: ModelWorld, unstored: Set<String>, _ body: [Statement], storesAll: Bool) -> [Statement] {
        var statements = body
        var moment = ModelClock.start + Int64(world.clock) * 1_000_000
        var names = CodeNames(body.printed)
        for group in spelling.groups(world, named: { Names.escaped($0) }).reversed() {
            let (first, made) = made(group, unstored, names, storesAll)
            guard let made else { continue }
            let later = moment - first.moment
            if later > 0 { statements.insert(.code("store.clock.advance(by: .seconds(\(later / 1_000_000)))"), at: 0) }
            moment = min(moment, first.moment)
            statements.insert(made, at: 0)
            names.add([made].printed)
        }
        if names.contains("store") {
            statements.insert(.constant("store", .awaited("TestStore.make()")), at: 0)
        }
        return statements
    }

    /// One row or a loop of them; `nil` where nothing needs it.
    private func made(
        _ group: TestSpelling.Group,
        _ unstored: Set<String>,
        _ names: CodeNames,
        _ storesAll: Bool
    ) -> (ModelRow, Statement?) {
        switch group {
        case .one(let row): return (row, made(row, isStored: !unstored.contains(row.name), names, storesAll))
        case .many(let rows):
            guard let first = rows.first, let last = rows.last, rows.count > 1 else {
                return (rows[0], made(rows[0], isStored: true, names, storesAll))
            }
            let sample = spelling.sample(first, number: "number") { Names.escaped($0) }
            let added = Statement.expression(.awaited(.call("store.add", [.init(nil, sample)])))
            return (first, .forEach("number", in: .code("\(first.number)...\(last.number)"), [added]))
        }
    }

    private func made(_ row: ModelRow, isStored: Bool, _ names: CodeNames, _ storesAll: Bool) -> Statement? {
        let sample = spelling.sample(row) { Names.escaped($0) }
        let isNamed = names.contains(row.name)
        guard isStored else { return isNamed ? .constant(Names.escaped(row.name), sample) : nil }
        guard isNamed || storesAll else { return nil }
        let added = Expression.awaited(.call("store.add", [.init(nil, sample)]))
        return isNamed ? .constant(Names.escaped(row.name), added) : .expression(added)
    }

    // MARK: After

    static let before = Statement.constant("before", .awaited("store.contents()"))
    static let unchanged = expect("try await store.contents() == before")

    static func expect(_ condition: Expression) -> Statement { .expression(.call("#expect", [.init(nil, condition)])) }

    static func expect(_ left: String, equals right: Expression) -> Statement {
        expect(.chain([.code(left), right], operator: "=="))
    }

    /// `let refusal = await #expect(throws: Refusal.self) { … }` and what it has to say.
    func refused(_ expected: ExpectedRefusal, by action: Expression) -> [Statement] {
        let thrown = Expression.call(
            "#expect",
            [.init("throws", "Refusal.self")],
            trailing: .init([], [.expression(action)])
        )
        let refusal = expected.refusal
        var statements: [Statement] = [
            .constant("refusal", .prefixed("await ", thrown)),
            Self.expect("refusal?.kind", equals: .code("." + RefusalSpelling.kind(refusal.status))),
            Self.expect("refusal?.code", equals: .string(refusal.code)),
        ]
        if let message = refusal.message { statements.append(Self.expect("refusal?.detail", equals: .string(message))) }
        if !expected.fieldCodes.isEmpty {
            let pointers = Expression.array(refusal.pointers.map { .string($0) })
            let codes = Expression.array(expected.fieldCodes.map { .string($0) })
            statements.append(Self.expect("refusal?.errors.map(\\.pointer)", equals: pointers))
            statements.append(Self.expect("refusal?.errors.map(\\.code)", equals: codes))
        }
        return statements + [Self.unchanged]
    }

    /// What the database holds after a change, row by row; `before` is what it held.
    func changes(from world: ModelWorld, to after: ModelWorld) -> [Statement] {
        var spelled = Effects(writer: self, before: world, after: after)
        return spelled.statements()
    }
}

/// Spells how one state of the database differs from another.
private struct Effects {
    let writer: RowTestWriter
    let before: ModelWorld
    let after: ModelWorld
    /// Constants of the rows that were made, by their names in the model.
    private var made: [String: String] = [:]

    init(writer: RowTestWriter, before: ModelWorld, after: ModelWorld) {
        self.writer = writer
        self.before = before
        self.after = after
    }

    mutating func statements() -> [Statement] {
        var found: [Statement] = []
        var changes: [Statement] = []
        for entity in writer.plan.data.entities {
            let added = after.rows(of: entity.name).filter { before[$0.name] == nil }
            if added.count == 1, let row = added.first {
                found.append(find(row, entity))
            } else if added.count > 1 {
                changes += several(added, entity)
            }
        }
        for entity in writer.plan.data.entities {
            for row in before.rows(of: entity.name) { changes += change(row, entity) }
            let added = after.rows(of: entity.name).filter { made[$0.name] != nil }
            changes += added.flatMap { new($0, entity) }
        }
        guard !changes.isEmpty else { return [RowTestWriter.unchanged] }
        return [.constant("after", .awaited("store.contents()"))] + found + [.variable("expected", "before")] + changes
            + [RowTestWriter.expect("after == expected")]
    }

    private func name(_ row: String) -> String { made[row] ?? Names.escaped(row) }

    private func value(_ value: ModelValue, _ type: ValuePlan) -> Expression {
        if case .timestamp(let moment) = value, moment == ModelClock.start + Int64(after.clock) * 1_000_000 {
            return "store.clock.now()"
        }
        return writer.spelling.swift(value, type) { name($0) }
    }

    /// `let madeTicket = try #require(after.tickets.values.first { before.tickets[$0.id] == nil })`
    private mutating func find(_ row: ModelRow, _ entity: EntityPlan) -> Statement {
        let constant = Names.escaped(row.name)
        made[row.name] = constant
        let rows = entity.rowsProperty
        let search = Expression.code("after.\(rows).values.first { before.\(rows)[$0.id] == nil }")
        return .constant(constant, .tried(.call("#require", [.init(nil, search)])))
    }

    private func change(_ row: ModelRow, _ entity: EntityPlan) -> [Statement] {
        let place = "expected.\(entity.rowsProperty)[\(Names.escaped(row.name)).id]"
        guard let later = after[row.name] else { return [.assign(place, "nil")] }
        return entity.columns.compactMap { column in
            guard let new = later.values[column.name], new != row.values[column.name] else { return nil }
            return .assign(place + "?." + Names.escaped(column.property), value(new, column.value))
        }
    }

    /// The row that was made, in full.
    private func new(_ row: ModelRow, _ entity: EntityPlan) -> [Statement] {
        let constant = name(row.name)
        let place = "expected.\(entity.rowsProperty)[\(constant).id]"
        let members = entity.members.map { member -> Expression.Argument in
            let known = row.values[member.name].map { value($0, member.value) }
            return .init(member.property, known ?? .code(constant + "." + Names.escaped(member.property)))
        }
        return [
            .assign(place, .call(writer.type(of: entity), [.init("id", .code(constant + ".id"))] + members)),
            .assign(place + "?.version", .code(String(row.values["version"]?.integerValue ?? 1))),
            .assign(place + "?.createdAt", "store.clock.now()"),
            .assign(place + "?.updatedAt", "store.clock.now()"),
        ]
    }

    /// Several rows of one entity: how many, and that each is there.
    private func several(_ rows: [ModelRow], _ entity: EntityPlan) -> [Statement] {
        let property = entity.rowsProperty
        var statements = [
            RowTestWriter.expect("after.\(property).count", equals: .code("before.\(property).count + \(rows.count)"))
        ]
        for row in rows {
            let terms = entity.members.compactMap { member -> Expression? in
                guard let known = row.values[member.name] else { return nil }
                if let open = known.rowName, before[open] == nil, made[open] == nil { return nil }
                return .chain(
                    [.code("$0." + Names.escaped(member.property)), value(known, member.value)],
                    operator: "=="
                )
            }
            let search = Expression.closure(.init([], [.expression(.chain(terms, operator: "&&"))]))
            statements.append(
                RowTestWriter.expect(.call("after.\(property).values.contains", [.init("where", search)]))
            )
        }
        return statements + [.assign("expected.\(property)", .code("after.\(property)"))]
    }
}

/// Swift code without what stands between quotation marks, to look for names in.
private struct CodeNames {
    private var found: Set<String> = []

    init(_ code: String) { add(code) }

    func contains(_ name: String) -> Bool { found.contains(name) }

    /// Adds the names in the code: words that follow no dot and are no labels of arguments.
    mutating func add(_ code: String) {
        let bytes = Array(code.utf8)
        var index = 0
        var before: UInt8 = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                index = Self.end(ofText: bytes, from: index, isRaw: before == UInt8(ascii: "#"))
                before = byte
            } else if Self.isInName(byte) {
                let start = index
                while index < bytes.count, Self.isInName(bytes[index]) { index += 1 }
                let isLabel = index < bytes.count && bytes[index] == UInt8(ascii: ":")
                if before != UInt8(ascii: "."), !isLabel {
                    found.insert(String(decoding: bytes[start..<index], as: UTF8.self))
                }
                before = bytes[index - 1]
            } else {
                before = byte
                index += 1
            }
        }
    }

    private static func isInName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
            true
        default: false
        }
    }

    /// Behind the closing quotation marks of the text that begins there.
    private static func end(ofText bytes: [UInt8], from start: Int, isRaw: Bool) -> Int {
        let quote = UInt8(ascii: "\"")
        let count = bytes[start...].prefix(3).elementsEqual([quote, quote, quote]) ? 3 : 1
        var index = start + count
        while index < bytes.count {
            let isEnd = index + count <= bytes.count && bytes[index..<(index + count)].allSatisfy { $0 == quote }
            if isEnd, !isRaw || (index + count < bytes.count && bytes[index + count] == UInt8(ascii: "#")) {
                return index + count
            }
            index += bytes[index] == UInt8(ascii: "\\") && !isRaw ? 2 : 1
        }
        return index
    }
}
