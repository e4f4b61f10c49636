import DesignModel
import Expressions
import Verification

/// A call of a flow or an event, with the rows that it meets.
struct BehaviourCase {
    enum Callee {
        case flow(FlowPlan)
        case event(LifecyclePlan, EventPlan)
    }

    let callee: Callee
    var world: ModelWorld
    /// The row that the event is about.
    var row: String?
    var me: (row: String, subject: CallerSubject)?
    /// Of the flow that takes an input; every member has a value.
    var input: [String: ModelValue]
    let inputs: [MemberPlan]
    /// Members that the call leaves to their defaults.
    var leftOut: Set<String> = []

    var names: [String: ModelValue] {
        var names: [String: ModelValue] = ["input": .record(input), "me": me.map { .row($0.row) } ?? .null]
        if let row { names["self"] = .row(row) }
        return names
    }

    /// The call as a test spells it.
    var call: BehaviourCall {
        let callee: BehaviourCall.Callee =
            switch callee {
            case .flow(let flow): .flow(flow)
            case .event(let lifecycle, let event): .event(lifecycle, event, row: row ?? "")
            }
        let given = inputs.filter { !leftOut.contains($0.name) }
        return BehaviourCall(callee: callee, input: given.map { ($0, input[$0.name] ?? .null) }, me: me)
    }
}

/// Finds rows with which flows and events go through, or are refused, from the design alone.
struct BehaviourModel {
    let view: DesignView
    let data: DataPlan
    let domain: DomainPlan
    let samples: SamplePlan

    /// How the call ends on its rows, one second after they were made.
    func run(_ behaviour: BehaviourCase) -> (outcome: ModelOutcome, simulation: FlowSimulation) {
        var simulation = FlowSimulation(view: view, world: behaviour.world, names: behaviour.names)
        switch behaviour.callee {
        case .flow(let flow):
            guard let flow = view.flow(flow.name) else { return (.unknown, simulation) }
            return (simulation.run(flow), simulation)
        case .event(_, let event):
            guard let row = behaviour.row else { return (.unknown, simulation) }
            return (simulation.fire(event.name, on: row), simulation)
        }
    }

    /// What a test expects; `nil` where it cannot be known.
    func expected(_ behaviour: BehaviourCase) -> RowOutcome? {
        let (outcome, simulation) = run(behaviour)
        switch outcome {
        case .done(let value): return .done(after: simulation.world, result: value)
        case .refused(let refusal):
            let codes = refusal.pointers.isEmpty ? [] : refusal.status == 409 ? ["unique"] : []
            return .refused(ExpectedRefusal(codes.isEmpty ? refusal.withoutPointers : refusal, fieldCodes: codes))
        case .unknown: return nil
        }
    }

    // MARK: Cases

    /// A call by each kind of caller that goes through.
    func successes(of callee: BehaviourCase.Callee, from state: String?) -> [BehaviourCase] {
        (0..<max(1, subjects(of: callee, from: state).count)).compactMap { index in
            var behaviour = start(callee, from: state, subject: index)
            return settle(&behaviour) ? filled(behaviour) : nil
        }
    }

    /// The same with a value in every field of the event's row, wherever it still goes through.
    private func filled(_ behaviour: BehaviourCase) -> BehaviourCase {
        guard let row = behaviour.row, case .done = run(behaviour).outcome else { return behaviour }
        var filled = behaviour
        for member in filled.world.plainMembers(of: row) {
            var changed = filled
            changed.world.fill(row, member)
            changed.complete()
            if case .done = run(changed).outcome { filled = changed }
        }
        return filled
    }

    /// A call that goes through; `nil` where none was found.
    func success(of callee: BehaviourCase.Callee, from state: String? = nil) -> BehaviourCase? {
        successes(of: callee, from: state).first
    }

    /// A call on sample rows, whether it goes through or not; time has passed since they were made.
    func start(_ callee: BehaviourCase.Callee, from state: String?, subject index: Int = 0) -> BehaviourCase {
        var world = ModelWorld(data: data, samples: samples)
        let (shape, entity) = shape(of: callee)
        var me: (row: String, subject: CallerSubject)?
        let subjects = subjects(of: callee, from: state)
        if subjects.indices.contains(index) {
            let row = world.add(subjects[index].entity, named: Names.member(subjects[index].property))
            world.distinguish(row, 31)
            me = (row, subjects[index])
        }
        var row: String?
        if let entity {
            let added = world.add(entity)
            if let state { world.set(added, "state", .text(state)) }
            row = added
        }
        let flow = shape.input.flatMap { domain.flow(named: $0) }
        var input: [String: ModelValue] = [:]
        for member in flow?.inputs ?? [] { input[member.name] = value(of: member, in: flow, &world) }
        var behaviour = BehaviourCase(
            callee: callee,
            world: world,
            row: row,
            me: me,
            input: input,
            inputs: flow?.inputs ?? []
        )
        behaviour.complete()
        return behaviour
    }

    private func shape(of callee: BehaviourCase.Callee) -> (CallShape, String?) {
        switch callee {
        case .flow(let flow): (flow.call, nil)
        case .event(let lifecycle, let event): (event.call, lifecycle.entity)
        }
    }

    /// The kinds of caller that may call, in that state.
    private func subjects(of callee: BehaviourCase.Callee, from state: String?) -> [CallerSubject] {
        let all =
            switch shape(of: callee).0.me?.kind {
            case .entity(let entity, let properties):
                domain.caller.subjects.filter { $0.entity == entity && properties.contains($0.property) }
            case .any: domain.caller.subjects
            case nil: [CallerSubject]()
            }
        guard case .event(let lifecycle, let event) = callee, let state else { return all }
        let rows = view.transitions(on: event.name, of: lifecycle.entity)
        guard let row = rows.first(where: { $0.from?.value == state }) ?? rows.first(where: { $0.from == nil }) else {
            return all
        }
        let admitted = all.filter { subject in
            row.access.contains { clause in subject.roles.contains { clause.role.value == .role($0) } }
        }
        return admitted.isEmpty ? all : admitted
    }

    private func value(of member: MemberPlan, in flow: FlowPlan?, _ world: inout ModelWorld) -> ModelValue {
        if let entity = member.referencedEntity { return .row(world.add(entity, named: Names.member(member.name))) }
        let steps = flow.flatMap { view.flow($0.name)?.steps } ?? []
        for condition in steps.flatMap(\.conditionsOfRows) {
            guard let field = condition.fieldsComparedWith(input: member.name).first else { continue }
            let row = world.add(field.entity)
            return field.field == "id" ? .row(row) : world[row]?.values[field.field] ?? .null
        }
        return samples.input(member, number: 51)
    }

    /// Changes rows until the call goes through.
    func settle(_ behaviour: inout BehaviourCase) -> Bool {
        for _ in 0..<20 {
            let (outcome, simulation) = run(behaviour)
            switch outcome {
            // What follows hand-written logic cannot be known; what stands before it can.
            case .done, .unknown: return true
            case .refused:
                guard let stop = simulation.stop, meet(stop, in: &behaviour, true, atLimit: false) else { return false }
            }
        }
        return false
    }

    /// Changes rows so that the condition of a step holds, or does not hold.
    func meet(_ stop: FlowSimulation.Stop, in behaviour: inout BehaviourCase, _ wanted: Bool, atLimit: Bool) -> Bool {
        var solver = ModelSolver(world: behaviour.world, names: stop.names, caller: behaviour.me?.row)
        solver.seeksLimits = atLimit
        if let entity = stop.candidates {
            if wanted {
                solver.candidate = solver.world.add(entity)
                guard solver.make(stop.condition, true) else { return false }
            } else {
                for row in solver.world.rows(of: entity) {
                    solver.candidate = row.name
                    guard solver.make(stop.condition, false) else { return false }
                }
            }
        } else {
            guard solver.make(stop.condition, wanted) else { return false }
        }
        behaviour.world = solver.world
        behaviour.complete()
        return true
    }
}

extension BehaviourCase {
    /// Gives open references their rows, and lets a second pass since all of them were made.
    mutating func complete() {
        world.completeReferences()
        if world.clock == 0 { world.advanceClock() }
        world.ageRows()
    }
}

extension ModelWorld {
    /// Every row was made at the start of the test.
    mutating func ageRows() {
        for row in rows {
            set(row.name, "createdAt", .moment(after: 0))
            set(row.name, "updatedAt", .moment(after: 0))
        }
    }
}

extension ModelRefusal {
    var withoutPointers: ModelRefusal { ModelRefusal(status, code, message: message) }
}

extension Step {
    /// What rows are looked for, here and in substeps.
    var conditionsOfRows: [TypedExpression] {
        switch kind {
        case .get(_, _, let condition), .find(_, _, let condition), .deleteWhere(_, let condition): [condition]
        case .when(_, let inner), .forEach(_, _, let inner): inner.flatMap(\.conditionsOfRows)
        default: []
        }
    }
}
