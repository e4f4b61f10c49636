import DesignModel
import Diagnostics

/// A step can fail, and nothing says what the caller gets then.
enum StepWithoutAnswer: Rule {
    static let id: DiagnosticID = "step-without-answer"
    static let explanation = Explanation(
        fault: "`require`, `custom` or `call` can fail in a way that its `On failure` cell does not answer.",
        whyItMatters:
            "Only the design knows what such a failure means to the caller: a status and a code cannot be guessed.",
        bad: "| 2 | `require agent.active` | |",
        good: "| 2 | `require agent.active` | 422 `agent_inactive` \"This agent takes no tickets.\" |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.stepsOfRequests.flatMap { step -> [Diagnostic] in
            guard let labels = step.labels(view), labels.needAnswers, !view.isTroubled(in: step.failureSpan) else {
                return []
            }
            return labels.names.filter { step.answer(for: $0) == nil }.map { without(step, label: $0, view) }
        } + view.stepsOfWorkers.flatMap { inWorker($0, view) }
    }

    /// A broken rule dead-letters a job without being told to; what another system answers needs to be decided.
    private static func inWorker(_ step: Step, _ view: DesignView) -> [Diagnostic] {
        switch step.kind {
        case .call, .custom: break
        default: return []
        }
        guard let labels = step.labels(view), !view.isTroubled(in: step.failureSpan) else { return [] }
        let isAnswered = { (label: String) in
            step.jobAnswers.contains { $0.label == nil || $0.label?.value == label }
        }
        return labels.names.filter { !isAnswered($0) }.map { without(step, label: $0, view) }
    }

    // MARK: Messages

    private static func without(_ step: Step, label: String, _ view: DesignView) -> Diagnostic {
        if case .custom(_, let name, _) = step.kind {
            let cause = view.custom(name.value)?.errors.first { $0.name.value == label }?.name.span
            return finding(
                "This step does not answer the error `\(label)` of `\(name.value)`",
                at: step.failureSpan.isEmpty ? step.span : step.failureSpan,
                because: cause.map { [DiagnosticLabel($0, "declared here")] } ?? [],
                leadsTo: "What the caller gets then would be a guess.",
                help: "Write in `On failure`: `` \(label): 422 `code` \"What happened.\" ``."
            )
        }
        return finding(
            "This step does not say what it answers when its condition is false",
            at: step.failureSpan.isEmpty ? step.span : step.failureSpan,
            leadsTo: "What the caller gets then would be a guess.",
            help: "Write in `On failure` a status, a code and a sentence: `` 409 `code` \"What happened.\" ``."
        )
    }
}
