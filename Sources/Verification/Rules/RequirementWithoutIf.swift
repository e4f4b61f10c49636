import DesignModel
import Diagnostics

/// A requirement relies on another system, and none says what happens without it.
enum RequirementWithoutIf: Rule {
    static let id: DiagnosticID = "requirement-without-if"
    static let severity = Severity.warning
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: """
            A *When* requirement is met by a flow that calls another system, and neither that flow nor anything else that
            calls the system has an *If … then* or a *While* requirement.
            """,
        whyItMatters: """
            That the other system answers is the easy half. What the caller gets when it does not is asked by nobody,
            and decided by whoever writes the code.
            """,
        bad: "| REQ-001 | When a customer pays, the system shall charge the bank. | Scenario: Pay |",
        good: """
            | REQ-001 | When a customer pays, the system shall charge the bank. | Scenario: Pay |
            | REQ-002 | If the bank does not answer, then the system shall tell the customer to try again. | Scenario: Bank down |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let links = view.calls.map { (call: $0, ids: requirements(of: $0, view)) }
        var covered: Set<String> = []
        for link in links where link.ids.contains(where: { isAnswer($0, view) }) {
            covered.insert(link.call.integration.name.value)
        }
        for integration in view.integrations
        where integration.requirements.contains(where: { isAnswer($0.value, view) }) {
            covered.insert(integration.name.value)
        }
        // What a worker does when a call fails, its dead letter and its alert say.
        let open = links.filter { $0.call.caller.worker == nil && !covered.contains($0.call.integration.name.value) }
        return view.design.requirements.compactMap { requirement in
            guard begins(requirement, with: "when "),
                let link = open.first(where: { $0.ids.contains(requirement.id.value) })
            else { return nil }
            return withoutIf(requirement, link.call)
        }
    }

    private static func requirements(of call: Call, _ view: DesignView) -> [RequirementID] {
        switch call.caller {
        case .worker(let worker): return worker.requirements.map(\.value)
        case .transition(let row): return row.requirements.map(\.value)
        case .flow(let flow):
            let name = flow.name.value
            let endpoints = view.endpoints.filter { view.flow(of: $0)?.name.value == name }
            let rows = view.lifecycles.flatMap { view.rows(of: $0) }.filter {
                view.effectFlow(of: $0)?.name.value == name
            }
            let ids = flow.requirements + endpoints.flatMap(\.requirements) + rows.flatMap(\.requirements)
            return ids.map(\.value)
        }
    }

    /// Whether the requirement says what happens in an unwanted case.
    private static func isAnswer(_ id: RequirementID, _ view: DesignView) -> Bool {
        guard let requirement = view.design.requirements.first(where: { $0.id.value == id }) else { return false }
        return begins(requirement, with: "if ") || begins(requirement, with: "while ")
            || requirement.sentence.value.lowercased().contains(", if ")
    }

    private static func begins(_ requirement: Requirement, with word: String) -> Bool {
        requirement.sentence.value.lowercased().drop { $0.isWhitespace }.hasPrefix(word)
    }

    // MARK: Messages

    private static func withoutIf(_ requirement: Requirement, _ call: Call) -> Diagnostic {
        let name = call.integration.name.value
        return finding(
            "\(requirement.id.value) relies on `\(name)`, and no requirement says what happens without it",
            at: requirement.id.span,
            because: [DiagnosticLabel(call.step.span, "here \(call.caller.title) calls it")],
            leadsTo: "What the caller gets while `\(name)` is down or refuses would be nobody's decision.",
            help:
                "Add a requirement, `If \(name) does not answer, then the system shall …`, and link it to \(call.caller.title)."
        )
    }
}
