import DesignModel
import Diagnostics

/// No part of the design says that it fulfils a requirement.
enum RequirementWithoutElement: Rule {
    static let id: DiagnosticID = "requirement-without-element"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: "A requirement is linked from no component, entity, lifecycle, flow, query or endpoint.",
        whyItMatters: "What is linked from nowhere is built by nobody, and no test would be traced to it.",
        bad: """
            | ID | Requirement | Acceptance |
            |---|---|---|
            | REQ-004 | When a ticket is closed, the system shall notify its customer. | Scenario: Closing |
            """,
        good: """
            ### Flow: Close (REQ-004)
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let linked = view.linkedRequirements
        return view.design.requirements.filter { !linked.contains($0.id.value) }.map(withoutElement)
    }

    // MARK: Messages

    private static func withoutElement(_ requirement: Requirement) -> Diagnostic {
        let id = requirement.id.value
        return finding(
            "No part of the design fulfils \(id)",
            at: requirement.id.span,
            leadsTo: "The requirement would be promised and not built.",
            help:
                "Write \(id) in the `Requirements` column of an endpoint, or in parentheses behind a heading: `### Flow: NAME (\(id))`."
        )
    }
}
