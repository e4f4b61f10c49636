import DesignModel
import Expressions

/// Something that a failure mode may cite as noticing or mending a failure, and whether the design has it.
struct Mechanism {
    /// As rows say it.
    var names: [SpokenWords]
    /// Where the design would say it.
    var place: String
    /// Whether it is there for a row of the component, or lacks for a reason that another rule speaks of.
    var isThere: @Sendable (FailureMode, Component, DesignView) -> Bool

    init(
        names: [String],
        place: String,
        isThere: @escaping @Sendable (FailureMode, Component, DesignView) -> Bool
    ) {
        self.names = names.map { SpokenWords($0) }
        self.place = place
        self.isThere = isThere
    }

    static let all: [Mechanism] = [
        Mechanism(names: ["circuit breaker"], place: "`Circuit breaker` of an integration") { mode, component, view in
            mode.systems(component, view).contains { $0.circuitBreaker != nil }
        },
        Mechanism(names: ["bulkhead"], place: "`Bulkhead` of an integration") { mode, component, view in
            mode.systems(component, view).contains { $0.bulkhead != nil }
        },
        Mechanism(names: ["dead letter", "dead letters"], place: "`On failure` of a worker") { mode, component, view in
            mode.workers(component, view).contains { $0.onFailure?.value.deadLetters ?? true }
        },
        Mechanism(
            names: ["retries"],
            place: "`Retry` of an integration, or `On failure` of a worker",
            isThere: retries
        ),
        Mechanism(names: ["timer", "timers"], place: "an arrow `after 30m` in a lifecycle") { _, _, view in
            view.lifecycles.contains { !$0.timedArrows.isEmpty }
        },
        Mechanism(names: ["lease", "lease expires", "fencing token"], place: "a worker") { _, _, view in
            !view.workers.isEmpty || !view.calls.isEmpty
        },
        Mechanism(names: ["recovery job", "open run"], place: "a step `call`") { _, _, view in !view.calls.isEmpty },
        Mechanism(names: ["unique constraint"], place: "a field `unique`") { _, component, view in
            component.entities.contains { !view.uniqueConstraints(of: $0).isEmpty }
        },
        Mechanism(names: ["foreign key"], place: "a field that refers to another entity") { _, component, view in
            let own = Set(component.entities.map(\.name.value))
            let isReferred = view.entities.flatMap(\.fields).contains { own.contains($0.type.value.refersTo ?? "") }
            return isReferred || component.entities.flatMap(\.fields).contains { $0.type.value.refersTo != nil }
        },
        Mechanism(names: ["row lock"], place: "a step that locks a row, or a lifecycle") { _, component, _ in
            component.locksRows
        },
        Mechanism(names: ["if match"], place: "an endpoint that changes one row") { _, component, _ in
            component.endpoints.contains { endpoint in
                switch endpoint.does.value {
                case .update, .delete, .event: true
                default: false
                }
            }
        },
        Mechanism(names: ["idempotency key"], place: "an endpoint that changes something") { _, component, view in
            component.endpoints.contains { $0.method.value != .get }
                || component.integrations.flatMap(\.operations).contains { $0.idempotentBy != nil }
        },
    ]

    /// Where a row names neither a system nor a worker, the retries may be those of a caller.
    @Sendable
    private static func retries(_ mode: FailureMode, _ component: Component, _ view: DesignView) -> Bool {
        let words = SpokenWords(mode.name.value)
        guard !view.spokenSystems.named(in: words).isEmpty || !view.spokenWorkers.named(in: words).isEmpty else {
            return true
        }
        return mode.systems(component, view).contains { $0.attempts > 1 || $0.retry == nil }
            || mode.workers(component, view).contains { $0.attempts.map { $0 > 1 } ?? true }
    }
}

extension FailureMode {
    /// The integrations that the row names; where it names none, those of the component and those that it calls.
    func systems(_ component: Component, _ view: DesignView) -> [Integration] {
        let words = SpokenWords(name.value)
        let named = view.spokenSystems.named(in: words).map { view.integrations[$0] }
        if !named.isEmpty { return named }
        return component.integrations + view.calls.filter { component.holds($0.caller) }.map(\.integration)
    }

    /// The workers that the row names, or those that call the integrations it names; else those of the component and
    /// those that it starts.
    func workers(_ component: Component, _ view: DesignView) -> [Worker] {
        let words = SpokenWords(name.value)
        let named = view.spokenWorkers.named(in: words).map { view.workers[$0] }
        if !named.isEmpty { return named }
        let systems = Set(view.spokenSystems.named(in: words).map { view.integrations[$0].name.value })
        if systems.isEmpty { return component.workers + component.startedWorkers(view) }
        return view.calls.filter { systems.contains($0.integration.name.value) }.compactMap(\.caller.worker)
    }
}

extension Component {
    fileprivate func holds(_ caller: Call.Caller) -> Bool {
        switch caller {
        case .flow(let flow): flows.contains { $0.name.value == flow.name.value }
        case .transition(let transition): lifecycles.contains { $0.transitions.contains { $0.span == transition.span } }
        case .worker(let worker): workers.contains { $0.name.value == worker.name.value }
        }
    }

    fileprivate func startedWorkers(_ view: DesignView) -> [Worker] {
        let effects = lifecycles.flatMap(\.transitions).flatMap(\.ownSteps)
        return (flows.flatMap(\.steps) + effects).flatMap(\.everyStep).compactMap { step in
            if case .start(let name, _, _) = step.kind { view.worker(name.value) } else { nil }
        }
    }

    /// Every change of one row locks it.
    fileprivate var locksRows: Bool {
        let steps = (flows.flatMap(\.steps) + workers.flatMap(\.steps)).flatMap(\.everyStep)
        let isLocked = steps.contains { step in
            switch step.kind {
            case .get, .find, .set, .delete, .transition, .ensure: true
            default: false
            }
        }
        let isChanged = endpoints.contains { endpoint in
            switch endpoint.does.value {
            case .update, .delete, .event: true
            default: false
            }
        }
        return isLocked || isChanged || !lifecycles.isEmpty
    }
}
