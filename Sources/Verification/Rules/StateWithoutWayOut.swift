import DesignModel
import Diagnostics

/// A row can get into a state and never to an end.
enum StateWithoutWayOut: Rule {
    static let id: DiagnosticID = "state-without-way-out"
    static let explanation = Explanation(
        fault: "From a state of the lifecycle no way of arrows leads to `[*]`.",
        whyItMatters: "Rows get stuck there: either an arrow is missing, or the state is an end and nobody said so.",
        bad: """
            [*] --> open
            open --> closed : close
            """,
        good: """
            [*] --> open
            open --> closed : close
            closed --> [*]
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.lifecycles.filter { !view.isTroubled(below: $0.span) }.compactMap { lifecycle in
            guard let start = lifecycle.initial?.value else { return nil }
            let reached = lifecycle.statesReached(from: start)
            let leading = lifecycle.statesLeading(to: lifecycle.finals.map(\.value))
            let stuck = lifecycle.states.filter { reached.contains($0.value) && !leading.contains($0.value) }
            // A state without any arrow away from it is the cause; those before it are stuck because of it.
            let hasArrow = Set(lifecycle.arrows.map(\.from))
            guard let cause = stuck.first(where: { !hasArrow.contains($0.value) }) ?? stuck.last else { return nil }
            return withoutWayOut(cause, stuck.filter { $0.value != cause.value }, in: lifecycle)
        }
    }

    // MARK: Messages

    private static func withoutWayOut(
        _ state: Located<String>,
        _ others: [Located<String>],
        in lifecycle: Lifecycle
    ) -> Diagnostic {
        finding(
            "A `\(lifecycle.entity.value)` that is `\(state.value)` can never come to an end",
            at: state.span,
            because: others.map { DiagnosticLabel($0.span, "nor one that is `\($0.value)`") },
            leadsTo: "Rows stay in this state for ever.",
            help: "If it is an end, write `\(state.value) --> [*]`; else draw the arrow that leads out of it."
        )
    }
}
