import DesignModel
import Expressions
import Verification

/// Takes the decisions about each endpoint.
struct EndpointPlanner {
    let verified: VerifiedDesign
    let paths: PathResolution
    let words: EnumerationCatalog
    private var design: Design { verified.design }

    init(_ verified: VerifiedDesign, words: EnumerationCatalog) {
        self.verified = verified
        self.words = words
        paths = PathResolution(design: verified.design, words: words)
    }

    func plans() -> [EndpointPlan] {
        let names = EndpointNames(design.allEndpoints).names
        let located = design.components.flatMap { component in component.endpoints.map { (component, $0) } }
        var plans = located.enumerated().map { index, pair in
            plan(pair.1, in: pair.0, index: index, name: names[index])
        }
        let locations = LocationPlanner(design: design, words: words, endpoints: plans)
        for (index, endpoint) in design.allEndpoints.enumerated() {
            plans[index].location = locations.location(of: endpoint)
        }
        return tellingBodiesApart(plans)
    }

    /// A flow that two endpoints give different inputs by path has a body of its own for each.
    private func tellingBodiesApart(_ plans: [EndpointPlan]) -> [EndpointPlan] {
        var seen: [RequestBodyPlan.Kind: [String]] = [:]
        var plans = plans
        for index in plans.indices {
            guard let body = plans[index].body else { continue }
            let fromPath = body.fromPath.map(\.name)
            guard let first = seen[body.kind] else {
                seen[body.kind] = fromPath
                continue
            }
            let name = plans[index].name
            if first != fromPath { plans[index].body?.variant = name }
        }
        return plans
    }

    private func plan(_ endpoint: Endpoint, in component: Component, index: Int, name: String) -> EndpointPlan {
        let pathParameters = paths.parameters(of: endpoint)
        let action = action(of: endpoint, parameters: pathParameters)
        let body = body(of: endpoint, action: action)
        let parameters = parameters(of: endpoint)
        let paging = paging(of: endpoint)
        let credentials = credentials(of: endpoint)
        let facts = EndpointFacts(
            endpoint: endpoint,
            action: action,
            hasPathParameters: !pathParameters.isEmpty,
            hasBody: body?.fields.isEmpty == false,
            hasParameters: !parameters.isEmpty || paging != nil,
            isPaged: paging != nil,
            credentials: credentials,
            hasRate: design.limits.rate != nil
        )
        return EndpointPlan(
            index: index,
            endpoint: endpoint,
            component: component.name.value,
            name: name,
            pathParameters: pathParameters,
            action: action,
            body: body,
            parameters: parameters,
            paging: paging,
            credentials: credentials,
            answers: facts.answers(derived: verified.errors(of: endpoint))
        )
    }

    private func action(of endpoint: Endpoint, parameters: [PathParameterPlan]) -> EndpointAction {
        let lookup = paths.lookup(of: endpoint, parameters: parameters)
        switch endpoint.does.value {
        case .create(let entity): return .create(entity: entity)
        case .read(let entity, _): return .read(entity: entity, lookup)
        case .list(let entity, _, _):
            return .list(entity: entity, parent: paths.parent(of: endpoint, parameters: parameters))
        case .update(let entity, let merges): return .update(entity: entity, lookup, merges: merges)
        case .delete(let entity): return .delete(entity: entity, lookup)
        case .event(let event, let entity):
            return .event(event, entity: entity, lookup, flow: effectFlow(of: event, on: entity))
        case .flow(let name): return .flow(name)
        case .query(let name): return .query(name)
        }
    }

    /// The flow that a transition's effects consist of: its input becomes the body.
    private func effectFlow(of event: String, on entity: String) -> String? {
        design.lifecycle(of: entity)?.transitions.lazy.compactMap { transition -> String? in
            guard transition.event?.value == event, case .flow(let name) = transition.effects else { return nil }
            return name.value
        }.first
    }

    private func body(of endpoint: Endpoint, action: EndpointAction) -> RequestBodyPlan? {
        switch action {
        case .create(let entity):
            return RequestBodyPlan(
                kind: .create(entity: entity),
                fields: fields(of: entity, where: \.isSettable),
                fromPath: []
            )
        case .update(let entity, _, let merges):
            return RequestBodyPlan(
                kind: merges ? .merge(entity: entity) : .replace(entity: entity),
                fields: fields(of: entity, where: \.isChangeable),
                fromPath: []
            )
        case .event(_, _, _, let flow?): return body(ofFlow: flow, path: [])
        case .flow(let flow): return body(ofFlow: flow, path: endpoint.path.value.parameters)
        case .event, .read, .list, .delete, .query: return nil
        }
    }

    private func body(ofFlow name: String, path: [String]) -> RequestBodyPlan? {
        guard let flow = design.flow(named: name), !flow.inputs.isEmpty else { return nil }
        let inputs = flow.inputs.map { MemberPlan($0, words) }
        return RequestBodyPlan(
            kind: .flow(name),
            fields: inputs.filter { !path.contains($0.name) },
            fromPath: inputs.filter { path.contains($0.name) }
        )
    }

    private func fields(of entity: String, where isMeant: (MemberPlan) -> Bool) -> [MemberPlan] {
        (design.entity(named: entity)?.fields ?? []).map { MemberPlan($0, words) }.filter(isMeant)
    }
}

extension EndpointPlanner {
    private func parameters(of endpoint: Endpoint) -> [ParameterPlan] {
        if case .query(let name) = endpoint.does.value {
            return (design.query(named: name)?.inputs ?? [])
                .filter { !endpoint.path.value.parameters.contains($0.name.value) }
                .map { ParameterPlan($0, words) }
        }
        return endpoint.parameters.filter { !$0.isSort }.map { ParameterPlan($0, words) }
    }

    private func paging(of endpoint: Endpoint) -> PagingPlan? {
        guard case .list(_, _, let order) = endpoint.does.value else { return nil }
        let sort = endpoint.parameters.first(where: \.isSort)
        var keys: [String] = []
        if case .sort(let names)? = sort?.type.value { keys = names }
        let stated = sort?.defaultValue.map { Self.order($0.value) } ?? order
        let page = design.limits.page?.value ?? Self.standardPage
        return PagingPlan(
            standard: page.standard,
            most: page.most,
            sortKeys: keys,
            order: stated ?? Index.Column(field: "createdAt", descending: true)
        )
    }

    /// Where the design sets no limit.
    private static let standardPage = Limits.Page(standard: 20, most: 100)

    /// `-createdAt`
    private static func order(_ text: String) -> Index.Column {
        let descending = text.hasPrefix("-")
        return Index.Column(field: descending ? String(text.dropFirst()) : text, descending: descending)
    }

    private func credentials(of endpoint: Endpoint) -> EndpointPlan.Credentials {
        guard design.authentication != nil else { return .ignored }
        let clauses = endpoint.accessAsDesigned ? transitionAccess(of: endpoint) : endpoint.access
        return clauses.contains { $0.role.value == .anyone } ? .optional : .required
    }

    private func transitionAccess(of endpoint: Endpoint) -> [AccessClause] {
        guard case .event(let event, let entity) = endpoint.does.value else { return [] }
        let transitions = design.lifecycle(of: entity)?.transitions ?? []
        return transitions.filter { $0.event?.value == event }.flatMap(\.access)
    }
}

extension Endpoint.Parameter {
    var isSort: Bool { if case .sort = type.value { true } else { false } }
}

extension ParameterPlan {
    init(_ parameter: Endpoint.Parameter, _ words: EnumerationCatalog) {
        self.init(
            name: parameter.name.value,
            type: parameter.type.value,
            value: ValuePlan(parameter.type.value, words),
            standard: parameter.defaultValue?.value,
            isRequired: false,
            pattern: nil,
            description: ""
        )
    }

    init(_ input: Input, _ words: EnumerationCatalog) {
        let member = MemberPlan(input, words)
        self.init(
            name: member.name,
            type: member.type,
            value: member.value.unwrapped,
            standard: nil,
            isRequired: !member.mayBeAbsent,
            pattern: member.pattern,
            description: member.description
        )
    }
}
