import DesignModel
import Expressions
import Verification

extension DomainTestPlanner {
    /// What a flow does, and each way in which it refuses.
    func suites(of flow: Flow, in component: Component) -> [DomainSuite] {
        guard let plan = domain.flow(named: flow.name.value), let callee = callee(of: plan) else { return [] }
        let bases = behaviour.successes(of: callee.callee, from: callee.state)
        guard let base = bases.first else { return [] }
        let ids = view.requirements(of: flow, in: component)
        let subject = "Flow: " + plan.name
        var steps = builder(plan.typeName + "Tests", subject, "what it does", ids)
        addSuccesses(base, plan, to: &steps)
        addCounting(base, to: &steps)
        for other in bases.dropFirst() {
            guard let word = other.me?.subject.property else { continue }
            add(other, .success, "does what its steps say for \(Names.article(word)) \(word)", to: &steps)
        }
        var refusals = builder(
            plan.typeName + "RefusalTests",
            subject,
            "what it refuses, and that nothing is stored then",
            ids
        )
        var known: Set<ExpectedRefusal> = []
        addStops(base, known: &known, to: &refusals, &steps)
        addVariations(base, known: &known, to: &refusals)
        addBrokenRules(base, flow, to: &refusals)
        return [steps.suite, refusals.suite].compactMap(\.self)
    }

    /// A flow on a row is called by the event whose effect it is.
    private func callee(of plan: FlowPlan) -> (callee: BehaviourCase.Callee, state: String?)? {
        guard plan.call.row != nil else { return (.flow(plan), nil) }
        for lifecycle in domain.lifecycles {
            for event in lifecycle.events {
                for transition in event.transitions {
                    guard case .flow(plan.name) = transition.effects else { continue }
                    let arrow = lifecycle.arrows.first {
                        $0.event == event.name && (transition.from ?? $0.from) == $0.from
                    }
                    return (.event(lifecycle, event), arrow?.from)
                }
            }
        }
        return nil
    }

    // MARK: It goes through

    private func addSuccesses(_ base: BehaviourCase, _ plan: FlowPlan, to builder: inout RowSuiteBuilder<DomainCheck>) {
        add(base, .success, "does what its steps say", to: &builder)
        var least = base
        for member in base.inputs where member.hasConstantDefault || (member.defaultValue == nil && member.isOptional) {
            least.leftOut.insert(member.name)
            least.input[member.name] = SamplePlan.constant(of: member) ?? .null
        }
        if !least.leftOut.isEmpty { add(least, .success, "takes defaults for what the input leaves out", to: &builder) }
        for variant in variants(of: base) {
            guard case .done = behaviour.run(variant.behaviour).outcome else { continue }
            add(variant.behaviour, .success, "does what its steps say for \(variant.what)", to: &builder)
        }
    }

    /// `sequence(…)`: what the first call has counted, the second goes on from.
    private func addCounting(_ base: BehaviourCase, to builder: inout RowSuiteBuilder<DomainCheck>) {
        let (outcome, simulation) = behaviour.run(base)
        var again = base
        again.world = simulation.world
        let (secondOutcome, secondSimulation) = behaviour.run(again)
        guard !simulation.world.sequences.isEmpty, case .done(let first) = outcome,
            case .done(let second) = secondOutcome,
            let one = first.rowName.flatMap({ simulation.world[$0] }), base.world[one.name] == nil,
            let other = second.rowName.flatMap({ secondSimulation.world[$0] })
        else { return }
        for member in data.entity(named: one.entity)?.members ?? [] {
            guard case .text(let text)? = one.values[member.name], let next = other.values[member.name],
                next != .text(text)
            else { continue }
            builder.add(
                .success,
                .integration,
                "counts its \(Names.prose(member.name)) on from one call to the next",
                in: base.world,
                .counts(base.call, member, values: [.text(text), next])
            )
        }
    }

    private func add(
        _ behaviour: BehaviourCase,
        _ kind: PlannedTest.Kind,
        _ title: String,
        to builder: inout RowSuiteBuilder<DomainCheck>
    ) {
        guard let outcome = behaviour.expecting(self) else { return }
        builder.add(kind, .integration, title, in: behaviour.world, .calls(behaviour.call, outcome))
    }

    /// Other inputs: each word of a list of words, and the other truth value.
    private func variants(of base: BehaviourCase) -> [(behaviour: BehaviourCase, what: String)] {
        base.inputs.flatMap { member -> [(BehaviourCase, String)] in
            let known = base.input[member.name]
            let values: [ModelValue] =
                switch member.type {
                case .oneOf(let words) where words.count <= 5: words.map { .text($0) }
                case .boolean: [.boolean(true), .boolean(false)]
                default: []
                }
            return values.filter { $0 != known }.map { value in
                var variant = base
                variant.input[member.name] = value
                return (variant, "\(Names.prose(member.name)) \(value.plainText)")
            }
        }
    }

    // MARK: It stops at a step

    /// Each condition on the way, not met; and each limit in them, just met.
    private func addStops(
        _ base: BehaviourCase,
        known: inout Set<ExpectedRefusal>,
        to refusals: inout RowSuiteBuilder<DomainCheck>,
        _ successes: inout RowSuiteBuilder<DomainCheck>
    ) {
        let (_, simulation) = behaviour.run(base)
        for stop in simulation.passed where !stop.number.isEmpty {
            var changed = base
            if behaviour.meet(stop, in: &changed, false, atLimit: true),
                case .refused(let refusal)? = changed.expecting(self)
            {
                known.insert(refusal)
                add(changed, .failure, title(of: refusal, "at step \(stop.number)"), to: &refusals)
            }
            var atLimit = base
            guard stop.candidates == nil, behaviour.meet(stop, in: &atLimit, true, atLimit: true),
                atLimit.world.rows != base.world.rows, case .done? = atLimit.expecting(self)
            else { continue }
            add(atLimit, .boundary, "goes through just within the limit of \(stop.subject)", to: &successes)
        }
    }

    private func title(of refusal: ExpectedRefusal, _ place: String) -> String {
        "refuses with \(refusal.refusal.status) \(refusal.refusal.code) \(place)"
    }

    // MARK: Other reasons

    private func addVariations(
        _ base: BehaviourCase,
        known: inout Set<ExpectedRefusal>,
        to refusals: inout RowSuiteBuilder<DomainCheck>
    ) {
        let others =
            unknownRows(base) + takenValues(base) + references(base) + otherStates(base)
            + variants(of: base).map { ($0.behaviour, "for " + $0.what) }
        for (changed, what) in others {
            guard case .refused(let refusal)? = changed.expecting(self) else { continue }
            known.insert(refusal)
            add(changed, .failure, title(of: refusal, what), to: &refusals)
        }
    }

    /// Ids in the input that no row has.
    private func unknownRows(_ base: BehaviourCase) -> [(BehaviourCase, String)] {
        base.inputs.compactMap { member in
            guard base.input[member.name]?.rowName != nil else { return nil }
            var changed = base
            changed.input[member.name] = .unknownID
            return (changed, "for an unknown \(Names.prose(member.name))")
        }
    }

    /// Another row has the values already that a new or changed row would have.
    private func takenValues(_ base: BehaviourCase) -> [(BehaviourCase, String)] {
        let (_, simulation) = behaviour.run(base)
        guard simulation.world.sequences.isEmpty else { return [] }
        let touched = simulation.world.rows.filter { base.world[$0.name]?.values != $0.values }
        return touched.flatMap { row -> [(BehaviourCase, String)] in
            (data.entity(named: row.entity)?.uniques ?? []).map { unique in
                var changed = base
                let other = changed.world.add(row.entity, named: "other" + Names.type(row.entity))
                for member in unique.members { changed.world.set(other, member.name, row.values[member.name] ?? .null) }
                changed.complete()
                let words = unique.members.map { Names.prose($0.name) }.joined(separator: " and ")
                return (changed, "for a taken \(words)")
            }
        }
    }

    /// A row refers to one that is to go.
    private func references(_ base: BehaviourCase) -> [(BehaviourCase, String)] {
        let (_, simulation) = behaviour.run(base)
        let removed = base.world.rows.filter { simulation.world[$0.name] == nil }
        return removed.flatMap { row in
            data.entities.flatMap { other in
                other.foreignKeys.filter { $0.entity == row.entity && $0.onDelete == .restrict }.map { key in
                    var changed = base
                    let added = changed.world.add(other.name)
                    changed.world.set(added, key.member.name, .row(row.name))
                    changed.complete()
                    return (changed, "while \(Names.article(other.name)) \(Names.prose(other.name)) refers to it")
                }
            }
        }
    }

    /// A row that the flow moves on is in another state.
    private func otherStates(_ base: BehaviourCase) -> [(BehaviourCase, String)] {
        let (_, simulation) = behaviour.run(base)
        let moved = base.world.rows.filter { row in
            row.name != base.row && simulation.world[row.name].map { $0.values["state"] != row.values["state"] } == true
        }
        return moved.flatMap { row in
            (data.entity(named: row.entity)?.states ?? []).map { state in
                var changed = base
                changed.world.set(row.name, "state", .text(state))
                return (changed, "for \(Names.article(state)) \(state) \(Names.prose(row.entity))")
            }
        }
    }

    // MARK: Rules of rows

    /// Inputs that go into a field and break its rule: what the repository refuses undoes the whole flow.
    private func addBrokenRules(_ base: BehaviourCase, _ flow: Flow, to refusals: inout RowSuiteBuilder<DomainCheck>) {
        for step in flow.steps {
            for (entity, field, value) in step.writtenFields {
                guard case .member(let receiver, let name) = value.withoutConversion.kind,
                    case .name("input") = receiver.withoutConversion.kind,
                    let input = base.inputs.first(where: { $0.name == name }),
                    let member = data.entity(named: entity)?.member(named: field),
                    let check = data.entity(named: entity)?.checks.first(where: { $0.member.name == field })
                else { continue }
                for broken in samples.breaks(of: member) where ["too_long", "too_short", "range"].contains(broken.code)
                {
                    guard broken.sent.fits(input.type) else { continue }
                    var changed = base
                    changed.input[name] = broken.sent
                    guard case .done = behaviour.run(changed).outcome else { continue }
                    let outcome = RowOutcome.refused(refusal(at: member, check, step))
                    refusals.add(
                        .failure,
                        .integration,
                        "stores nothing where \(Names.prose(field)) \(broken.what)",
                        in: changed.world,
                        .calls(changed.call, outcome)
                    )
                }
            }
        }
    }

    private func refusal(at member: MemberPlan, _ check: CheckPlan, _ step: Step) -> ExpectedRefusal {
        let answer = FailurePlanner.otherAnswers(of: step, [.rule]).first?.answer
        guard let answer else {
            let refusal = ModelRefusal(422, "validation", pointers: ["/" + member.name])
            return ExpectedRefusal(refusal, fieldCodes: [check.code])
        }
        return ExpectedRefusal(ModelRefusal(answer.status, answer.code, message: answer.message))
    }
}

extension ModelValue {
    /// Whether an input of the type can hold it at all.
    fileprivate func fits(_ type: FieldType) -> Bool {
        switch (self, type) {
        case (.text, .text), (.integer, .integer), (.decimal, .decimal): true
        default: false
        }
    }
}
