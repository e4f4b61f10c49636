import DesignModel
import Planning
import SwiftTree

/// The bodies of routes that only read.
struct ReadRoute {
    let plan: ServicePlan
    let endpoint: EndpointPlan
    private var parts: RouteParts { RouteParts(plan: plan, endpoint: endpoint) }

    /// ```swift
    /// let ticket = try await context.store.read { transaction in
    ///     try TicketRepository.row(id, permittedBy: permitted, in: transaction)
    /// }
    /// return .json(.ok, ticket.json, etag: ticket.version)
    /// ```
    func read(_ name: String, _ lookup: RowLookup) throws -> [Statement] {
        guard let entity = plan.data.entity(named: name) else { return [] }
        var view: ViewPlan?
        if case .view(let name) = endpoint.success.body { view = plan.data.view(named: name) }
        let shown = parts.local(Names.member(view?.typeName ?? entity.variable))
        let etag = endpoint.sendsETag ? [Expression.Argument("etag", .code(shown + ".version"))] : []
        let fetch = reading([.expression(try parts.fetch(entity, view: view, lookup))])
        return prelude(bindsFilter: true)
            + [
                .constant(shown, fetch),
                .giveBack(
                    .call(".json", [.init(nil, .code(parts.status)), .init(nil, .code(shown + ".json"))] + etag)
                ),
            ]
    }

    /// ```swift
    /// let query = ListQuery(permitted, conditions, order: order, slice: slice)
    /// let page = try await context.store.read { transaction in
    ///     try TicketRepository.page(of: TicketLine.self, query, in: transaction)
    /// }
    /// return .page(page, of: request)
    /// ```
    func list(_ name: String, _ parent: ParentPlan?) throws -> [Statement] {
        guard let entity = plan.data.entity(named: name) else { return [] }
        var shown: [Expression.Argument] = []
        if case .listOf(.view(let view)) = endpoint.success.body {
            shown = [.init("of", .code(Names.type(view) + ".self"))]
        }
        let page = Expression.tried(
            .call(entity.repository + ".page", shown + [.init(nil, "query"), .init("in", "transaction")])
        )
        let work = try parent.map { [try parentRead($0), Statement.giveBack(page)] } ?? [.expression(page)]
        let (conditions, statements) = try self.conditions()
        let query = Expression.call(
            "ListQuery",
            [.init(nil, "permitted")] + conditions + [.init("order", "order"), .init("slice", "slice")]
        )
        return prelude(bindsFilter: true) + parameters() + order(entity)
            + [.constant("slice", slice), .expression(.tried(.call("parameters.finish")))] + [.blank] + statements
            + [
                .constant("query", query),
                .constant("page", reading(work)),
                .giveBack(.call(".page", [.init(nil, "page"), .init("of", "request")])),
            ]
    }

    /// ```swift
    /// let items = try await context.store.read { transaction in
    ///     try WorkloadQuery.items(in: transaction)
    /// }
    /// return .items(items)
    /// ```
    func query(_ name: String) throws -> [Statement] {
        guard let query = plan.data.query(named: name) else { return [] }
        let inputs = query.inputs.map { member -> Expression.Argument in
            let isInPath = endpoint.pathParameters.contains { $0.name == member.name }
            return .init(member.property, .code(isInPath ? parts.pathValue(member.name) : parts.local(member.property)))
        }
        let items = Expression.tried(.call(query.typeName + ".items", inputs + [.init("in", "transaction")]))
        let check = parts.accessCheck
        let reads = endpoint.parameters.isEmpty ? [] : parameters() + [.expression(.tried(.call("parameters.finish")))]
        return prelude(bindsFilter: false) + reads
            + [
                .constant("items", reading(check.isEmpty ? [.expression(items)] : check + [.giveBack(items)])),
                .giveBack(.call(".items", ["items"])),
            ]
    }

    // MARK: Parts

    private func prelude(bindsFilter: Bool) -> [Statement] {
        let admission = parts.admission(bindsFilter: bindsFilter, meSubject: meOfCondition)
        return [parts.caller] + (parts.accessUsesPath ? parts.pathValues + admission : admission + parts.pathValues)
    }

    /// The caller's row, where the condition of a list speaks of it.
    private var meOfCondition: CallerSubject? {
        guard plan.data.endpointConditions[endpoint.index].condition?.uses(name: "me") == true else { return nil }
        let subjects = parts.access.clauses.compactMap { clause -> CallerSubject? in
            guard case .role(let role) = clause.role else { return nil }
            return plan.domain.caller.subject(of: role)
        }
        return subjects.first
    }

    /// `try await context.store.read { transaction in … }`
    private func reading(_ work: [Statement]) -> Expression {
        .awaited(.call("context.store.read", trailing: .init(["transaction"], work)))
    }

    /// `_ = try TicketRepository.row(id, permittedBy: TicketAccess.read(caller) ?? .nothing, in: transaction)`
    private func parentRead(_ parent: ParentPlan) throws -> Statement {
        guard let entity = plan.data.entity(named: parent.entity) else { return .blank }
        let picks: Expression.Argument
        switch parent.lookup {
        case .id(let parameter): picks = .init(nil, .code(parts.pathValue(parameter)))
        case .field(let field, let parameter):
            let equals = "\(entity.repository).\(Names.member(field.name + " is"))(\(parts.pathValue(parameter)))"
            picks = .init("where", .code(equals))
        case .condition: return .blank
        }
        // Who may not read the parent is told no more than who names none: 404.
        let policy = parts.parentPolicy(parent).map { Expression.chain([$0, ".nothing"], operator: "??") }
        let row = Expression.call(
            entity.repository + ".row",
            [picks, .init("permittedBy", policy ?? ".every"), .init("in", "transaction")]
        )
        return .expression(.prefixed("_ = try ", row))
    }

    /// `var parameters = request.parameters()` and a constant for each parameter.
    private func parameters() -> [Statement] {
        [.variable("parameters", .call("request.parameters"))]
            + endpoint.parameters.map { parameter in
                let rule = parts.spelling.rule(of: parameter)
                let arguments: [Expression.Argument] = [.init(nil, .string(parameter.name)), .init(nil, rule)]
                if let standard = parameter.standard, let value = parts.spelling.constant(standard, of: parameter) {
                    return .constant(
                        parts.local(parameter.member),
                        .call("parameters.value", arguments + [.init("default", value)])
                    )
                }
                let method = parameter.isRequired ? "parameters.required" : "parameters.optional"
                return .constant(parts.local(parameter.member), .call(method, arguments))
            }
    }

    /// `let order = parameters.sort(among: […], default: .descending(TicketRepository.byCreatedAt))`
    private func order(_ entity: EntityPlan) -> [Statement] {
        guard let paging = endpoint.paging else { return [] }
        let key = { (name: String) in entity.repository + "." + Names.member("by " + name) }
        let direction = paging.order.descending ? "descending" : "ascending"
        let first = Expression.Argument(nil, .code(key(paging.order.field)))
        guard !paging.sortKeys.isEmpty else { return [.constant("order", .call("ListOrder." + direction, [first]))] }
        let standard = Expression.call("." + direction, [first])
        let keys = Expression.array(paging.sortKeys.map { .code(key($0)) })
        return [.constant("order", .call("parameters.sort", [.init("among", keys), .init("default", standard)]))]
    }

    private var slice: Expression {
        .call(
            "parameters.slice",
            [
                .init("default", "Limits.page"), .init("atMost", "Limits.longestPage"),
            ]
        )
    }

    /// The conditions as an argument of the query, and the statements that gather them.
    private func conditions() throws -> (argument: [Expression.Argument], statements: [Statement]) {
        let planned = plan.data.endpointConditions[endpoint.index]
        let own = try planned.condition.map { [try parts.spelling.condition($0, in: parts)] } ?? []
        guard !planned.filters.isEmpty else {
            return own.isEmpty ? ([], []) : ([.init(nil, .array(own))], [])
        }
        let filters = try planned.filters.map { filter -> Statement in
            let condition = try parts.spelling.condition(filter.use, in: parts)
            let append = Statement.expression(.call("conditions.append", [.init(nil, condition)]))
            let parameter = endpoint.parameters.first { $0.name == filter.parameter }
            let isAlwaysThere = parameter.map { $0.isRequired || $0.standard != nil } ?? false
            guard !isAlwaysThere, let parameter else { return append }
            return .when([.code("let " + parts.local(parameter.member))], [append])
        }
        return (
            [.init(nil, "conditions")],
            [.variable("conditions", type: "[SQLCondition]", .array(own))] + filters
        )
    }
}
