import DesignModel
import Expressions
import Verification

/// Says what an endpoint answers to a request, from the design alone.
struct SituationOracle {
    let view: DesignView
    let data: DataPlan

    /// The outcome of a request whose form is right: no broken rule of a field, no stale version.
    func outcome(of endpoint: EndpointPlan, _ situation: Situation) -> SituationOutcome {
        var simulation = FlowSimulation(view: view, world: situation.world, names: situation.names)
        let result = result(of: endpoint, situation, &simulation)
        return SituationOutcome(result: result, world: simulation.world)
    }

    /// The same, with the simulation, whose stops tell what was decisive.
    func trace(of endpoint: EndpointPlan, _ situation: Situation) -> (SituationOutcome, FlowSimulation) {
        var simulation = FlowSimulation(view: view, world: situation.world, names: situation.names)
        let result = result(of: endpoint, situation, &simulation)
        return (SituationOutcome(result: result, world: simulation.world), simulation)
    }

    private func result(
        of endpoint: EndpointPlan,
        _ situation: Situation,
        _ simulation: inout FlowSimulation
    ) -> SituationOutcome.Result {
        guard endpoint.credentials != .required || situation.caller != nil else {
            return .refused(ModelRefusal(401, ProblemCode.unauthenticated))
        }
        guard !clauses(of: endpoint, for: situation.caller).isEmpty else {
            return .refused(ModelRefusal(403, ProblemCode.forbidden))
        }
        if let refusal = unknownReference(situation, endpoint) { return .refused(refusal) }
        if let refusal = denial(endpoint, situation, simulation.world) { return .refused(refusal) }
        return carryOut(endpoint, situation, &simulation)
    }

    // MARK: Access

    /// The clauses that speak of the caller's role.
    func clauses(of endpoint: EndpointPlan, for caller: SituationCaller?) -> [AccessClause] {
        view.access(of: endpoint.endpoint).filter { clause in
            switch clause.role.value {
            case .anyone: true
            case .role(let role): role == caller?.role
            case .system: false
            }
        }
    }

    /// Whether some clause for the caller holds; `self` is the row.
    func permits(_ clauses: [AccessClause], _ names: [String: ModelValue], _ world: ModelWorld) -> Bool {
        clauses.contains { clause in
            guard let condition = clause.condition else { return true }
            return ModelEvaluator(world: world, names: names).value(condition)?.truth == true
        }
    }

    private func denial(_ endpoint: EndpointPlan, _ situation: Situation, _ world: ModelWorld) -> ModelRefusal? {
        let clauses = clauses(of: endpoint, for: situation.caller)
        let notFound = ModelRefusal(404, ProblemCode.notFound)
        switch endpoint.action {
        case .read, .update, .delete, .event:
            guard let target = situation.target, world[target] != nil else { return notFound }
            if permits(clauses, situation.names, world) { return nil }
            return mayRead(target, situation, world) ? ModelRefusal(403, ProblemCode.forbidden) : notFound
        case .flow, .query:
            return permits(clauses, situation.names, world) ? nil : ModelRefusal(403, ProblemCode.forbidden)
        case .list(_, let parent):
            guard let parent else { return nil }
            guard let target = situation.target, world[target] != nil else { return notFound }
            guard parent.readEndpoint != nil else { return nil }
            return mayRead(target, situation, world) ? nil : notFound
        case .create: return nil
        }
    }

    /// Whether the caller may read the row: the clauses of the endpoints that read its entity.
    func mayRead(_ row: String, _ situation: Situation, _ world: ModelWorld) -> Bool {
        guard let entity = world[row]?.entity else { return false }
        let readers = view.endpoints.filter { endpoint in
            if case .read(entity, _) = endpoint.does.value { true } else { false }
        }
        var names = situation.names
        names["self"] = .row(row)
        let clauses = readers.flatMap { view.access(of: $0) }.filter { clause in
            clause.role.value == .anyone || clause.role.value == .role(situation.caller?.role ?? "")
        }
        return permits(clauses, names, world)
    }

    private func unknownReference(_ situation: Situation, _ endpoint: EndpointPlan) -> ModelRefusal? {
        // A flow says itself what becomes of a row that is not there.
        switch endpoint.action {
        case .flow, .event: return nil
        default: break
        }
        let open = situation.body.first { field, value in
            field.referencedEntity != nil && value != .null && value.rowName.flatMap { situation.world[$0] } == nil
        }
        return open.map { ModelRefusal(422, "unknown_reference", pointers: ["/" + $0.field.name]) }
    }

    // MARK: Work

    private func carryOut(
        _ endpoint: EndpointPlan,
        _ situation: Situation,
        _ simulation: inout FlowSimulation
    ) -> SituationOutcome.Result {
        switch endpoint.action {
        case .create(let entity): return create(entity, endpoint, situation, &simulation)
        case .read: return .done(row: situation.target)
        case .list, .query: return .done(row: nil)
        case .update(let entity, _, let merges): return update(entity, merges, endpoint, situation, &simulation)
        case .delete:
            guard let target = situation.target else { return .unknown }
            return simulation.delete(target) ? .done(row: target) : .refused(ModelRefusal(409, "still_referenced"))
        case .event(let event, _, _, let flow):
            guard let target = situation.target else { return .unknown }
            if let flow { simulation.names["input"] = .record(flowInput(flow, situation)) }
            return result(of: simulation.fire(event, on: target))
        case .flow(let name):
            guard let flow = view.flow(name) else { return .unknown }
            simulation.names["input"] = .record(flowInput(name, situation))
            return result(of: simulation.run(flow))
        }
    }

    private func result(of outcome: ModelOutcome) -> SituationOutcome.Result {
        switch outcome {
        case .done(let value): .done(row: value.rowName)
        case .refused(let refusal): .refused(refusal)
        case .unknown: .unknown
        }
    }

    /// The input of a flow: from path and body, with defaults.
    private func flowInput(_ name: String, _ situation: Situation) -> [String: ModelValue] {
        var input = situation.input
        for (name, value) in situation.pathValues where input[name] == nil { input[name] = value }
        for field in situation.fields where input[field.name] == nil {
            let evaluator = ModelEvaluator(world: situation.world, names: [:])
            input[field.name] = field.defaultValue.map { evaluator.value($0) ?? .null } ?? .null
        }
        return input
    }

    private func create(
        _ entity: String,
        _ endpoint: EndpointPlan,
        _ situation: Situation,
        _ simulation: inout FlowSimulation
    ) -> SituationOutcome.Result {
        guard let plan = data.entity(named: entity) else { return .unknown }
        let values = simulation.world.newRow(plan, situation.input, names: situation.names)
        let row = simulation.world.addMade(entity, named: "made" + plan.typeName, values: values)
        if let refusal = taken(row, simulation.world) { return .refused(refusal) }
        var names = situation.names
        names["self"] = .row(row)
        guard permits(clauses(of: endpoint, for: situation.caller), names, simulation.world) else {
            return .refused(ModelRefusal(403, ProblemCode.forbidden))
        }
        return .done(row: row)
    }

    private func update(
        _ entity: String,
        _ merges: Bool,
        _ endpoint: EndpointPlan,
        _ situation: Situation,
        _ simulation: inout FlowSimulation
    ) -> SituationOutcome.Result {
        guard let target = situation.target, let plan = data.entity(named: entity) else { return .unknown }
        let standard = simulation.world.newRow(plan, [:], names: situation.names)
        for field in situation.fields {
            if let value = situation.input[field.name] {
                simulation.world.set(target, field.name, value)
            } else if !merges {
                simulation.world.set(target, field.name, standard[field.name] ?? .null)
            }
        }
        let version = simulation.world[target]?.values["version"]?.integerValue ?? 1
        simulation.world.set(target, "version", .integer(version + 1))
        simulation.world.set(target, "updatedAt", .moment(after: simulation.world.clock))
        if let refusal = taken(target, simulation.world) { return .refused(refusal) }
        guard permits(clauses(of: endpoint, for: situation.caller), situation.names, simulation.world) else {
            return .refused(ModelRefusal(403, ProblemCode.forbidden))
        }
        return .done(row: target)
    }

    private func taken(_ row: String, _ world: ModelWorld) -> ModelRefusal? {
        world.brokenUnique(of: row).map { unique in
            ModelRefusal(409, unique.code, pointers: unique.members.first.map { ["/" + $0.name] } ?? [])
        }
    }

    // MARK: Answers

    /// The body of the answer; `nil` where it cannot be known.
    func body(of endpoint: EndpointPlan, _ outcome: SituationOutcome) -> ModelValue? {
        guard case .done(let row?) = outcome.result else { return nil }
        let evaluator = ModelEvaluator(world: outcome.world, names: [:])
        switch endpoint.success.body {
        case .entity: return evaluator.show(row)
        case .view(let view): return evaluator.show(row, as: view)
        case .nothing, .listOf, .rows: return nil
        }
    }
}
