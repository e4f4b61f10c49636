import DesignModel
import Planning
import SwiftTree

/// The bodies of routes that change something.
struct WriteRoute {
    let plan: ServicePlan
    let endpoint: EndpointPlan
    private var parts: RouteParts { RouteParts(plan: plan, endpoint: endpoint) }

    /// ```swift
    /// let input = try NewCustomer(reading: request)
    /// return try await context.store.write(for: request) { transaction in
    ///     let customer = try CustomerRepository.insert(input.customer(at: transaction.now), in: transaction)
    ///     return .created(customer.json, at: "/customers/\(customer.id.text)", etag: customer.version)
    /// }
    /// ```
    func create(_ name: String) throws -> [Statement] {
        guard let entity = plan.data.entity(named: name), let body = endpoint.body else { return [] }
        let row = rowName(entity)
        let made = Expression.call("input." + Names.escaped(entity.variable), [.init("at", "transaction.now")])
        let insert = Expression.tried(
            .call(entity.repository + ".insert", [.init(nil, made), .init("in", "transaction")])
        )
        let work =
            parts.access.hasConditions
            ? [.constant(row, insert), requirement(entity, row)] : [Statement.constant(row, insert)]
        return prelude(bindsFilter: parts.access.hasConditions)
            + [.constant("input", .tried(.call(body.typeName, [.init("reading", "request")])))]
            + commit(work + parts.answer(entity, row: row))
    }

    /// ```swift
    /// let changes = try CustomerChanges(reading: request)
    /// return try await context.store.write(for: request) { transaction in
    ///     var customer = try CustomerRepository.row(id, permittedBy: permitted, readableBy: CustomerAccess.read(caller), in: transaction)
    ///     try request.ifMatch(customer.version)
    ///     changes.apply(to: &customer)
    ///     let changed = try CustomerRepository.update(customer, in: transaction)
    ///     return .json(.ok, changed.json, etag: changed.version)
    /// }
    /// ```
    func update(_ name: String, _ lookup: RowLookup) throws -> [Statement] {
        guard let entity = plan.data.entity(named: name), let body = endpoint.body else { return [] }
        let row = rowName(entity)
        let moment = body.needsMoment ? [Expression.Argument("at", "transaction.now")] : []
        let work: [Statement] = [
            .variable(row, try parts.fetch(entity, lookup)),
            precondition(row),
            .expression(.call("changes.apply", [.init("to", .code("&" + row))] + moment)),
            .constant(
                "changed",
                .tried(.call(entity.repository + ".update", [.init(nil, .code(row)), .init("in", "transaction")]))
            ),
        ]
        let rule = parts.access.hasConditions ? [requirement(entity, "changed")] : []
        return prelude(bindsFilter: true)
            + [.constant("changes", .tried(.call(body.typeName, [.init("reading", "request")])))]
            + commit(work + rule + parts.answer(entity, row: "changed"))
    }

    /// ```swift
    /// return try await context.store.write(for: request) { transaction in
    ///     let customer = try CustomerRepository.row(id, permittedBy: permitted, readableBy: CustomerAccess.read(caller), in: transaction)
    ///     try request.ifMatch(customer.version)
    ///     try CustomerRepository.delete(customer, in: transaction)
    ///     return .noContent
    /// }
    /// ```
    func delete(_ name: String, _ lookup: RowLookup) throws -> [Statement] {
        guard let entity = plan.data.entity(named: name) else { return [] }
        let row = rowName(entity)
        let deletion = Statement.expression(
            .tried(.call(entity.repository + ".delete", [.init(nil, .code(row)), .init("in", "transaction")]))
        )
        // What a view shows is read while the row is still there.
        var answer = parts.answer(entity, row: row)
        answer.insert(deletion, at: max(answer.count - 1, 0))
        return prelude(bindsFilter: true)
            + commit([.constant(row, try parts.fetch(entity, lookup)), precondition(row)] + answer)
    }

    /// ```swift
    /// let input = try AssignFlow.Input(reading: request)
    /// return try await context.store.write(for: request) { transaction in
    ///     let ticket = try TicketRepository.row(id, permittedBy: permitted, readableBy: …, in: transaction)
    ///     try request.ifMatch(ticket.version)
    ///     let changed = try TicketLifecycle.assign(ticket, input, in: transaction)
    ///     return .json(.ok, changed.json, etag: changed.version)
    /// }
    /// ```
    func event(_ event: String, _ name: String, _ lookup: RowLookup, flow: String?) throws -> [Statement] {
        guard let entity = plan.data.entity(named: name), let lifecycle = plan.domain.lifecycle(of: name),
            let transition = lifecycle.event(named: event)
        else { return [] }
        let row = rowName(entity)
        let arguments = [Expression.Argument(nil, .code(row))] + callArguments(transition.call)
        let call = Expression.call(lifecycle.typeName + "." + Names.escaped(transition.member), arguments)
        let answer: [Statement] =
            parts.showsNothing
            ? [.expression(.prefixed("_ = ", .tried(call))), .giveBack(parts.empty)]
            : [.constant("changed", .tried(call))] + parts.answer(entity, row: "changed")
        return prelude(bindsFilter: true, me: transition.call.me)
            + (transition.call.input != nil ? [input(of: flow)] : [])
            + commit([.constant(row, try parts.fetch(entity, lookup)), precondition(row)] + answer)
    }

    /// ```swift
    /// let input = try AddCommentFlow.Input(reading: request, id: id)
    /// return try await context.store.write(for: request) { transaction in
    ///     try AddCommentAccess.check(caller, id: id, in: transaction)
    ///     let comment = try AddCommentFlow.run(input, by: me, in: transaction)
    ///     return .created(comment.json, at: …, etag: comment.version)
    /// }
    /// ```
    func flow(_ name: String) throws -> [Statement] {
        guard let flow = plan.domain.flow(named: name) else { return [] }
        let call = Expression.tried(.call(flow.typeName + ".run", callArguments(flow.call)))
        return prelude(bindsFilter: false, me: flow.call.me)
            + (flow.call.input != nil ? [input(of: name)] : [])
            + commit(parts.accessCheck + answer(to: call, of: flow))
    }

    private func answer(to call: Expression, of flow: FlowPlan) -> [Statement] {
        switch endpoint.success.body {
        case .nothing, .rows:
            return [.expression(flow.result == nil ? call : .prefixed("_ = ", call)), .giveBack(parts.empty)]
        case .listOf:
            return [.constant("items", call), .giveBack(.call(".items", ["items"]))]
        case .entity(let name), .view(let name):
            let result = flow.result?.unwrapped
            guard case .row(let entity) = result, let entity = plan.data.entity(named: entity) else {
                return [
                    .constant("result", call),
                    .giveBack(.call(".json", [.init(nil, .code(parts.status)), .init(nil, "result.json")])),
                ]
            }
            let row = name == entity.name ? rowName(entity) : parts.local(entity.variable)
            return [.constant(row, call)] + parts.answer(entity, row: row)
        }
    }

    // MARK: Parts

    private func prelude(bindsFilter: Bool, me: MeParameter? = nil) -> [Statement] {
        let admission = parts.admission(bindsFilter: bindsFilter, me: me)
        let path = pathValuesAreUsed ? parts.pathValues : []
        return [parts.caller] + (parts.accessUsesPath ? path + admission : admission + path)
    }

    /// A flow may leave a value of its path alone; the others always use theirs.
    private var pathValuesAreUsed: Bool { !endpoint.pathParameters.isEmpty }

    /// `let input = try AssignFlow.Input(reading: request)`, or from the path alone.
    private func input(of flow: String?) -> Statement {
        let type = (flow.flatMap { plan.domain.flow(named: $0)?.typeName } ?? "") + ".Input"
        let path = (endpoint.body?.fromPath ?? []).map {
            Expression.Argument($0.property, .code(parts.pathValue($0.name)))
        }
        guard endpoint.body?.fields.isEmpty == false else { return .constant("input", .call(type, path)) }
        return .constant("input", .tried(.call(type, [.init("reading", "request")] + path)))
    }

    private func callArguments(_ call: CallShape) -> [Expression.Argument] {
        (call.input != nil ? [.init(nil, "input")] : [])
            + (call.me.map { [.init("by", parts.meArgument($0))] } ?? [])
            + [.init("in", "transaction")]
    }

    /// `try request.ifMatch(ticket.version)`
    private func precondition(_ row: String) -> Statement {
        .expression(.tried(.call("request.ifMatch", [.init(nil, .code(row + ".version"))])))
    }

    /// `try CustomerRepository.require(customer, permittedBy: permitted, in: transaction)`
    private func requirement(_ entity: EntityPlan, _ row: String) -> Statement {
        .expression(
            .tried(
                .call(
                    entity.repository + ".require",
                    [.init(nil, .code(row)), .init("permittedBy", "permitted"), .init("in", "transaction")]
                )
            )
        )
    }

    private func rowName(_ entity: EntityPlan) -> String { parts.local(entity.variable) }

    /// `return try await context.store.write(for: request) { transaction in … }`
    private func commit(_ work: [Statement]) -> [Statement] {
        let closure = Expression.Closure(["transaction"], work)
        return [
            .giveBack(
                .awaited(.call("context.store.write", [.init("for", "request")], trailing: closure))
            )
        ]
    }
}

extension RouteParts {
    /// Whether the answer has no body.
    var showsNothing: Bool { endpoint.success.body == .nothing }
}
