import DesignModel
import Expressions
import Verification

/// What the parameters of a list or a query do, and which of them are none.
extension EndpointTests {
    func filters(_ entity: String) -> [Draft] {
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

    func parameters(_ entity: String, _ paging: PagingPlan) -> [Draft] {
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
    func queryParameters() -> [Draft] {
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
