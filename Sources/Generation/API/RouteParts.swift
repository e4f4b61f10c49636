import DesignModel
import Planning
import SwiftTree

/// What routes of every kind have in common: caller, access, values of the path, answers.
struct RouteParts {
    let plan: ServicePlan
    let endpoint: EndpointPlan

    var spelling: APISpelling { APISpelling(plan) }
    var access: AccessPlan { plan.domain.access[endpoint.index] }

    // MARK: Caller and access

    /// `let caller = try await context.caller(of: request)`
    var caller: Statement {
        switch endpoint.credentials {
        case .required: .constant("caller", .awaited(.call("context.caller", [.init("of", "request")])))
        case .optional: .constant("caller", .awaited(.call("context.callerIfKnown", [.init("of", "request")])))
        case .ignored: .constant("caller", plan.nobody)
        }
    }

    /// `guard let permitted = TicketAccess.assign(caller), let me = caller.customer else { throw Refusal.forbidden }`
    ///
    /// - Parameters:
    ///   - bindsFilter: Whether the rows that are permitted are asked for later.
    func admission(
        bindsFilter: Bool,
        me: MeParameter? = nil,
        meSubject: CallerSubject? = nil
    ) -> [Statement] {
        var conditions: [Expression] = []
        let call = accessCall(of: access)
        if !access.isAboutRows {
            conditions.append(.call(access.typeName + "." + Names.escaped(access.function), ["caller"]))
        } else if bindsFilter {
            conditions.append(.prefixed("let permitted = ", call))
        } else {
            conditions.append(.chain([call, "nil"], operator: "!="))
        }
        if let me = me.flatMap(meBinding) { conditions.append(me) }
        if let meSubject { conditions.append(.code("let me = caller." + Names.escaped(meSubject.property))) }
        return [.check(conditions, otherwise: [.throwing("Refusal.forbidden")])]
    }

    /// Whether the access rule needs values of the path, so that they are read first.
    var accessUsesPath: Bool { access.isAboutRows && !access.arguments.isEmpty }

    /// `TicketAccess.assign(caller, id: id)`
    private func accessCall(of access: AccessPlan) -> Expression {
        .call(access.typeName + "." + access.function, ["caller"] + accessArguments(of: access))
    }

    private func accessArguments(of access: AccessPlan) -> [Expression.Argument] {
        access.arguments.map { .init(Names.member($0.name), .code(pathValue($0.name))) }
            + (access.usesNow && access.isAboutRows ? [.init("now", "context.clock.now()")] : [])
    }

    /// `TicketAccess.read(caller)`: the rows that the caller may read at all, for whatever changes a row: what it may not
    /// change and may read is 403, the rest 404.
    func readable(_ entity: String) -> Expression? {
        guard let read = plan.api.readEndpoint(of: entity), read != endpoint.index else { return nil }
        let policy = plan.domain.access[read]
        return policy.arguments.isEmpty && policy.isAboutRows ? accessCall(of: policy) : nil
    }

    /// The policy under which the parent of a list is read: `TicketAccess.read(caller)`; `nil` for every row.
    func parentPolicy(_ parent: ParentPlan) -> Expression? {
        guard let read = parent.readEndpoint else { return nil }
        let policy = plan.domain.access[read]
        return policy.arguments.isEmpty && policy.isAboutRows ? accessCall(of: policy) : nil
    }

    /// `try AddCommentAccess.check(caller, id: id, in: transaction)`
    var accessCheck: [Statement] {
        guard !access.isAboutRows, access.hasConditions else { return [] }
        let arguments = ["caller"] + accessArguments(of: access) + [.init("in", "transaction")]
        return [.expression(.tried(.call(access.typeName + ".check", arguments)))]
    }

    /// `let me = caller.customer`; `nil` where the flow takes a caller that may be absent.
    private func meBinding(_ me: MeParameter) -> Expression? {
        me.isOptional ? nil : .code("let me = " + meSource(me))
    }

    /// The caller as a flow or a lifecycle takes it.
    func meArgument(_ me: MeParameter) -> Expression { me.isOptional ? .code(meSource(me)) : "me" }

    private func meSource(_ me: MeParameter) -> String {
        switch me.kind {
        case .entity(_, let properties): properties.map { "caller." + Names.escaped($0) }.joined(separator: " ?? ")
        case .any: "caller.me"
        }
    }

    // MARK: Values of the path

    /// `let id = try request.id("id", of: Ticket.entityName)`
    var pathValues: [Statement] {
        endpoint.pathParameters.map { parameter in
            let name = Expression.Argument(nil, .string(parameter.name))
            let owner = Expression.Argument("of", entityName(of: parameter.entity))
            guard let field = parameter.field else {
                return .constant(local(parameter.member), .tried(.call("request.id", [name, owner])))
            }
            let rule = plan.data.entity(named: parameter.entity).map { spelling.rule(of: field, in: $0) } ?? ".text"
            return .constant(local(parameter.member), .tried(.call("request.value", [name, .init(nil, rule), owner])))
        }
    }

    private func entityName(of entity: String) -> Expression {
        plan.data.entity(named: entity).map { .code($0.typeName + ".entityName") } ?? .string(entity)
    }

    /// The constant that holds a value of the path.
    func pathValue(_ name: String) -> String {
        local(endpoint.pathParameters.first { $0.name == name }?.member ?? Names.member(name))
    }

    /// The name of a constant: never one that the route uses itself.
    func local(_ name: String) -> String {
        Self.ownNames.contains(name) ? name + "Value" : Names.escaped(name)
    }

    private static let ownNames: Set<String> = [
        "access", "body", "caller", "changed", "changes", "conditions", "context", "input", "items", "me", "method",
        "order",
        "page", "parameters", "path", "permitted", "query", "readable", "request", "result", "slice", "transaction",
    ]

    // MARK: Rows

    /// What picks the row: `id`, or `where: ArticleRepository.slugIs(slug)`.
    func row(_ lookup: RowLookup) throws -> Expression.Argument {
        switch lookup {
        case .id(let parameter): return .init(nil, .code(pathValue(parameter)))
        case .field, .condition:
            let conditions = plan.data.endpointConditions[endpoint.index]
            guard let use = conditions.lookup ?? conditions.condition else { return .init(nil, "id") }
            return .init("where", try spelling.condition(use, in: self))
        }
    }

    /// `try TicketRepository.row(id, permittedBy: permitted, readableBy: TicketAccess.read(caller), in: transaction)`
    func fetch(_ entity: EntityPlan, view: ViewPlan? = nil, _ lookup: RowLookup) throws -> Expression {
        let shown = view.map { [Expression.Argument("of", .code($0.typeName + ".self"))] } ?? []
        let readable = endpoint.action.writes ? readable(entity.name) : nil
        let arguments: [Expression.Argument] =
            try shown + [row(lookup), .init("permittedBy", "permitted")]
            + (readable.map { [.init("readableBy", $0)] } ?? []) + [.init("in", "transaction")]
        return .tried(.call(entity.repository + ".row", arguments))
    }

    // MARK: Answers

    /// `.json(.ok, ticket.json, etag: ticket.version)`, or what the contract says instead.
    ///
    /// - Parameter row: The constant that holds the row.
    func answer(_ entity: EntityPlan, row: String) -> [Statement] {
        switch endpoint.success.body {
        case .view(let name):
            guard let view = plan.data.view(named: name) else { return [] }
            let fetched = Expression.call(
                entity.repository + ".row",
                [
                    .init("of", .code(view.typeName + ".self")), .init(nil, .code(row + ".id")),
                    .init("permittedBy", ".every"), .init("in", "transaction"),
                ]
            )
            let shown = Names.escaped(Names.member(view.typeName))
            return [.constant(shown, .tried(fetched)), .giveBack(json(of: shown, version: nil, row: row))]
        case .entity: return [.giveBack(json(of: row, version: endpoint.sendsETag ? row + ".version" : nil, row: row))]
        case .nothing, .listOf, .rows: return [.giveBack(empty)]
        }
    }

    /// `.noContent`, or another status without a body.
    var empty: Expression {
        endpoint.success.status == 204
            ? ".noContent" : .call("ServiceResponse", [.init("status", .code(status))])
    }

    private func json(of value: String, version: String?, row: String) -> Expression {
        let etag = version.map { [Expression.Argument("etag", .code($0))] } ?? []
        if let location = endpoint.location {
            return .call(
                ".created",
                [.init(nil, .code(value + ".json")), .init("at", .code(path(of: location, row: row)))] + etag
            )
        }
        return .call(".json", [.init(nil, .code(status)), .init(nil, .code(value + ".json"))] + etag)
    }

    /// `"/tickets/\(ticket.id.text)"`
    private func path(of location: LocationPlan, row: String) -> String {
        let value = row + "." + location.member.property
        let text = location.member.type == .uuid ? "\\(\(value).text)" : "\\(\(value).pathSegment)"
        let segments = location.path.segments.map { segment in
            switch segment {
            case .literal(let word): "/" + word
            case .parameter: "/" + text
            }
        }
        return "\"" + segments.joined() + "\""
    }

    /// `.ok`, `.created`
    var status: String {
        switch endpoint.success.status {
        case 200: ".ok"
        case 201: ".created"
        case 202: ".accepted"
        case 204: ".noContent"
        default: ".init(code: \(endpoint.success.status))"
        }
    }
}

extension ServicePlan {
    /// A caller without credentials: `Caller(roles: [])`.
    var nobody: Expression { .call("Caller", domain.roles.isEmpty ? [] : [.init("roles", "[]")]) }
}
