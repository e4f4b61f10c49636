import DesignModel
import Diagnostics

extension DesignView {
    /// Ids that some element names.
    var linkedRequirements: Set<RequirementID> {
        var found: [Located<RequirementID>] = []
        for component in design.components {
            found += component.requirements
            found += component.entities.flatMap(\.requirements) + component.lifecycles.flatMap(\.requirements)
            found += component.lifecycles.flatMap(\.transitions).flatMap(\.requirements)
            found += component.views.flatMap(\.requirements) + component.flows.flatMap(\.requirements)
            found += component.queries.flatMap(\.requirements) + component.customs.flatMap(\.requirements)
            found += component.endpoints.flatMap(\.requirements) + component.workers.flatMap(\.requirements)
            found += component.integrations.flatMap(\.requirements) + component.seeds.flatMap(\.requirements)
        }
        return Set(found.map(\.value))
    }

    /// The requirements that an entity serves: its own, those of its component, its lifecycle, the endpoints on it and
    /// the flows that touch it.
    public func requirements(of entity: Entity, in component: Component) -> [RequirementID] {
        let name = entity.name.value
        var found = entity.requirements + component.requirements
        found += endpoints(of: name).flatMap(\.requirements)
        found += lifecycle(of: name)?.requirements ?? []
        for flow in flows where flow.steps.flatMap(\.everyStep).contains(where: { $0.touches(name) }) {
            found += flow.requirements
        }
        for worker in workers where worker.steps.flatMap(\.everyStep).contains(where: { $0.touches(name) }) {
            found += worker.requirements
        }
        return ordered(found)
    }

    /// The requirements that a worker serves: its own, those of its component.
    public func requirements(of worker: Worker, in component: Component) -> [RequirementID] {
        ordered(worker.requirements + component.requirements)
    }

    /// The requirements that a flow serves: its own, those of its component, of endpoints and transitions that run it.
    public func requirements(of flow: Flow, in component: Component) -> [RequirementID] {
        let name = flow.name.value
        var found = flow.requirements + component.requirements
        for endpoint in endpoints {
            if case .flow(name) = endpoint.does.value { found += endpoint.requirements }
        }
        for transition in lifecycles.flatMap(\.transitions) {
            if case .flow(let effect) = transition.effects, effect.value == name { found += transition.requirements }
        }
        return ordered(found)
    }

    /// The requirements that a transition serves: its own, those of its lifecycle and of the endpoints that fire it.
    public func requirements(of transition: Transition, of lifecycle: Lifecycle) -> [RequirementID] {
        var found = transition.requirements
        if found.isEmpty { found += lifecycle.requirements }
        for endpoint in endpoints {
            if case .event(let event, lifecycle.entity.value) = endpoint.does.value,
                transition.event?.value == event
            {
                found += endpoint.requirements
            }
        }
        return ordered(found)
    }

    public func requirements(of lifecycle: Lifecycle, in component: Component) -> [RequirementID] {
        ordered(lifecycle.requirements + component.requirements + lifecycle.transitions.flatMap(\.requirements))
    }

    public func requirements(of query: Query, in component: Component) -> [RequirementID] {
        var found = query.requirements + component.requirements
        for endpoint in endpoints {
            if case .query(query.name.value) = endpoint.does.value { found += endpoint.requirements }
        }
        return ordered(found)
    }

    public func requirements(of custom: Custom, in component: Component) -> [RequirementID] {
        var found = custom.requirements + component.requirements
        for flow in flows where flow.steps.flatMap(\.everyStep).contains(where: { $0.runs(custom: custom.name.value) })
        {
            found += flow.requirements
        }
        for worker in workers
        where worker.steps.flatMap(\.everyStep).contains(where: { $0.runs(custom: custom.name.value) }) {
            found += worker.requirements
        }
        return ordered(found)
    }

    /// The requirements that an endpoint serves: its own, or else those of the flow or the transition behind it.
    public func requirements(of endpoint: Endpoint) -> [RequirementID] {
        var found = endpoint.requirements
        if found.isEmpty {
            found += flow(of: endpoint)?.requirements ?? []
            if case .event(let event, let entity) = endpoint.does.value {
                found += transitions(on: event, of: entity).flatMap(\.requirements)
            }
        }
        return ordered(found)
    }

    /// Each once, in the order of the design's table; ids that the table lacks come last.
    private func ordered(_ ids: [Located<RequirementID>]) -> [RequirementID] {
        let wanted = Set(ids.map(\.value))
        let known = design.requirements.map(\.id.value).filter(wanted.contains)
        let unknown = wanted.subtracting(known).sorted()
        return known + unknown
    }
}

extension Step {
    func touches(_ entity: String) -> Bool {
        switch kind {
        case .get(_, let name, _), .find(_, let name, _), .create(_, let name, _), .ensure(let name, _),
            .deleteWhere(let name, _):
            name.value == entity
        case .set(_, let name, _, _), .delete(_, let name), .transition(_, let name, _): name == entity
        default: false
        }
    }

    func runs(custom: String) -> Bool {
        if case .custom(_, let name, _) = kind { name.value == custom } else { false }
    }
}
