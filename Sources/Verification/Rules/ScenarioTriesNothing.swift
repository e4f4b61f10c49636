import DesignModel
import Diagnostics

/// A scenario in which nothing is done, or nothing is looked at.
enum ScenarioTriesNothing: Rule {
    static let id: DiagnosticID = "scenario-tries-nothing"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: """
            A scenario sends no request; and either nothing else in it does anything, a job by hand (`start`) or time that passes,
            or nothing checks what has come of it. `workers run` alone does nothing, since rows of bullets start no jobs.
            """,
        whyItMatters: "It would pass, or fail, whatever the service does.",
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
        view.design.scenarios.compactMap { scenario in
            var does = false
            var check: SourceSpan?
            for part in scenario.parts {
                switch part {
                case .exchange: return nil
                case .event(let event):
                    if event.value.isCheck { check = check ?? event.span }
                    does = does || event.value.doesSomething
                case .actor, .rows: break
                }
            }
            guard let check else { return triesNothing(scenario) }
            return does ? nil : doesNothing(scenario, check)
        }
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

    private static func doesNothing(_ scenario: Scenario, _ check: SourceSpan) -> Diagnostic {
        finding(
            "Nothing happens in the scenario `\(scenario.name.value)`",
            at: scenario.name.span,
            because: [DiagnosticLabel(check, "this looks at what has happened")],
            leadsTo: "Rows of bullets start no jobs, so what is checked could not come of anything.",
            help: "Add a `hurl` block with a request, a job (``start `Worker` with `row` ``) or time (`31m pass`)."
        )
    }
}

extension Scenario.Event {
    /// Whether something may come of it that nothing else has caused.
    fileprivate var doesSomething: Bool {
        switch self {
        case .start, .passes: true
        case .answers, .system, .clockIs, .workersRun, .wasCalled, .deadLetters, .alertWasRaised: false
        }
    }
}
