import DesignModel
import Diagnostics

/// A step that is never come to.
enum StepAfterReturn: Rule {
    static let id: DiagnosticID = "step-after-return"
    static let explanation = Explanation(
        fault: "A step stands below `return` at the same level.",
        whyItMatters: "The flow has ended: what the step was to change stays as it is.",
        bad: """
            | 1 | `return ticket` | |
            | 2 | `set ticket.subject = input.subject` | |
            """,
        good: """
            | 1 | `set ticket.subject = input.subject` | |
            | 2 | `return ticket` | |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.flows.compactMap { check($0.steps) }
    }

    private static func check(_ steps: [Step]) -> Diagnostic? {
        if let end = steps.firstIndex(where: { if case .giveBack = $0.kind { true } else { false } }),
            end + 1 < steps.count
        {
            return after(steps[end + 1], steps[end])
        }
        return steps.lazy.compactMap { check($0.substeps) }.first
    }

    // MARK: Messages

    private static func after(_ step: Step, _ end: Step) -> Diagnostic {
        finding(
            "The flow has ended before this step",
            at: step.span,
            because: [DiagnosticLabel(end.span, "here it returns")],
            leadsTo: "The step never happens.",
            help: "Move it above `return`, or remove it."
        )
    }
}
