import DesignModel
import Diagnostics

/// A scenario without a request.
enum ScenarioTriesNothing: Rule {
    static let id: DiagnosticID = "scenario-tries-nothing"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: "A scenario has no `hurl` block with a request.",
        whyItMatters: "It would always pass.",
        bad: """
            ### Scenario: Workload (REQ-008)

            - lead `lea`
            """,
        good: """
            ### Scenario: Workload (REQ-008)

            - lead `lea`

            ```hurl
            GET /workload
            Authorization: Bearer {{lea}}
            HTTP 200
            ```
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.design.scenarios.filter { scenario in
            !scenario.parts.contains { part in
                switch part {
                case .exchange: true
                case .event(let event): event.value.isCheck
                case .actor, .rows: false
                }
            }
        }.map(triesNothing)
    }

    // MARK: Messages

    private static func triesNothing(_ scenario: Scenario) -> Diagnostic {
        finding(
            "The scenario `\(scenario.name.value)` sends no request",
            at: scenario.name.span,
            leadsTo: "It would always pass.",
            help: "Add a `hurl` block with a request and what it is to answer."
        )
    }
}
