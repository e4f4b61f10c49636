import DesignModel
import Diagnostics

/// A scenario tries nothing that was asked for.
enum ScenarioWithoutRequirement: Rule {
    static let id: DiagnosticID = "scenario-without-requirement"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: "A scenario has no requirement in its heading, and no requirement names it.",
        whyItMatters: "Its failure would tell nobody which promise is broken.",
        bad: "### Scenario: Workload",
        good: "### Scenario: Workload (REQ-008)"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let named = Set(view.design.requirements.flatMap(\.acceptance).map(\.value))
        return view.design.scenarios
            .filter { $0.requirements.isEmpty && !named.contains($0.name.value) }
            .map(without)
    }

    // MARK: Messages

    private static func without(_ scenario: Scenario) -> Diagnostic {
        finding(
            "The scenario `\(scenario.name.value)` tries no requirement",
            at: scenario.name.span,
            leadsTo: "Its failure would tell nobody which promise is broken.",
            help: "Write the ids behind its name: `### Scenario: \(scenario.name.value) (REQ-001)`."
        )
    }
}
