import DesignModel
import Expressions

extension EntityTests {
    // MARK: Conditions

    /// Each question to the table: rows for which it holds, and rows for which it does not.
    func conditions() -> DataSuite? {
        var builder = builder("Condition", "which rows its conditions find")
        for condition in data.conditions.conditions(of: entity.name) {
            for attempt in ConditionAttempt.allCases {
                guard let situation = situation(of: condition, attempt) else { continue }
                builder.add(
                    .success,
                    .unit,
                    condition.name + " finds the rows for which it holds",
                    in: situation.world,
                    .condition(condition, entity: entity, arguments: situation.arguments, found: situation.found)
                )
                break
            }
        }
        return builder.suite
    }

    /// How values are chosen for what a condition is handed.
    private enum ConditionAttempt: CaseIterable {
        /// A part of the row's text.
        case part
        case value
    }

    private struct ConditionSituation {
        let world: ModelWorld
        let arguments: [ModelValue]
        let found: [String]
    }

    /// Rows on both sides of the condition; `nil` where none were found.
    private func situation(of condition: ConditionPlan, _ attempt: ConditionAttempt) -> ConditionSituation? {
        var world = ModelWorld(data: data, samples: samples)
        let hit = world.add(entity.name)
        let miss = world.add(entity.name, named: "other" + entity.typeName)
        var names: [String: ModelValue] = [:]
        for parameter in condition.parameters {
            names[parameter.name] = argument(parameter, of: condition, hit: hit, in: &world)
        }
        if attempt == .part, !partial(condition, hit: hit, &world, &names) { return nil }
        for (row, wanted) in [(hit, true), (miss, false)] {
            var solver = ModelSolver(world: world, names: names.merging(["self": .row(row)]) { old, _ in old })
            solver.candidate = row
            solver.seeksLimits = true
            guard solver.make(condition.expression, wanted) else { return nil }
            world = solver.world
        }
        world.repairRules()
        world.completeReferences()
        let found = world.rows(of: entity.name).map(\.name).filter { row in
            let known = names.merging(["self": .row(row)]) { old, _ in old }
            return ModelEvaluator(world: world, names: known, candidate: row).value(condition.expression)?.truth == true
        }
        guard found.contains(hit), !found.contains(miss) else { return nil }
        return ConditionSituation(
            world: world,
            arguments: condition.parameters.map { names[$0.name] ?? .null },
            found: found
        )
    }

    private func argument(
        _ parameter: ConditionPlan.Parameter,
        of condition: ConditionPlan,
        hit: String,
        in world: inout ModelWorld
    ) -> ModelValue {
        if let partner = condition.expression.partner(of: parameter.name) {
            if let target = partner.entity {
                return partner.isRowItself && target == entity.name
                    ? .row(hit) : .row(world.add(target, named: parameter.name))
            }
            if let field = partner.field, let member = entity.member(named: field) {
                return samples.input(member, in: entity, number: 7)
            }
        }
        return Self.value(of: parameter.type.unwrapped)
    }

    /// A value of the type where nothing says more.
    static func value(of type: ValueType) -> ModelValue {
        switch type {
        case .boolean: .boolean(true)
        case .integer: .integer(7)
        case .decimal: .decimal("7.5")
        case .uuid: .uuid(SamplePlan.uuid(7))
        case .date: .date("2026-02-07")
        case .timestamp: .moment(after: 420)
        case .duration: .duration(seconds: 420)
        case .oneOf(let words): .text(words.first ?? "")
        case .list: .list([])
        default: .text("seven")
        }
    }

    /// For `name.startsWith(x)`: a row whose text is longer than `x`.
    private func partial(
        _ condition: ConditionPlan,
        hit: String,
        _ world: inout ModelWorld,
        _ names: inout [String: ModelValue]
    ) -> Bool {
        guard case .call(let function, let arguments) = condition.expression.withoutConversion.kind,
            arguments.count == 2,
            case .member(_, let field) = arguments[0].withoutConversion.kind,
            case .name(let parameter) = arguments[1].withoutConversion.kind,
            let member = entity.member(named: field),
            case .text(let text) = samples.input(member, in: entity, number: 97),
            text.count > 2
        else { return false }
        world.set(hit, field, .text(text))
        switch function.rawValue {
        case "startsWith": names[parameter] = .text(String(text.dropLast()))
        case "endsWith": names[parameter] = .text(String(text.dropFirst()))
        case "contains": names[parameter] = .text(String(text.dropFirst().dropLast(text.count > 3 ? 1 : 0)))
        default: return false
        }
        return true
    }

    // MARK: Orders

    /// Each order of a list, with rows that tie.
    func orders() -> DataSuite? {
        var builder = builder("Order", "the orders of its lists, page by page")
        for key in data.sortKeys(of: entity.name) {
            let (world, groups) = ordered(by: key)
            guard groups.count > 1 else { continue }
            builder.add(
                .paging,
                .unit,
                "lists by \(Names.prose(key.member.name)), ties by id, without gaps or repeats",
                in: world,
                .order(key, entity: entity, groups: groups)
            )
        }
        return builder.suite
    }

    /// Rows with the same value stand in one group; groups go up.
    private func ordered(by key: SortKeyPlan) -> (ModelWorld, [[String]]) {
        var world = ModelWorld(data: data, samples: samples)
        let isTime = ["createdAt", "updatedAt"].contains(key.member.name)
        let isUnique = entity.uniques.contains { $0.members.map(\.name) == [key.member.name] }
        var groups: [[String]] = []
        let values = isTime ? Array(repeating: ModelValue.null, count: 3) : self.values(of: key.member)
        for (index, value) in values.enumerated() {
            var group: [String] = []
            if isTime, index > 0 { world.advanceClock() }
            for _ in 0..<(isUnique || index == 2 ? 1 : 2) {
                let row = world.add(entity.name)
                if !isTime { world.set(row, key.member.name, value) }
                group.append(row)
            }
            groups.append(group)
        }
        let wanted = world
        world.repairRules()
        world.completeReferences()
        let isKept = groups.joined().allSatisfy { row in
            wanted[row]?.values[key.member.name] == world[row]?.values[key.member.name]
        }
        guard isKept else { return (wanted, []) }
        for row in world.rows where row.entity != entity.name { world.set(row.name, "createdAt", .moment(after: 0)) }
        // The last group is stored first, so that the order of storing is not the order of the list.
        return (isTime ? world : world.reversed(entity.name), groups)
    }

    /// Different values of the member from the least to the greatest; null is the least.
    private func values(of member: MemberPlan) -> [ModelValue] {
        let null: [ModelValue] = member.isOptional ? [.null] : []
        if let words = member.words { return null + words.map { .text($0) } }
        if case .boolean = member.type { return null + [.boolean(false), .boolean(true)] }
        var found: [ModelValue] = []
        for number in [2, 3, 5, 7] {
            let value = samples.input(member, in: entity, number: number)
            if !found.contains(value) { found.append(value) }
        }
        return null + found.sorted { $0.isLess(than: $1) == true }
    }
}

extension TypedExpression {
    /// What a name is compared with: rows of an entity, or a field of the row.
    struct Partner {
        /// The entity whose row's id the name stands for.
        var entity: String?
        /// Whether the row is `self`.
        var isRowItself: Bool
        /// The field of `self`.
        var field: String?
    }

    /// The other side of the first comparison with the name.
    func partner(of name: String) -> Partner? {
        if case .binary(_, let left, let right) = kind {
            if right.isBareName(name) { return left.asPartner }
            if left.isBareName(name) { return right.asPartner }
        }
        if case .call(_, let arguments) = kind, arguments.count == 2, arguments[1].isBareName(name) {
            return arguments[0].asPartner
        }
        return parts.lazy.compactMap { $0.partner(of: name) }.first
    }

    private func isBareName(_ name: String) -> Bool { withoutConversion.kind == .name(name) }

    private var asPartner: Partner? {
        let plain = withoutConversion
        if case .entity(let entity) = plain.type.unwrapped { return Partner(entity: entity, isRowItself: plain.isRow) }
        guard case .member(let base, let field) = plain.kind else { return nil }
        if field == "id", case .entity(let entity) = base.type.unwrapped {
            return Partner(entity: entity, isRowItself: base.withoutConversion.isRow)
        }
        return Partner(entity: nil, isRowItself: false, field: field)
    }

    private var isRow: Bool {
        switch kind {
        case .name("self"), .candidate: true
        default: false
        }
    }
}

extension ModelWorld {
    /// The same rows, those of one entity in the opposite order.
    func reversed(_ entity: String) -> ModelWorld {
        var world = self
        let places = rows.indices.filter { rows[$0].entity == entity }
        for (place, row) in zip(places, places.reversed().map { rows[$0] }) { world.rows[place] = row }
        return world
    }
}
