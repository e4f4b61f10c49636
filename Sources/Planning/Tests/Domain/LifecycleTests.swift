import DesignModel
import Verification

extension DomainTestPlanner {
    /// Every state with every event, legal or not: a suite for each event, and one for the table of arrows.
    func suites(of lifecycle: Lifecycle, in component: Component) -> [DomainSuite] {
        guard let plan = domain.lifecycle(of: lifecycle.entity.value) else { return [] }
        let states = lifecycle.states.map(\.value)
        let ids = view.requirements(of: lifecycle, in: component)
        var table = builder(plan.typeName + "Tests", subject(plan), "its arrows", ids)
        table.add(
            .transition,
            .unit,
            "has the arrows of the design and no others",
            in: ModelWorld(data: data, samples: samples),
            .targets(plan, states: states)
        )
        let events = plan.events.compactMap { suite(of: $0, plan, states, lifecycle, ids) }
        return [table.suite].compactMap(\.self) + events
    }

    private func subject(_ plan: LifecyclePlan) -> String { "Lifecycle: " + plan.entity }

    private func suite(
        of event: EventPlan,
        _ plan: LifecyclePlan,
        _ states: [String],
        _ lifecycle: Lifecycle,
        _ ids: [RequirementID]
    ) -> DomainSuite? {
        let name = Names.type(event.name) + Names.type(plan.entity) + "Tests"
        var builder = builder(
            name,
            subject(plan),
            "the event " + event.name,
            event.requirements.isEmpty ? ids : event.requirements
        )
        let callee = BehaviourCase.Callee.event(plan, event)
        let noun = Names.prose(plan.entity)
        var legal: BehaviourCase?
        for state in states {
            guard let arrow = plan.arrows.first(where: { $0.event == event.name && $0.from == state }) else { continue }
            guard let behaviour = behaviour.success(of: callee, from: state), let outcome = behaviour.expecting(self)
            else { continue }
            legal = legal ?? behaviour
            builder.add(
                .transition,
                .integration,
                "\(event.name) moves \(Names.article(state)) \(state) \(noun) to \(arrow.to)",
                in: behaviour.world,
                .calls(behaviour.call, outcome)
            )
            addGuards(behaviour, event, state, to: &builder)
        }
        for state in states where !plan.arrows.contains(where: { $0.event == event.name && $0.from == state }) {
            var behaviour = legal ?? behaviour.start(callee, from: state)
            if let row = behaviour.row { behaviour.world.set(row, "state", .text(state)) }
            builder.add(
                .transition,
                .integration,
                "\(event.name) is illegal for \(Names.article(state)) \(state) \(noun)",
                in: behaviour.world,
                .calls(behaviour.call, .refused(ExpectedRefusal(FlowSimulation.illegal)))
            )
        }
        return builder.suite
    }

    /// The transition's own conditions, not met.
    private func addGuards(
        _ base: BehaviourCase,
        _ event: EventPlan,
        _ state: String,
        to builder: inout RowSuiteBuilder<DomainCheck>
    ) {
        let (_, simulation) = behaviour.run(base)
        for stop in simulation.passed where stop.number.isEmpty {
            var changed = base
            guard behaviour.meet(stop, in: &changed, false, atLimit: true), let outcome = changed.expecting(self),
                case .refused = outcome
            else { continue }
            builder.add(
                .transition,
                .integration,
                "\(event.name) is refused in state \(state) where its guard does not hold",
                in: changed.world,
                .calls(changed.call, outcome)
            )
        }
    }
}

extension BehaviourCase {
    func expecting(_ planner: DomainTestPlanner) -> RowOutcome? { planner.behaviour.expected(self) }
}
