import DesignModel
import Diagnostics

/// An event of a lifecycle that no caller and no flow can cause.
enum TransitionNobodyCanTrigger: Rule {
    static let id: DiagnosticID = "transition-nobody-can-trigger"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: """
            An event or a timer has no row in the transition table (also for one state only), or its row admits nobody, or
            no endpoint and no step `transition x.EVENT` fires it.
            """,
        whyItMatters: "The arrow looks like something that happens, and never does.",
        bad: """
            open --> closed : withdraw

            (and no endpoint with `withdraw Ticket`)
            """,
        good: """
            | Method | Path | Does | Who | Success | Errors | Requirements |
            |---|---|---|---|---|---|---|
            | POST | /tickets/{id}/withdraw | withdraw Ticket | as designed | 200 Ticket | 401, 403, 404, 409 `illegal_transition` | REQ-010 |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.lifecycles.flatMap { lifecycle -> [Diagnostic] in
            var seen: Set<String> = []
            let found = lifecycle.arrows.compactMap { arrow -> Diagnostic? in
                // A timer needs no caller.
                guard let event = arrow.event, seen.insert(event).inserted else { return nil }
                return check(arrow, event, in: lifecycle, view)
            }
            return found + lifecycle.arrows.filter { lacksRow($0, lifecycle) }.map { withoutRow($0, lifecycle) }
        }
    }

    /// Whether rows speak of its trigger, but not in the state that it leaves; a timer needs a row in any case.
    private static func lacksRow(_ arrow: Lifecycle.Arrow, _ lifecycle: Lifecycle) -> Bool {
        let rows = lifecycle.transitions.filter { $0.trigger.value == arrow.trigger }
        if rows.isEmpty { return arrow.event == nil }
        return !rows.contains { $0.from.map { $0.value == arrow.from } ?? true }
    }

    private static func check(
        _ arrow: Lifecycle.Arrow,
        _ event: String,
        in lifecycle: Lifecycle,
        _ view: DesignView
    ) -> Diagnostic? {
        let entity = lifecycle.entity.value
        let rows = view.transitions(on: event, of: entity)
        guard let row = rows.first else { return withoutRow(arrow, lifecycle) }
        let isFired = view.everyStep.contains { step in
            if case .transition(_, entity, let fired) = step.kind { fired.value == event } else { false }
        }
        let endpoints = view.endpoints.filter { endpoint in
            if case .event(event, entity) = endpoint.does.value { true } else { false }
        }
        if isFired { return nil }
        if endpoints.isEmpty { return withoutEndpoint(row, entity) }
        let callers = rows.flatMap(\.access).filter { $0.role.value != .system } + endpoints.flatMap(\.access)
        return callers.isEmpty ? withoutCaller(row, entity) : nil
    }

    // MARK: Messages

    private static func withoutRow(_ arrow: Lifecycle.Arrow, _ lifecycle: Lifecycle) -> Diagnostic {
        let isTimer = arrow.event == nil
        let isOfState = lifecycle.transitions.contains { $0.trigger.value == arrow.trigger }
        let transition = arrow.trigger.text + (isOfState ? " from \(arrow.from)" : "")
        return finding(
            "The transition table of `\(lifecycle.entity.value)` has no row for `\(transition)`",
            at: arrow.span,
            leadsTo: isTimer
                ? "It is open what happens with the row when its time is over."
                : "Nobody may fire the event, so that this arrow never happens.",
            help: "Add the row `| \(transition) | \(isTimer ? "system" : "ROLE") | | | REQ-… |`, or remove the arrow."
        )
    }

    private static func withoutEndpoint(_ row: Transition, _ entity: String) -> Diagnostic {
        let event = row.trigger.value.text
        return finding(
            "Nothing fires the event `\(event)` of `\(entity)`",
            at: row.trigger.span,
            leadsTo: "The transition never happens.",
            help:
                "Add an endpoint, `| POST | /…/{id}/\(event) | \(event) \(entity) | as designed | … |`, or a step `transition x.\(event)`."
        )
    }

    private static func withoutCaller(_ row: Transition, _ entity: String) -> Diagnostic {
        finding(
            "No caller may fire the event `\(row.trigger.value.text)` of `\(entity)`",
            at: row.accessSpan.isEmpty ? row.trigger.span : row.accessSpan,
            leadsTo: "Every request for it would answer 403.",
            help: "Write in `Who` the role that may."
        )
    }
}
