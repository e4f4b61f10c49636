import DesignModel
import Diagnostics

/// A row waits for a machine that may never come.
enum WaitsWithoutTimeout: Rule {
    static let id: DiagnosticID = "waits-without-timeout"
    static let severity = Severity.danger
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: """
            Only another system (a role with an API key) or a worker that gives up in silence leads out of a state: no
            timer, no person, no dead letter with an alert.
            """,
        whyItMatters: """
            Other systems forget, and workers give up. The row stays where it is, and nobody learns of it before the
            customer asks.
            """,
        bad: """
            shipped --> delivered : deliver

            (`deliver` may be fired by the role `carrier` only, which has an API key)
            """,
        good: """
            shipped --> delivered : deliver
            shipped --> lost : after 14d
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.lifecycles.flatMap { lifecycle in
            lifecycle.states.compactMap { state in check(state, in: lifecycle, view) }
        }
    }

    /// Who can lead a row out of a state.
    private struct Ways {
        var systems: [Located<RoleName>] = []
        var workers: [(worker: Worker, silentEnd: SourceSpan?)] = []
        var hasPerson = false
    }

    private static func check(_ state: Located<String>, in lifecycle: Lifecycle, _ view: DesignView) -> Diagnostic? {
        let arrows = lifecycle.arrows.filter { $0.from == state.value && $0.to != state.value }
        let entity = lifecycle.entity.value
        guard !arrows.contains(where: { $0.event == nil }) else { return nil }
        var ways = Ways()
        for event in Set(arrows.compactMap(\.event)).sorted() { add(event, of: entity, from: state.value, view, &ways) }
        let isWatched = ways.workers.contains { $0.silentEnd == nil }
        guard !ways.hasPerson, !isWatched, !(ways.systems.isEmpty && ways.workers.isEmpty), !isSwept(entity, view)
        else { return nil }
        return waits(state, entity, ways)
    }

    private static func add(
        _ event: String,
        of entity: String,
        from state: String,
        _ view: DesignView,
        _ ways: inout Ways
    ) {
        let machines = Set(view.design.authentication?.apiKeyRoles.map(\.value) ?? [])
        let rows = view.transitions(on: event, of: entity).filter { $0.from.map { $0.value == state } ?? true }
        let endpoints = view.endpoints.filter {
            if case .event(event, entity) = $0.does.value { !$0.accessAsDesigned } else { false }
        }
        for clause in rows.flatMap(\.access) + endpoints.flatMap(\.access) {
            switch clause.role.value {
            case .system: break
            case .role(let name) where machines.contains(name): ways.systems.append(clause.role)
            case .role, .anyone: ways.hasPerson = true
            }
        }
        if view.stepsOfRequests.contains(where: { $0.fires(event, of: entity) }) { ways.hasPerson = true }
        for worker in view.workers {
            let steps = worker.steps.flatMap(\.everyStep)
            guard let index = steps.firstIndex(where: { $0.fires(event, of: entity) }) else { continue }
            ways.workers.append((worker, silentEnd(of: steps[..<index])))
        }
    }

    /// Where another system's failure ends the work without a dead letter.
    private static func silentEnd(of steps: ArraySlice<Step>) -> SourceSpan? {
        for step in steps {
            switch step.kind {
            case .call, .custom:
                if let skip = step.jobAnswers.first(where: { $0.action == .skip }) { return skip.span }
            default: continue
            }
        }
        return nil
    }

    /// A worker that goes through all rows by the clock looks after those that are left lying.
    private static func isSwept(_ entity: String, _ view: DesignView) -> Bool {
        view.workers.contains { worker in
            guard case .schedule = worker.trigger?.value else { return false }
            return worker.steps.flatMap(\.everyStep).filter { !$0.substeps.isEmpty }.flatMap(\.expressions).contains {
                $0.contains { $0.kind == .everyRow(entity: entity) }
            }
        }
    }

    // MARK: Messages

    private static func waits(_ state: Located<String>, _ entity: String, _ ways: Ways) -> Diagnostic {
        let roles = ways.systems.map { DiagnosticLabel($0.span, "another system, which may never call") }
        let ends = ways.workers.compactMap { way in
            way.silentEnd.map { DiagnosticLabel($0, "here `\(way.worker.name.value)` gives up, and tells nobody") }
        }
        let who = ends.isEmpty ? "another system" : "the worker `\(ways.workers.first?.worker.name.value ?? "")`"
        return finding(
            "A `\(entity)` that is `\(state.value)` waits for \(who), and for nothing else",
            at: state.span,
            because: ends + roles,
            leadsTo: "If that never comes, the row stays in this state, and nobody is told.",
            help: ends.isEmpty
                ? "Draw a way out in time, `\(state.value) --> STATE : after 14d`, or let a person fire the event too."
                : "Write `dead-letter` instead of `skip`, or draw a way out in time: `\(state.value) --> STATE : after 1d`."
        )
    }
}

extension Step {
    func fires(_ event: String, of entity: String) -> Bool {
        if case .transition(_, entity, let fired) = kind { fired.value == event } else { false }
    }
}
