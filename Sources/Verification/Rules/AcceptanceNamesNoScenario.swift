import DesignModel
import Diagnostics

/// `Acceptance` names a scenario that is not there.
enum AcceptanceNamesNoScenario: Rule {
    static let id: DiagnosticID = "acceptance-names-no-scenario"
    static let explanation = Explanation(
        fault: "A requirement's `Acceptance` cell names a scenario that the design does not have.",
        whyItMatters: "The requirement looks tried and is not.",
        bad: """
            | REQ-007 | While a ticket is open, the system shall take comments. | Scenario: Coments |
            """,
        good: """
            | REQ-007 | While a ticket is open, the system shall take comments. | Scenario: Comments |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        guard view.design.headings[.scenarios] != nil else { return [] }
        let names = view.design.scenarios.map(\.name.value)
        return view.design.requirements.flatMap { requirement in
            requirement.acceptance.filter { !names.contains($0.value) }.map { namesNone($0, requirement, names) }
        }
    }

    // MARK: Messages

    private static func namesNone(_ name: Located<String>, _ requirement: Requirement, _ names: [String]) -> Diagnostic {
        let meant = didYouMean(name.value, among: names)
        return finding(
            "\(requirement.id.value) is to be tried by the scenario `\(name.value)`, which does not exist",
            at: name.span,
            leadsTo: "The requirement would count as tried without being so.",
            help: meant.map { "Did you mean `Scenario: \($0)`?" } ?? "Write `### Scenario: \(name.value) (\(requirement.id.value))` below `Scenarios`.",
            fixIts: meant.map { [FixIt("write `\($0)`", replacing: name.span, with: $0)] } ?? []
        )
    }
}
