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
        // A scenario in which something is amiss may well be two, the second of which has lost its heading.
        guard view.design.headings[.scenarios] != nil,
            !view.design.scenarios.contains(where: { view.isTroubled(below: $0.span) })
        else { return [] }
        let names = view.design.scenarios.map(\.name.value)
        var places: [String: [Located<String>]] = [:]
        let missing = view.design.requirements.flatMap(\.acceptance).filter { !names.contains($0.value) }
        for name in missing { places[name.value, default: []].append(name) }
        // Several requirements may wait for the same scenario: one finding, at the first of them.
        return missing.filter { places[$0.value]?.first == $0 }.map { namesNone($0, places[$0.value] ?? [], names) }
    }

    // MARK: Messages

    private static func namesNone(_ name: Located<String>, _ all: [Located<String>], _ names: [String]) -> Diagnostic {
        let meant = didYouMean(name.value, among: names)
        return finding(
            "There is no scenario `\(name.value)`",
            at: name.span,
            because: all.dropFirst().map { DiagnosticLabel($0.span, "named here too") },
            leadsTo: "The requirement would count as tried without being so.",
            help: meant.map { "Did you mean `Scenario: \($0)`?" }
                ?? "Write `### Scenario: \(name.value)` below `Scenarios`.",
            fixIts: meant.map { [FixIt(meaning: $0, insteadOf: name.value, among: names, at: name.span)] } ?? []
        )
    }
}
