import DesignModel
import Diagnostics

/// A new row has no state to be in.
enum LifecycleWithoutStart: Rule {
    static let id: DiagnosticID = "lifecycle-without-start"
    static let explanation = Explanation(
        fault: "No arrow of the diagram leads from `[*]` to a state.",
        whyItMatters: "A row that is created must be in some state: which one cannot be guessed.",
        bad: """
            ```mermaid
            stateDiagram-v2
                open --> closed : close
                closed --> [*]
            ```
            """,
        good: """
            ```mermaid
            stateDiagram-v2
                [*] --> open
                open --> closed : close
                closed --> [*]
            ```
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.lifecycles.filter { $0.initial == nil && !view.isTroubled(below: $0.span) }.map(withoutStart)
    }

    // MARK: Messages

    private static func withoutStart(_ lifecycle: Lifecycle) -> Diagnostic {
        let first = lifecycle.states.first?.value ?? "first"
        return finding(
            "The lifecycle of `\(lifecycle.entity.value)` has no start",
            at: lifecycle.entity.span,
            leadsTo: "A new `\(lifecycle.entity.value)` would have no state.",
            help: "Write `[*] --> \(first)` as the first arrow."
        )
    }
}
