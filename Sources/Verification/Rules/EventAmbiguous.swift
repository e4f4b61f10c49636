import DesignModel
import Diagnostics

/// Two arrows leave one state on the same event.
enum EventAmbiguous: Rule {
    static let id: DiagnosticID = "event-ambiguous"
    static let explanation = Explanation(
        fault: "One event leads from one state to two.",
        whyItMatters: "Which of the two happens would be a guess.",
        bad: """
            open --> assigned : assign
            open --> resolved : assign
            """,
        good: """
            open --> assigned : assign
            open --> resolved : resolve
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.lifecycles.flatMap { lifecycle in
            lifecycle.arrows.indices.compactMap { index in
                let arrow = lifecycle.arrows[index]
                let first = lifecycle.arrows[..<index].first { $0.from == arrow.from && $0.trigger == arrow.trigger }
                return first.map { ambiguous(arrow, first: $0) }
            }
        }
    }

    // MARK: Messages

    private static func ambiguous(_ arrow: Lifecycle.Arrow, first: Lifecycle.Arrow) -> Diagnostic {
        let isCopy = arrow.to == first.to
        return finding(
            isCopy
                ? "This arrow stands here for the second time"
                : "`\(arrow.trigger.text)` leads from `\(arrow.from)` to `\(first.to)` and to `\(arrow.to)`",
            at: arrow.span,
            because: [DiagnosticLabel(first.span, "the first one")],
            leadsTo: isCopy ? "A reader would look for the difference." : "Which of the two happens would be a guess.",
            help: isCopy ? "Remove one of them." : "Name two events, or remove one arrow."
        )
    }
}
