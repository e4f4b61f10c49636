import DesignModel
import Verification

extension EndpointTests {
    /// Every refusal that depends on rows: taken values, rows that are still referred to, states, steps of flows.
    func conflicts() -> [Draft] {
        illegalStates()
            + endpoint.endpoint.errors.flatMap { error -> [Draft] in
                guard let code = error.code, code != FlowSimulation.illegal.code || !hasIllegalStates,
                    code != "unknown_reference" || isAbsence
                else { return [] }
                return [refusal(error.status, code)].compactMap(\.self)
            } + boundaries()
    }

    /// Whether an unknown reference is a step's own answer, which is tested among the conflicts.
    private var isAbsence: Bool { endpoint.body?.references.isEmpty ?? true }

    private var hasIllegalStates: Bool { !illegalStates().isEmpty }

    /// Every state that has no arrow for the event.
    private func illegalStates() -> [Draft] {
        guard case .event(let event, let entity, _, _) = endpoint.action, let shared, let target = shared.target,
            let lifecycle = view.lifecycle(of: entity)
        else { return [] }
        let legal = Set(lifecycle.arrows.filter { $0.event == event }.map(\.from))
        return lifecycle.states.map(\.value).filter { !legal.contains($0) }.map { state in
            var situation = shared
            situation.world.set(target, "state", .text(state))
            return Draft(
                .conflict,
                "refuses" + Names.type(state),
                "answers 409 in state " + state,
                answer: "409 " + FlowSimulation.illegal.code,
                in: situation,
                .refused(FlowSimulation.illegal)
            )
        }
    }

    private func refusal(_ status: Int, _ code: String) -> Draft? {
        for role in Self.roles(of: endpoint, view) {
            guard let base = planner.success(endpoint, role: role, fill: .least) else { continue }
            for situation in variations(of: base) {
                guard let refusal = oracle.outcome(of: endpoint, situation).refusal, refusal.status == status,
                    refusal.code == code
                else { continue }
                return Draft(
                    status == 422 ? .validation : .conflict,
                    "answers" + String(status) + Names.type(code),
                    "answers \(status) \(code)",
                    answer: "\(status) \(code)",
                    in: situation,
                    .refused(refusal)
                )
            }
        }
        return nil
    }

    /// Requests that differ from one that succeeds in one thing that may be decisive.
    private func variations(of base: Situation) -> [Situation] {
        let (outcome, simulation) = oracle.trace(of: endpoint, base)
        var found: [Situation] = []
        for stop in simulation.passed {
            var changed = base
            guard planner.meet(stop, in: &changed, false, atLimit: true) else { continue }
            changed.complete()
            changed.refreshPath()
            found.append(changed)
        }
        for field in endpoint.body?.references ?? [] {
            var changed = base
            changed.input[field.name] = .unknownID
            found.append(changed)
        }
        return found + takenValues(base, outcome) + references(base) + declaredErrors(base)
    }

    /// The input of each example that ends in an error of hand-written logic.
    private func declaredErrors(_ base: Situation) -> [Situation] {
        view.customs.flatMap(\.errors).compactMap { error in
            var changed = base
            let found = planner.applyExample(&changed, endpoint) { example in
                if case .error(let name) = example.outcome { name == error.name.value } else { false }
            }
            return found ? changed : nil
        }
    }

    /// Another row that has the unique values already.
    private func takenValues(_ base: Situation, _ outcome: SituationOutcome) -> [Situation] {
        let touched = outcome.world.rows.filter { base.world[$0.name]?.values != $0.values }
        return touched.flatMap { row -> [Situation] in
            (data.entity(named: row.entity)?.uniques ?? []).map { unique in
                var changed = base
                let other = changed.world.add(row.entity, named: "other" + Names.type(row.entity))
                for member in unique.members { changed.world.set(other, member.name, row.values[member.name] ?? .null) }
                changed.complete()
                return changed
            }
        }
    }

    /// A row that refers to the one that is to go.
    private func references(_ base: Situation) -> [Situation] {
        guard let target = base.target, let entity = base.world[target]?.entity else { return [] }
        return data.entities.flatMap { other -> [Situation] in
            other.foreignKeys.filter { $0.entity == entity && $0.onDelete == .restrict }.map { key in
                var changed = base
                let row = changed.world.add(other.name)
                changed.world.set(row, key.member.name, .row(target))
                changed.complete()
                return changed
            }
        }
    }

    /// For each limit in a condition: the request that just meets it succeeds.
    private func boundaries() -> [Draft] {
        guard let shared else { return [] }
        let (_, simulation) = oracle.trace(of: endpoint, shared)
        return simulation.passed.compactMap { stop -> Draft? in
            guard stop.candidates == nil else { return nil }
            var changed = shared
            guard planner.meet(stop, in: &changed, true, atLimit: true) else { return nil }
            changed.complete()
            guard changed.world.rows != shared.world.rows else { return nil }
            let outcome = oracle.outcome(of: endpoint, changed)
            guard outcome.isSuccess else { return nil }
            return Draft(
                .boundary,
                "succeedsWithinTheLimitOf" + Names.type(stop.subject),
                "succeeds just within the limit of " + stop.subject,
                in: changed,
                .succeeds(expected(changed, outcome))
            )
        }
    }
}
