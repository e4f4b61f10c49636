import DesignModel
import Expressions
import Verification

/// Plans flows and lifecycles: what each function is handed, and its steps.
struct BehaviourPlanner {
    let verified: VerifiedDesign
    let data: DataPlan
    let caller: CallerPlan
    let customs: [CustomPlan]

    private var design: Design { verified.design }

    // MARK: Flows

    func plan(_ flow: Flow, in component: Component) -> FlowPlan {
        let steps = StepPlanner(behaviour: self, row: flow.selfEntity).plan(flow.steps)
        let inputs = flow.inputs.map { MemberPlan($0, data.words) }
        return FlowPlan(
            name: flow.name.value,
            component: component.name.value,
            inputs: inputs,
            fieldOfInput: fields(of: inputs, writtenBy: flow.steps),
            call: shape(of: flow),
            steps: steps,
            result: flow.result.map { ValuePlan($0, scale: scale(ofResult: flow.steps), data.words) },
            failures: failures(of: steps),
            requirements: verified.view.requirements(of: flow, in: component)
        )
    }

    func shape(of flow: Flow) -> CallShape {
        CallShape(
            row: flow.selfEntity,
            input: flow.inputs.isEmpty ? nil : flow.name.value,
            me: usesMe(flow.steps) ? me(admittedBy: clauses(reaching: flow)) : nil
        )
    }

    private func fields(of inputs: [MemberPlan], writtenBy steps: [Step]) -> [String: FieldReference] {
        var found: [String: FieldReference] = [:]
        for (entity, field, value) in steps.flatMap(\.writtenFields) {
            guard case .member(let base, let name) = value.withoutConversion.kind, case .name("input") = base.kind,
                let input = inputs.first(where: { $0.name == name }),
                let member = data.entity(named: entity)?.member(named: field),
                input.referencedEntity == nil, input.type == member.type, input.pattern == member.pattern
            else { continue }
            found[name] = found[name] ?? FieldReference(entity: entity, member: member)
        }
        return found
    }

    private func scale(ofResult steps: [Step]) -> Int {
        let scales = DecimalScales(design)
        return steps.map { step -> Int in
            switch step.kind {
            case .giveBack(let value): scales.scale(of: value)
            case .when(_, let inner), .forEach(_, _, let inner): scale(ofResult: inner)
            default: 0
            }
        }.max() ?? 0
    }

    private func failures(of steps: [StepPlan]) -> [FailurePlan] {
        var found: [FailurePlan] = []
        for failure in steps.flatMap(\.failures) where !found.contains(failure) { found.append(failure) }
        return found
    }

    /// The clauses of every endpoint and transition that runs the flow.
    private func clauses(reaching flow: Flow) -> [AccessClause] {
        let name = flow.name.value
        let direct = design.allEndpoints.flatMap { endpoint -> [AccessClause] in
            if case .flow(name) = endpoint.does.value { endpoint.access } else { [] }
        }
        let transitions = design.components.flatMap(\.lifecycles).flatMap { lifecycle in
            lifecycle.transitions.filter { transition in
                if case .flow(let effect) = transition.effects { effect.value == name } else { false }
            }.compactMap(\.event).flatMap { clauses(triggering: $0.value, of: lifecycle.entity.value) }
        }
        return direct + transitions
    }

    /// Those of the transition's rows, and those of endpoints that have their own.
    private func clauses(triggering event: String, of entity: String) -> [AccessClause] {
        ownAccess(triggering: event, of: entity)
            + (design.lifecycle(of: entity)?.rows(of: event).flatMap(\.access) ?? [])
    }

    /// The clauses of endpoints that do not say `as designed`.
    private func ownAccess(triggering event: String, of entity: String) -> [AccessClause] {
        design.allEndpoints.filter { endpoint in
            if case .event(event, entity) = endpoint.does.value { !endpoint.accessAsDesigned } else { false }
        }.flatMap(\.access)
    }

    // MARK: The caller

    private func usesMe(_ steps: [Step]) -> Bool {
        steps.contains { step in
            if step.expressions.contains(where: { $0.uses(name: "me") }) { return true }
            switch step.kind {
            case .when(_, let inner), .forEach(_, _, let inner): return usesMe(inner)
            case .transition(_, let entity, let event): return shape(of: event.value, entity)?.me != nil
            default: return false
            }
        }
    }

    private func me(admittedBy clauses: [AccessClause]) -> MeParameter? {
        var subjects: [CallerSubject] = []
        var isOptional = false
        for clause in clauses {
            switch clause.role.value {
            case .anyone: isOptional = true
            case .role(let role):
                if let subject = caller.subject(of: role), !subjects.contains(subject) { subjects.append(subject) }
            case .system: break
            }
        }
        // Subjects come in the order of the design, whatever the order of the clauses.
        subjects.sort { left, right in
            (caller.subjects.firstIndex(of: left) ?? 0) < (caller.subjects.firstIndex(of: right) ?? 0)
        }
        guard let first = subjects.first else { return nil }
        if subjects.allSatisfy({ $0.entity == first.entity }) {
            return MeParameter(
                kind: .entity(first.entity, properties: subjects.map(\.property)),
                isOptional: isOptional
            )
        }
        return MeParameter(kind: .any, isOptional: isOptional)
    }

    // MARK: Lifecycles

    func plan(_ lifecycle: Lifecycle, in component: Component) -> LifecyclePlan {
        let entity = lifecycle.entity.value
        var events: [String] = []
        for event in lifecycle.arrows.compactMap(\.event) where !events.contains(event) { events.append(event) }
        return LifecyclePlan(
            entity: entity,
            arrows: lifecycle.arrows.compactMap { arrow in
                arrow.event.map { .init(from: arrow.from, event: $0, to: arrow.to) }
            },
            events: events.map { plan($0, of: lifecycle) },
            initialState: lifecycle.initial?.value ?? lifecycle.states.first?.value ?? "",
            finalStates: lifecycle.finals.map(\.value),
            requirements: verified.view.requirements(of: lifecycle, in: component)
        )
    }

    private func plan(_ event: String, of lifecycle: Lifecycle) -> EventPlan {
        let entity = lifecycle.entity.value
        let rows = lifecycle.rows(of: event)
        let ids = Set(rows.flatMap { verified.view.requirements(of: $0, of: lifecycle) })
        return EventPlan(
            name: event,
            member: Names.member(event),
            transitions: rows.map { row in
                TransitionPlan(
                    from: row.from?.value,
                    guardExpression: row.guardExpression,
                    effects: effects(of: row, entity),
                    me: usesMe(row) ? me(admittedBy: row.access + ownAccess(triggering: event, of: entity)) : nil,
                    requirements: verified.view.requirements(of: row, of: lifecycle)
                )
            },
            call: shape(of: event, entity) ?? CallShape(row: entity, input: nil, me: nil),
            requirements: ids.sorted()
        )
    }

    private func usesMe(_ row: Transition) -> Bool {
        if row.guardExpression?.uses(name: "me") == true { return true }
        switch row.effects {
        case .steps(let steps): return usesMe(steps)
        case .flow(let name): return design.flow(named: name.value).map { usesMe($0.steps) } ?? false
        }
    }

    private func effects(of row: Transition, _ entity: String) -> TransitionPlan.Effects {
        switch row.effects {
        case .flow(let name): .flow(name.value)
        case .steps(let steps): .steps(StepPlanner(behaviour: self, row: entity).plan(steps))
        }
    }

    /// What the function of an event is handed; `nil` where there is no such event.
    func shape(of event: String, _ entity: String) -> CallShape? {
        guard let lifecycle = design.lifecycle(of: entity) else { return nil }
        let rows = lifecycle.rows(of: event)
        guard !rows.isEmpty || lifecycle.arrows.contains(where: { $0.event == event }) else { return nil }
        var input: String?
        for row in rows {
            guard case .flow(let name) = row.effects, let flow = design.flow(named: name.value) else { continue }
            if !flow.inputs.isEmpty { input = name.value }
        }
        let me = rows.contains(where: usesMe) ? self.me(admittedBy: clauses(triggering: event, of: entity)) : nil
        return CallShape(row: entity, input: input, me: me)
    }
}
