import DesignModel
import Diagnostics

/// An event of a lifecycle that no caller and no flow can cause.
enum TransitionNobodyCanTrigger: Rule {
    static let id: DiagnosticID = "transition-nobody-can-trigger"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: """
            An event has no row in the transition table, or its row admits nobody, or no endpoint and no step
            `transition x.EVENT` fires it.
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
            return lifecycle.arrows.filter { seen.insert($0.event).inserted }.compactMap {
                check($0, in: lifecycle, view)
            }
        }
    }

    private static func check(_ arrow: Lifecycle.Arrow, in lifecycle: Lifecycle, _ view: DesignView) -> Diagnostic? {
        let entity = lifecycle.entity.value
        // A timer needs no caller.
        if arrow.event.hasPrefix("after ") { return nil }
        let rows = view.transitions(on: arrow.event, of: entity)
        guard let row = rows.first else { return withoutRow(arrow, entity) }
        if let bare = lifecycle.arrows.first(where: { other in
            other.event == arrow.event && !rows.contains { $0.from == nil || $0.from?.value == other.from }
        }) {
            return withoutRow(from: bare, row, entity)
        }
        let isFired = view.everyStep.contains { step in
            if case .transition(_, entity, let event) = step.kind { event.value == arrow.event } else { false }
        }
        let endpoints = view.endpoints.filter { endpoint in
            if case .event(arrow.event, entity) = endpoint.does.value { true } else { false }
        }
        if isFired { return nil }
        if endpoints.isEmpty { return withoutEndpoint(row, entity) }
        let callers = rows.flatMap(\.access).filter { $0.role.value != .system } + endpoints.flatMap(\.access)
        return callers.isEmpty ? withoutCaller(row, entity) : nil
    }

    // MARK: Messages

    private static func withoutRow(_ arrow: Lifecycle.Arrow, _ entity: String) -> Diagnostic {
        finding(
            "The transition table of `\(entity)` has no row for `\(arrow.event)`",
            at: arrow.span,
            leadsTo: "Nobody may fire the event, so that this arrow never happens.",
            help: "Add the row `| \(arrow.event) | ROLE | | | REQ-… |`, or remove the arrow."
        )
    }

    private static func withoutRow(from arrow: Lifecycle.Arrow, _ row: Transition, _ entity: String) -> Diagnostic {
        finding(
            "The transition table of `\(entity)` has no row for `\(arrow.event)` from `\(arrow.from)`",
            at: arrow.span,
            because: [DiagnosticLabel(row.event.span, "the rows for `\(arrow.event)` name other states")],
            leadsTo: "Nobody may fire the event in this state, so that this arrow never happens.",
            help: "Add the row `| \(arrow.event) from \(arrow.from) | ROLE | | | REQ-… |`, or remove the arrow."
        )
    }

    private static func withoutEndpoint(_ row: Transition, _ entity: String) -> Diagnostic {
        let event = row.event.value
        return finding(
            "Nothing fires the event `\(event)` of `\(entity)`",
            at: row.event.span,
            leadsTo: "The transition never happens.",
            help:
                "Add an endpoint, `| POST | /…/{id}/\(event) | \(event) \(entity) | as designed | … |`, or a step `transition x.\(event)`."
        )
    }

    private static func withoutCaller(_ row: Transition, _ entity: String) -> Diagnostic {
        finding(
            "No caller may fire the event `\(row.event.value)` of `\(entity)`",
            at: row.accessSpan.isEmpty ? row.event.span : row.accessSpan,
            leadsTo: "Every request for it would answer 403.",
            help: "Write in `Who` the role that may."
        )
    }
}
