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

    private func shows(_ row: String, _ situation: Situation) -> Bool {
        var names = situation.names
        names["self"] = .row(row)
        let evaluator = ModelEvaluator(world: situation.world, names: names)
        if case .list(_, let condition?, _) = endpoint.endpoint.does.value, evaluator.value(condition)?.truth != true {
            return false
        }
        return oracle.permits(oracle.clauses(of: endpoint, for: situation.caller), names, situation.world)
    }

    /// Rows with the same key stand together; groups ascend.
    private func groups(_ rows: [ModelRow], by field: String) -> [[String]] {
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
    private func spread(_ entity: String, by field: String) -> Situation? {
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

    // MARK: Filters and parameters

    private func filters(_ entity: String) -> [Draft] {
        endpoint.endpoint.parameters.compactMap { parameter in
            guard let filter = parameter.filter, let situation = filtered(entity, parameter, filter) else { return nil }
            return Draft(
                .success,
                "filtersBy" + Names.type(parameter.name.value),
                "filters by " + parameter.name.value,
                in: situation.0,
                situation.1
            )
        }
    }

    private func filtered(
        _ entity: String,
        _ parameter: Endpoint.Parameter,
        _ filter: TypedExpression
    ) -> (Situation, APICheck)? {
        let roles = Self.roles(of: endpoint, view)
        guard var situation = roles.lazy.compactMap({ planner.success(endpoint, role: $0, fill: .least) }).first else {
            return nil
        }
        let value = parameterValue(parameter, &situation)
        let clauses = oracle.clauses(of: endpoint, for: situation.caller)
        for (index, wanted) in [true, false].enumerated() {
            situation.world.advanceClock()
            guard let row = situation.addListed(entity, endpoint, wanted ? "match" : "other", in: planner) else {
                return nil
            }
            if let condition = clauses.first?.condition, !clauses.contains(where: { $0.condition == nil }) {
                _ = planner.solve(&situation, condition, true, row: row)
            }
            var names = situation.names
            names["self"] = .row(row)
            names["input"] = .record([parameter.name.value: value])
            var solver = ModelSolver(world: situation.world, names: names, caller: situation.caller?.row)
            guard solver.make(filter, wanted) || index == 1 else { return nil }
            situation.world = solver.world
        }
        addSimilar(entity, filter, value, to: &situation)
        situation.world.completeReferences()
        let shown = situation.world.rows(of: entity).filter { row in
            var names = situation.names
            names["self"] = .row(row.name)
            names["input"] = .record([parameter.name.value: value])
            return shows(row.name, situation)
                && ModelEvaluator(world: situation.world, names: names).value(filter)?.truth == true
        }
        let order = endpoint.paging?.order ?? .init(field: "createdAt", descending: true)
        guard !shown.isEmpty else { return nil }
        let query = parameter.name.value + "=" + (value.rowName.map { "{" + $0 + "}" } ?? value.plainText)
        return (
            situation,
            .list(items(groups(shown, by: order.field), situation, query: query, descending: order.descending))
        )
    }

    /// Where a part of a text is looked for: one row that begins with it and goes on, and one that has it in the middle.
    private func addSimilar(
        _ entity: String,
        _ filter: TypedExpression,
        _ value: ModelValue,
        to situation: inout Situation
    ) {
        guard case .call(let function, _) = filter.withoutConversion.kind,
            ["startsWith", "endsWith", "contains"].contains(function.rawValue), case .text(let part) = value,
            let field = comparedField(filter), field.entity.name == entity, field.member.pattern == nil,
            case .text(let bounds) = field.member.type
        else { return }
        for (name, text) in [("longer", part + " and more"), ("between", "so " + part + " too")]
        where text.count <= bounds.most ?? Int.max {
            var changed = situation
            changed.world.advanceClock()
            guard let row = changed.addListed(entity, endpoint, name, in: planner) else { return }
            let clauses = oracle.clauses(of: endpoint, for: changed.caller)
            if let condition = clauses.first?.condition, !clauses.contains(where: { $0.condition == nil }) {
                _ = planner.solve(&changed, condition, true, row: row)
            }
            changed.world.set(row, field.member.name, .text(text))
            situation = changed
        }
    }

    /// The rows in their order, with the whole first item where no other row ties with it.
    private func items(_ groups: [[String]], _ situation: Situation, query: String, descending: Bool) -> ListCheck {
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

    private func parameterValue(_ parameter: Endpoint.Parameter, _ situation: inout Situation) -> ModelValue {
        if case .reference(let entity) = parameter.type.value {
            return .row(situation.world.add(entity, named: Names.member(parameter.name.value)))
        }
        if case .oneOf(let words) = parameter.type.value { return .text(words[words.count - 1]) }
        if let field = comparedField(parameter.filter) {
            return samples.input(field.member, in: field.entity, number: 71)
        }
        let member = MemberPlan(unsaid: parameter.name.value, parameter.type.value, data.words)
        return samples.input(member, number: 71)
    }

    /// The field that the filter compares with the parameter: what the one may hold, the other is given.
    private func comparedField(_ filter: TypedExpression?) -> (entity: EntityPlan, member: MemberPlan)? {
        guard let filter else { return nil }
        for part in [filter] + filter.parts + filter.parts.flatMap(\.parts) {
            guard case .member(let base, let name) = part.withoutConversion.kind, name != "id",
                case .entity(let owner) = base.type.unwrapped, let entity = data.entity(named: owner),
                let member = entity.member(named: name), member.referencedEntity == nil
            else { continue }
            return (entity, member)
        }
        return nil
    }

    private func parameters(_ entity: String, _ paging: PagingPlan) -> [Draft] {
        var bad: [(query: String, parameter: String)] = [
            ("surprise=1", "surprise"), ("limit=0", "limit"), ("limit=\(paging.most + 1)", "limit"),
            ("limit=many", "limit"),
        ]
        if paging.sortKeys.isEmpty {
            bad.append(("sort=surprise", "sort"))
        } else {
            bad.append(("sort=-surprise", "sort"))
        }
        let several = spread(entity, by: paging.order.field) ?? shared
        let shown = several.map { all in all.world.rows(of: entity).count { shows($0.name, all) } } ?? 0
        return [
            Draft(
                .validation,
                "refusesParametersThatAreNone",
                "answers 400 to parameters that are none",
                answer: "400",
                .list(.badParameters(bad + badValues()))
            ),
            Draft(
                .boundary,
                "takesLimitsUpToTheGreatest",
                "takes limits from 1 to \(paging.most)",
                in: several,
                .list(.limits(most: paging.most, shown: shown))
            ),
            Draft(
                .paging,
                "refusesACursorThatIsNone",
                "answers 400 to a cursor that is none",
                answer: "400 invalid_cursor",
                .list(.badCursor)
            ),
        ]
    }

    /// Values of declared parameters that break their rules.
    private func badValues() -> [(query: String, parameter: String)] {
        endpoint.parameters.compactMap { parameter in
            switch parameter.type {
            case .oneOf, .integer, .boolean, .uuid, .reference, .date, .timestamp, .decimal, .duration:
                (parameter.name + "=no-such-value", parameter.name)
            default: nil
            }
        }
    }

    /// A query with inputs reads them from its parameters.
    private func queryParameters() -> [Draft] {
        guard case .query = endpoint.action, !endpoint.parameters.isEmpty, shared != nil else { return [] }
        return [
            Draft(
                .validation,
                "refusesParametersThatAreNone",
                "answers 400 to parameters that are none",
                answer: "400",
                .list(.badParameters([("surprise=1", "surprise")] + badValues()))
            )
        ]
    }
}
