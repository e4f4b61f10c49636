import DesignModel
import Expressions
import Verification

extension EndpointTests {
    /// What a list shows, to whom, in which order and page by page.
    func lists() -> [Draft] {
        guard case .list(let entity, _) = endpoint.action, let paging = endpoint.paging, shared != nil, identity != nil
        else {
            return queryParameters()
        }
        return visibilities(entity) + filters(entity) + parameters(entity, paging)
    }

    /// The order of a list, and its pages.
    func pages() -> [Draft] {
        guard case .list(let entity, _) = endpoint.action, let paging = endpoint.paging, shared != nil, identity != nil
        else {
            return []
        }
        return unaskedOrder(entity, paging) + pages(entity, paging)
    }

    // MARK: Who sees what

    /// Each role sees the rows of its clauses, and no others.
    private func visibilities(_ entity: String) -> [Draft] {
        let isBelowParent = if case .list(_, _?) = endpoint.action { true } else { false }
        return Self.roles(of: endpoint, view).compactMap { role in
            guard var situation = planner.success(endpoint, role: role, fill: .least) else { return nil }
            // Another row, that a condition on the caller does not let through.
            let clauses = oracle.clauses(of: endpoint, for: situation.caller)
            situation.world.advanceClock()
            guard let row = situation.addListed(entity, endpoint, "another", in: planner) else { return nil }
            // A row that does not belong to the list at all.
            if case .list(_, let condition?, _) = endpoint.endpoint.does.value {
                let outsider = situation.world.add(entity, named: "outsider")
                _ = planner.solve(&situation, condition, false, row: outsider)
            }
            // Below a parent, who may see a row is decided by the parent: strangers to it are tried apart.
            if !isBelowParent {
                for condition in clauses.compactMap(\.condition) {
                    _ = planner.solve(&situation, condition, false, row: row)
                }
            }
            enrich(&situation, row)
            situation.world.completeReferences()
            return Draft(
                role == nil || clauses.contains { $0.condition == nil } ? .success : .authorization,
                "shows" + Names.type(role ?? "anyone") + "ItsRows",
                "shows role \(role ?? "anyone") its rows and no others",
                in: situation,
                .list(check(situation, entity, query: "", order: nil))
            )
        }
    }

    /// Where the answer is a view: rows that refer to the shown row and to another one, and rows that it refers to, so
    /// that counts and names in the view tell rows apart.
    func enrich(_ situation: inout Situation, _ row: String) {
        switch endpoint.success.body {
        case .view, .listOf(.view): break
        default: return
        }
        guard let entity = situation.world[row]?.entity else { return }
        for member in data.entity(named: entity)?.members ?? [] where member.isOptional {
            guard let referenced = member.referencedEntity, situation.world[row]?.values[member.name] == .null else {
                continue
            }
            situation.world.set(row, member.name, .row(addTelling(referenced, named: member.name, to: &situation)))
        }
        let other = situation.world.rows(of: entity).first { $0.name != row }?.name ?? situation.world.add(entity)
        for child in data.entities {
            for key in child.foreignKeys where key.entity == entity && child.name != entity {
                for target in [row, other, other] {
                    let added = situation.world.add(child.name, isAnonymous: true)
                    situation.world.set(added, key.member.name, .row(target))
                }
            }
        }
    }

    /// A row whose texts are unlike those of other samples, so that one cannot be shown in place of another.
    private func addTelling(_ entity: String, named name: String, to situation: inout Situation) -> String {
        let row = situation.world.add(entity, named: Names.member(name))
        guard let plan = data.entity(named: entity) else { return row }
        for member in plan.members {
            guard case .text = member.type else { continue }
            situation.world.set(row, member.name, samples.input(member, in: plan, number: 61))
        }
        return row
    }

    /// The rows that the list has, in its order.
    private func check(_ situation: Situation, _ entity: String, query: String, order: Index.Column?) -> ListCheck {
        let order = order ?? endpoint.paging?.order ?? .init(field: "createdAt", descending: true)
        let shown = situation.world.rows(of: entity).filter { shows($0.name, situation) }
        return items(groups(shown, by: order.field), situation, query: query, descending: order.descending)
    }

    func shows(_ row: String, _ situation: Situation) -> Bool {
        var names = situation.names
        names["self"] = .row(row)
        let evaluator = ModelEvaluator(world: situation.world, names: names)
        if case .list(_, let condition?, _) = endpoint.endpoint.does.value, evaluator.value(condition)?.truth != true {
            return false
        }
        return oracle.permits(oracle.clauses(of: endpoint, for: situation.caller), names, situation.world)
    }

    /// Rows with the same key stand together; groups ascend.
    func groups(_ rows: [ModelRow], by field: String) -> [[String]] {
        let words: [String]? = rows.first.flatMap { row in
            guard case .oneOf(let words)? = data.entity(named: row.entity)?.member(named: field)?.type else {
                return nil
            }
            return words
        }
        func key(_ row: ModelRow) -> ModelValue {
            let value = row.values[field] ?? .null
            if let words, case .text(let word) = value { return .integer(words.firstIndex(of: word) ?? 0) }
            if case .boolean(let truth) = value { return .integer(truth ? 1 : 0) }
            return value
        }
        var groups: [(key: ModelValue, rows: [String])] = []
        for row in rows {
            if let index = groups.firstIndex(where: { $0.key == key(row) }) {
                groups[index].rows.append(row.name)
            } else {
                groups.append((key(row), [row.name]))
            }
        }
        return groups.sorted { left, right in
            if left.key == .null { return right.key != .null }
            return left.key.isLess(than: right.key) ?? false
        }.map(\.rows)
    }

    // MARK: Pages and orders

    /// Five rows or so for the caller, of which two tie.
    func spread(_ entity: String, by field: String) -> Situation? {
        let roles = Self.roles(of: endpoint, view)
        let situations = roles.lazy.compactMap { planner.success(endpoint, role: $0, fill: .least) }
        guard var situation = situations.first, let plan = data.entity(named: entity),
            let member = plan.member(named: field)
        else { return nil }
        let clauses = oracle.clauses(of: endpoint, for: situation.caller)
        for index in 0..<4 {
            if field == "createdAt" || field == "updatedAt", index != 2 { situation.world.advanceClock() }
            guard let row = situation.addListed(entity, endpoint, Names.member(entity), in: planner) else { return nil }
            if let condition = clauses.first?.condition, !clauses.contains(where: { $0.condition == nil }) {
                _ = planner.solve(&situation, condition, true, row: row)
            }
            if let value = spreadValue(member, in: plan, index) { situation.world.set(row, field, value) }
        }
        situation.world.completeReferences()
        return situation
    }

    private func spreadValue(_ member: MemberPlan, in plan: EntityPlan, _ index: Int) -> ModelValue? {
        guard !["createdAt", "updatedAt", "version", "id"].contains(member.name), member.referencedEntity == nil else {
            return nil
        }
        switch member.type {
        case .oneOf(let words): return .text(words[(index * 2 + 1) % words.count])
        case .boolean: return .boolean(index % 2 == 0)
        case .integer:
            let first = samples.value(of: member, in: plan, number: 1)
            return first.integerValue.map { .integer($0 + [3, 1, 3, 2][index]) }
        default:
            let isUnique = plan.uniques.contains { $0.members.contains { $0.name == member.name } }
            return samples.input(member, in: plan, number: isUnique ? 60 - index : 60 - index / 2)
        }
    }

    private func pages(_ entity: String, _ paging: PagingPlan) -> [Draft] {
        let fields = paging.sortKeys.isEmpty ? [paging.order] : orders(of: paging)
        let walks = fields.compactMap { order -> Draft? in
            guard let situation = spread(entity, by: order.field) else { return nil }
            let shown = situation.world.rows(of: entity).filter { shows($0.name, situation) }
            let query = paging.sortKeys.isEmpty ? "" : "sort=" + (order.descending ? "-" : "") + order.field
            return Draft(
                .paging,
                "givesEveryRowOncePageByPage" + (paging.sortKeys.isEmpty ? "" : Self.suffix(order)),
                "gives every row once, page by page" + (paging.sortKeys.isEmpty ? "" : ", by " + query.dropFirst(5)),
                in: situation,
                .list(
                    .pages(groups(shown, by: order.field), limit: 2, query: query, descending: order.descending)
                )
            )
        }
        return walks + standardPage(entity, paging)
    }

    private func standardPage(_ entity: String, _ paging: PagingPlan) -> [Draft] {
        guard paging.standard <= 200, let shared else { return [] }
        var situation = shared
        let clauses = oracle.clauses(of: endpoint, for: situation.caller)
        for _ in 0..<paging.standard {
            let row = situation.world.add(entity, named: "filler", isAnonymous: true)
            if case .list(_, let condition?, _) = endpoint.endpoint.does.value {
                guard planner.solve(&situation, condition, true, row: row) else { return [] }
            }
            if let condition = clauses.first?.condition, !clauses.contains(where: { $0.condition == nil }) {
                guard planner.solve(&situation, condition, true, row: row) else { return [] }
            }
        }
        situation.world.completeReferences()
        return [
            Draft(
                .paging,
                "givesAStandardPage",
                "gives \(paging.standard) rows where the caller does not say",
                in: situation,
                .list(.standardPage(count: paging.standard))
            )
        ]
    }

    private func orders(of paging: PagingPlan) -> [Index.Column] {
        paging.sortKeys.flatMap { [.init(field: $0, descending: false), .init(field: $0, descending: true)] }
    }

    private static func suffix(_ order: Index.Column) -> String {
        "By" + Names.type(order.field) + (order.descending ? "Descending" : "Ascending")
    }

    /// The order where the caller does not say.
    private func unaskedOrder(_ entity: String, _ paging: PagingPlan) -> [Draft] {
        guard let situation = spread(entity, by: paging.order.field) else { return [] }
        return [
            Draft(
                .paging,
                "ordersUnasked" + Self.suffix(paging.order),
                "orders by \(paging.order.field)\(paging.order.descending ? ", descending," : "") where the caller does not say",
                in: situation,
                .list(check(situation, entity, query: "", order: paging.order))
            )
        ]
    }

    /// The rows in their order, with the whole first item where no other row ties with it.
    func items(_ groups: [[String]], _ situation: Situation, query: String, descending: Bool) -> ListCheck {
        var first: ModelValue?
        let foremost = descending ? groups.last : groups.first
        if let row = foremost?.first, foremost?.count == 1 {
            let evaluator = ModelEvaluator(world: situation.world, names: [:])
            switch endpoint.success.body {
            case .listOf(.entity): first = evaluator.show(row)
            case .listOf(.view(let view)): first = evaluator.show(row, as: view)
            default: break
            }
        }
        return .items(groups, query: query, descending: descending, first: first)
    }
}
