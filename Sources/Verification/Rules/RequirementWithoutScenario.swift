import DesignModel
import Diagnostics

/// No scenario tries a requirement.
enum RequirementWithoutScenario: Rule {
    static let id: DiagnosticID = "requirement-without-scenario"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: "A requirement names no scenario in `Acceptance`, and no scenario names the requirement in its heading.",
        whyItMatters: """
            Scenarios are the one judge of the service that is not derived from its design: without one, nobody has said
            by an example what the requirement means.
            """,
        bad: """
            | ID | Requirement | Acceptance |
            |---|---|---|
            | REQ-008 | When a lead asks for the workload, the system shall answer with it. | |
            """,
        good: """
            | ID | Requirement | Acceptance |
            |---|---|---|
            | REQ-008 | When a lead asks for the workload, the system shall answer with it. | Scenario: Workload |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        guard view.design.headings[.scenarios] != nil else { return [] }
        let tried = Set(view.design.scenarios.flatMap(\.requirements).map(\.value))
        return view.design.requirements
            .filter { $0.acceptance.isEmpty && !tried.contains($0.id.value) }
            .map(withoutScenario)
    }

    // MARK: Messages

    private static func withoutScenario(_ requirement: Requirement) -> Diagnostic {
        let id = requirement.id.value
        return finding(
            "No scenario tries \(id)",
            at: requirement.id.span,
            leadsTo: "The requirement would be built and never judged by an example of the architect's.",
            help: "Write `### Scenario: NAME (\(id))` and name it in `Acceptance`."
        )
    }
}
