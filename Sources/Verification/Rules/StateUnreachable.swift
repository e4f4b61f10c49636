import DesignModel
import Diagnostics

/// No row can ever be in a state.
enum StateUnreachable: Rule {
    static let id: DiagnosticID = "state-unreachable"
    static let explanation = Explanation(
        fault: "No way of arrows leads from the start of a lifecycle to one of its states.",
        whyItMatters:
            "Everything that is designed for the state can never happen: an arrow is missing, or the state is.",
        bad: """
            [*] --> open
            resolved --> closed : accept
            """,
        good: """
            [*] --> open
            open --> resolved : resolve
            resolved --> closed : accept
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.lifecycles.filter { !view.isTroubled(below: $0.span) }.flatMap { lifecycle -> [Diagnostic] in
            guard let start = lifecycle.initial?.value else { return [] }
            var reached = lifecycle.statesReached(from: start)
            var found: [Diagnostic] = []
            for state in lifecycle.states where !reached.contains(state.value) {
                // Those that only this one leads to have the same cause.
                let behind = lifecycle.statesReached(from: state.value)
                let followers = lifecycle.states.filter {
                    behind.contains($0.value) && !reached.contains($0.value) && $0.value != state.value
                }
                reached.formUnion(behind)
                found.append(unreachable(state, followers, in: lifecycle))
            }
            return found
        }
    }

    // MARK: Messages

    private static func unreachable(
        _ state: Located<String>,
        _ followers: [Located<String>],
        in lifecycle: Lifecycle
    ) -> Diagnostic {
        finding(
            "No `\(lifecycle.entity.value)` can ever be `\(state.value)`",
            at: state.span,
            because: followers.map { DiagnosticLabel($0.span, "nor `\($0.value)`, which only it leads to") },
            leadsTo: "What is designed for this state never happens.",
            help:
                "Draw the arrow that leads here: `\(lifecycle.initial?.value ?? "a") --> \(state.value) : event`; or remove the state."
        )
    }
}
