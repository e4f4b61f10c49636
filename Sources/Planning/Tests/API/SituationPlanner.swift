import DesignModel
import Expressions
import Verification

/// Finds rows and a request with which an endpoint succeeds, or is refused in a certain way.
struct SituationPlanner {
    let view: DesignView
    let data: DataPlan
    let domain: DomainPlan
    let samples: SamplePlan
    private var oracle: SituationOracle { SituationOracle(view: view, data: data) }

    /// Which fields a body has.
    enum Fill {
        /// Those that must be there.
        case least
        case all
    }

    /// A request of a caller in a role that succeeds; `nil` where none was found.
    func success(_ endpoint: EndpointPlan, role: String?, fill: Fill) -> Situation? {
        let clauses = view.access(of: endpoint.endpoint).filter { clause in
            clause.role.value == .anyone || clause.role.value == role.map { .role($0) }
        }
        for clause in clauses {
            for usesCaller in [false, true] {
                guard var situation = start(endpoint, role: role, fill: fill, targetIsCaller: usesCaller) else {
                    continue
                }
                guard permit(&situation, endpoint, clause, true), settle(&situation, endpoint) else { continue }
                return filled(situation, endpoint)
            }
        }
        return nil
    }

    /// A request that would succeed, but for the condition of the role's clause: where it asks for the caller's own row,
    /// the row is another's.
    func stranger(_ endpoint: EndpointPlan, role: String, clause: AccessClause) -> Situation? {
        guard var situation = start(endpoint, role: role, fill: .least, targetIsCaller: false) else { return nil }
        let plain = situation
        if !(permit(&situation, endpoint, clause, true) && permit(&situation, endpoint, clause, false)) {
            situation = plain
            guard permit(&situation, endpoint, clause, false) else { return nil }
        }
        return denied(situation, endpoint)
    }

    /// The same where the row is nobody's yet; `nil` where each is somebody's.
    func strangerToNobodys(_ endpoint: EndpointPlan, role: String, clause: AccessClause) -> Situation? {
        guard var situation = start(endpoint, role: role, fill: .least, targetIsCaller: false),
            let target = situation.target, permit(&situation, endpoint, clause, false),
            let another = stranger(endpoint, role: role, clause: clause)?.world[target],
            another.values.contains(where: {
                $0.value.rowName != nil && situation.world[target]?.values[$0.key] == .null
            })
        else { return nil }
        return denied(situation, endpoint)
    }

    private func denied(_ situation: Situation, _ endpoint: EndpointPlan) -> Situation? {
        var situation = situation
        situation.complete()
        return oracle.outcome(of: endpoint, situation).refusal == nil ? nil : situation
    }

    // MARK: What the target holds

    /// The same with a value in every field of the row that is changed, wherever the request still succeeds: what must
    /// stay as it is can then be told from what was never there.
    private func filled(_ situation: Situation, _ endpoint: EndpointPlan) -> Situation {
        switch endpoint.action {
        case .update, .event: break
        default: return situation
        }
        guard let target = situation.target, oracle.outcome(of: endpoint, situation).isSuccess else { return situation }
        var filled = situation
        for member in filled.world.plainMembers(of: target) {
            var changed = filled
            changed.world.fill(target, member)
            changed.complete()
            changed.refreshPath()
            if oracle.outcome(of: endpoint, changed).isSuccess { filled = changed }
        }
        return filled
    }

    // MARK: The first rows

    private func start(_ endpoint: EndpointPlan, role: String?, fill: Fill, targetIsCaller: Bool) -> Situation? {
        var world = ModelWorld(data: data, samples: samples)
        var caller: SituationCaller?
        if let role, endpoint.credentials != .ignored {
            let subject = domain.caller.subject(of: role)
            let row = subject.map { world.add($0.entity, named: Names.member(role)) }
            caller = SituationCaller(role: role, row: row, field: subject?.field ?? "id")
        }
        var situation = Situation(
            world: world,
            caller: caller,
            path: [],
            target: nil,
            input: [:],
            fields: endpoint.body?.fields ?? [],
            pathValues: [:]
        )
        guard addPath(&situation, endpoint, targetIsCaller) else { return nil }
        addListed(&situation, endpoint)
        addBody(&situation, endpoint, fill)
        if case .event(let event, let entity, _, _) = endpoint.action, let target = situation.target,
            let arrow = view.lifecycle(of: entity)?.arrows.first(where: { $0.event == event })
        {
            situation.world.set(target, "state", .text(arrow.from))
        }
        // What the request changes is told from what was there by its moment.
        situation.world.advanceClock()
        return situation
    }

    /// A row for each value in the path; the last is what the request is about.
    private func addPath(_ situation: inout Situation, _ endpoint: EndpointPlan, _ targetIsCaller: Bool) -> Bool {
        for segment in endpoint.endpoint.path.value.segments {
            switch segment {
            case .literal(let word): situation.path.append(.literal(word))
            case .parameter(let name):
                guard let parameter = endpoint.pathParameters.first(where: { $0.name == name }) else { return false }
                addPathValue(&situation, parameter, targetIsCaller)
            }
        }
        guard case .read(let entity, .condition) = endpoint.action else {
            return !targetIsCaller || situation.target == situation.caller?.row
        }
        let isCaller = situation.caller?.row.flatMap { situation.world[$0]?.entity } == entity
        guard !targetIsCaller || isCaller else { return false }
        situation.target = targetIsCaller ? situation.caller?.row : situation.world.add(entity)
        return true
    }

    private func addPathValue(_ situation: inout Situation, _ parameter: PathParameterPlan, _ targetIsCaller: Bool) {
        guard let entity = data.entity(named: parameter.entity) else {
            let value = samples.input(
                MemberPlan(unsaid: parameter.name, parameter.type, data.words),
                number: 1
            )
            situation.pathValues[parameter.name] = value
            situation.path.append(.text(value.plainText))
            return
        }
        var row: String?
        if targetIsCaller, let caller = situation.caller?.row, situation.world[caller]?.entity == entity.name {
            row = caller
        }
        let name = row ?? situation.world.add(entity.name)
        situation.target = name
        if let field = parameter.field {
            situation.pathValues[parameter.name] = situation.world[name]?.values[field.name]
            situation.path.append(.field(field.name, of: name))
        } else {
            situation.pathValues[parameter.name] = .row(name)
            situation.path.append(.id(of: name))
        }
    }

    /// A list shows one row at least.
    private func addListed(_ situation: inout Situation, _ endpoint: EndpointPlan) {
        guard case .list(let entity, _) = endpoint.action else { return }
        _ = situation.addListed(entity, endpoint, nil, in: self)
    }

    private func addBody(_ situation: inout Situation, _ endpoint: EndpointPlan, _ fill: Fill) {
        guard let body = endpoint.body else { return }
        let entity = body.entityName.flatMap { data.entity(named: $0) }
        for field in body.fields {
            if fill == .least, field.mayBeAbsent, !body.isMergePatch { continue }
            if let referenced = field.referencedEntity {
                situation.input[field.name] = .row(situation.world.add(referenced, named: Names.member(field.name)))
            } else if let entity {
                situation.input[field.name] = samples.input(field, in: entity, number: 51)
            } else {
                situation.input[field.name] = samples.input(field, number: 51)
            }
        }
        applyExample(&situation, endpoint) { if case .result = $0.outcome { true } else { false } }
    }

    /// Input for which an example says what the hand-written logic of the flow does.
    ///
    /// - Returns: Whether there is such an example, and its arguments are inputs.
    @discardableResult
    func applyExample(_ situation: inout Situation, _ endpoint: EndpointPlan, where isMeant: (Custom.Example) -> Bool)
        -> Bool
    {
        var found = false
        for step in view.flow(of: endpoint.endpoint)?.steps ?? [] {
            guard case .custom(_, let name, let arguments) = step.kind,
                let example = view.custom(name.value)?.examples.first(where: isMeant)
            else { continue }
            found = true
            for argument in arguments {
                guard case .member(let base, let input) = argument.value.withoutConversion.kind,
                    case .name("input") = base.kind,
                    let field = situation.fields.first(where: { $0.name == input }),
                    let wanted = example.arguments.first(where: { $0.name.value == argument.name.value }),
                    let value = ModelEvaluator(world: situation.world, names: [:]).value(wanted.value)
                else { continue }
                let isDefault = field.mayBeAbsent && SamplePlan.constant(of: field) == value
                if !isDefault || situation.input[input] != nil { situation.input[input] = value }
            }
        }
        return found
    }

    // MARK: Conditions

    /// Makes the clause hold, or not hold, for the row that the request is about.
    private func permit(
        _ situation: inout Situation,
        _ endpoint: EndpointPlan,
        _ clause: AccessClause,
        _ wanted: Bool
    ) -> Bool {
        if case .read(_, let condition?) = endpoint.endpoint.does.value, situation.target != nil, wanted,
            !solve(&situation, condition, true)
        {
            return false
        }
        guard let condition = clause.condition else { return wanted }
        switch endpoint.action {
        case .create(let entity): return permitNew(entity, &situation, condition, wanted)
        case .list(let entity, _):
            guard let listed = situation.world.rows(of: entity).last(where: { $0.name != situation.caller?.row }) else {
                return false
            }
            return solve(&situation, condition, wanted, row: listed.name)
        default: return solve(&situation, condition, wanted)
        }
    }

    func solve(_ situation: inout Situation, _ condition: TypedExpression, _ wanted: Bool, row: String? = nil) -> Bool {
        var names = situation.names
        if let row { names["self"] = .row(row) }
        var solver = ModelSolver(world: situation.world, names: names, caller: situation.caller?.row)
        guard solver.make(condition, wanted) else { return false }
        situation.world = solver.world
        return true
    }

    /// The condition is about the new row: what it demands goes into the body.
    private func permitNew(_ entity: String, _ situation: inout Situation, _ condition: TypedExpression, _ wanted: Bool)
        -> Bool
    {
        guard let plan = data.entity(named: entity) else { return false }
        var world = situation.world
        let row = world.addMade(
            entity,
            named: "made",
            values: world.newRow(plan, situation.input, names: situation.names)
        )
        var names = situation.names
        names["self"] = .row(row)
        var solver = ModelSolver(world: world, names: names, caller: situation.caller?.row)
        guard solver.make(condition, wanted), let made = solver.world[row] else { return false }
        for field in situation.fields where made.values[field.name] != world[row]?.values[field.name] {
            situation.input[field.name] = made.values[field.name]
        }
        world = solver.world
        world.remove(row)
        situation.world = world
        return true
    }

    /// Completes the rows, and changes them until the request succeeds.
    private func settle(_ situation: inout Situation, _ endpoint: EndpointPlan) -> Bool {
        for _ in 0..<20 {
            var complete = situation
            complete.complete()
            complete.refreshPath()
            let (outcome, simulation) = oracle.trace(of: endpoint, complete)
            switch outcome.result {
            case .done, .unknown:
                situation = complete
                return true
            case .refused:
                guard let stop = simulation.stop, meet(stop, in: &situation, true, atLimit: false) else { return false }
            }
        }
        return false
    }

    /// Changes rows so that the condition of a step holds, or does not hold.
    func meet(_ stop: FlowSimulation.Stop, in situation: inout Situation, _ wanted: Bool, atLimit: Bool) -> Bool {
        var solver = ModelSolver(world: situation.world, names: stop.names, caller: situation.caller?.row)
        solver.seeksLimits = atLimit
        guard let entity = stop.candidates else {
            guard solver.make(stop.condition, wanted) else { return false }
            situation.world = solver.world
            return true
        }
        if wanted {
            solver.candidate = solver.world.add(entity)
            guard solver.make(stop.condition, true) else { return false }
        } else {
            for row in solver.world.rows(of: entity) {
                solver.candidate = row.name
                guard solver.make(stop.condition, false) else { return false }
            }
        }
        situation.world = solver.world
        return true
    }
}

extension Situation {
    /// Gives open references their rows, all of which were there before the request.
    mutating func complete() {
        world.completeReferences()
        if world.clock == 1 { world.ageRows() }
    }

    /// Adds a row that the list shows, but for its access rule.
    @discardableResult
    mutating func addListed(_ entity: String, _ endpoint: EndpointPlan, _ name: String?, in planner: SituationPlanner)
        -> String?
    {
        let row = world.add(entity, named: name)
        guard case .list(_, let condition?, _) = endpoint.endpoint.does.value else { return row }
        return planner.solve(&self, condition, true, row: row) ? row : nil
    }

    /// Fields in the path may have changed with the row.
    mutating func refreshPath() {
        for piece in path {
            guard case .field(let field, let row) = piece else { continue }
            for name in pathValues.keys.sorted() where pathValues[name]?.rowName == nil {
                if name == field, let value = world[row]?.values[field] { pathValues[name] = value }
            }
        }
    }
}

extension RequestBodyPlan {
    /// The entity whose row the body makes or changes.
    var entityName: String? {
        switch kind {
        case .create(let entity), .replace(let entity), .merge(let entity): entity
        case .flow: nil
        }
    }
}

extension ModelValue {
    /// As a path or a parameter writes it.
    public var plainText: String {
        switch self {
        case .null, .row, .list, .record: ""
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .decimal(let text), .text(let text), .uuid(let text), .date(let text), .json(let text): text
        case .timestamp(let microseconds): TimestampText.text(microseconds)
        case .duration(let seconds): "PT\(seconds)S"
        }
    }
}
