import DesignModel
import Diagnostics

/// An arrow leaves a state that is an end.
enum EndWithExit: Rule {
    static let id: DiagnosticID = "end-with-exit"
    static let explanation = Explanation(
        fault: "A state has an arrow to `[*]` and an arrow to another state.",
        whyItMatters: "It cannot be both over and not over: reports, archives and people take an end for final.",
        bad: """
            closed --> open : reopen
            closed --> [*]
            """,
        good: """
            resolved --> open : reopen
            closed --> [*]
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.lifecycles.flatMap { lifecycle in
            lifecycle.finals.flatMap { end in
                lifecycle.arrows.filter { $0.from == end.value }.map { withExit(end, $0, in: lifecycle) }
            }
        }
    }

    // MARK: Messages

    private static func withExit(_ end: Located<String>, _ arrow: Lifecycle.Arrow, in lifecycle: Lifecycle)
        -> Diagnostic
    {
        finding(
            "`\(end.value)` is an end of `\(lifecycle.entity.value)`, yet an arrow leaves it",
            at: arrow.span,
            because: [DiagnosticLabel(end.span, "here it is an end")],
            leadsTo: "What counts as over would not be over.",
            help: "Remove this arrow, or `\(end.value) --> [*]`."
        )
    }
}
