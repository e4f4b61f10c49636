import DesignModel
import Diagnostics
import Expressions

/// A call with what multiplies it on the way from the request, the tick or the job that leads to it.
struct CallPath {
    var call: Call
    /// The loops around it, and around the steps that start the worker it stands in.
    var loops: [Loop]
    /// How often the call itself is tried.
    var attempts: Int
    /// Where the retries are said.
    var attemptsSpan: SourceSpan?

    struct Loop {
        var times: Times
        var span: SourceSpan
    }

    enum Times: Equatable {
        case atMost(Int)
        /// As often as there are rows.
        case rows(of: String)
    }

    /// `nil`: there is no limit.
    var most: Int? {
        loops.reduce(attempts) { product, loop in
            guard let product, case .atMost(let times) = loop.times else { return nil }
            let (result, overflows) = product.multipliedReportingOverflow(by: times)
            return overflows ? nil : result
        }
    }
}

extension DesignView {
    /// Every way from a flow, a transition or a worker to a call that leads through a loop.
    var amplifiedCalls: [CallPath] {
        var found: [CallPath] = []
        for flow in flows { follow(flow.steps, of: .flow(flow), [], visited: [], &found) }
        for row in lifecycles.flatMap({ rows(of: $0) }) {
            follow(row.ownSteps, of: .transition(row), [], visited: [], &found)
        }
        for worker in workers { follow(worker.steps, of: .worker(worker), [], visited: [worker.name.value], &found) }
        return found
    }

    private func follow(
        _ steps: [Step],
        of caller: Call.Caller,
        _ loops: [CallPath.Loop],
        visited: Set<String>,
        _ found: inout [CallPath]
    ) {
        for step in steps {
            switch step.kind {
            case .forEach(_, let collection, let inner):
                let more = times(of: collection, caller).map { [CallPath.Loop(times: $0, span: step.span)] } ?? []
                follow(inner, of: caller, loops + more, visited: visited, &found)
            case .when(_, let inner): follow(inner, of: caller, loops, visited: visited, &found)
            case .call:
                guard !loops.isEmpty, let call = calls(in: [step], of: caller).first else { continue }
                found.append(path(to: call, through: loops))
            case .start, .transition:
                // Jobs for every row of a table are what a sweep is for: each has its own attempts and its own time.
                let bounded = loops.filter { if case .atMost = $0.times { true } else { false } }
                guard !bounded.isEmpty else { continue }
                for worker in started(by: step) where !visited.contains(worker.name.value) {
                    let visited = visited.union([worker.name.value])
                    follow(worker.steps, of: .worker(worker), bounded, visited: visited, &found)
                }
            default: continue
            }
        }
    }

    /// The worker that the step starts, or those that the state starts which it leads to.
    private func started(by step: Step) -> [Worker] {
        switch step.kind {
        case .start(let name, _, _): return worker(name.value).map { [$0] } ?? []
        case .transition(_, let entity, let event):
            let arrows = lifecycle(of: entity)?.arrows.filter { $0.event == event.value } ?? []
            let states = Set(arrows.map(\.to))
            return workers.filter { worker in
                guard case .entered(let entries) = worker.trigger?.value else { return false }
                return entries.contains { $0.entity.value == entity && states.contains($0.state.value) }
            }
        default: return []
        }
    }

    private func path(to call: Call, through loops: [CallPath.Loop]) -> CallPath {
        guard let worker = call.caller.worker else {
            return CallPath(
                call: call,
                loops: loops,
                attempts: call.integration.attempts,
                attemptsSpan: call.integration.retry?.span
            )
        }
        return CallPath(
            call: call,
            loops: loops,
            attempts: worker.attempts ?? 1,
            attemptsSpan: worker.onFailure?.span
        )
    }

    /// How often a loop over the collection goes round at most; `nil`: not known.
    private func times(of collection: TypedExpression, _ caller: Call.Caller) -> CallPath.Times? {
        for part in collection.everyPart {
            if case .everyRow(let entity) = part.kind { return .rows(of: entity) }
            guard case .member(let base, let name) = part.kind,
                let most = listLength(of: name, on: base, caller)
            else { continue }
            return .atMost(most)
        }
        return nil
    }

    private func listLength(of name: String, on base: TypedExpression, _ caller: Call.Caller) -> Int? {
        if case .name("input") = base.kind {
            let inputs: [Input]
            switch caller {
            case .flow(let flow): inputs = flow.inputs
            case .worker(let worker): inputs = worker.inputs
            case .transition: inputs = []
            }
            return inputs.first { $0.name.value == name }?.rules.listLength?.value.most
        }
        guard case .entity(let entity) = base.type.unwrapped else { return nil }
        return self.entity(entity)?.fields.first { $0.name.value == name }?.rules.listLength?.value.most
    }
}
