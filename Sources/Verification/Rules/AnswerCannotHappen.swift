import DesignModel
import Diagnostics

/// `On failure` answers a failure that the step does not have.
enum AnswerCannotHappen: Rule {
    static let id: DiagnosticID = "answer-cannot-happen"
    static let explanation = Explanation(
        fault: """
            An answer has a label that its step does not know, stands beside a step that cannot fail, or answers a
            failure that cannot come about. A default that is written out is no fault.
            """,
        whyItMatters: "The answer looks like a case that is taken care of; the case that was meant is not.",
        bad: "| 1 | `let number = sequence(\"T-%06d\")` | 409 `number_taken` |",
        good: "| 1 | `let number = sequence(\"T-%06d\")` | |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let flows = view.flows.flatMap { check($0.steps, in: StepContext($0), view) }
        let rows = view.lifecycles.flatMap { lifecycle in
            view.rows(of: lifecycle).flatMap {
                check($0.ownSteps, in: StepContext(), view)
            }
        }
        let jobs = view.stepsOfWorkers.flatMap { checkJob($0, view) }
        return flows + rows + jobs
    }

    /// The labels of a worker's step, too, are those that the step can fail by.
    private static func checkJob(_ step: Step, _ view: DesignView) -> [Diagnostic] {
        guard !step.isFaulty, let labels = step.labels(view) else { return [] }
        return step.jobAnswers.compactMap { job in
            let answer = FailureAnswer(label: job.label, status: 0, span: job.span)
            if labels.names.isEmpty { return cannotFail(step, answer) }
            guard let label = job.label else { return nil }
            if labels.names == ["false"] { return hasNoLabels(step, label, answer) }
            return labels.names.contains(label.value) ? nil : unknown(label, labels.names, step)
        }
    }

    private static func check(_ steps: [Step], in context: StepContext, _ view: DesignView) -> [Diagnostic] {
        var context = context
        var found: [Diagnostic] = []
        for step in steps {
            found += check(step, in: context, view) + check(step.substeps, in: context.inside(step), view)
            context.note(step, view)
        }
        return found
    }

    private static func check(_ step: Step, in context: StepContext, _ view: DesignView) -> [Diagnostic] {
        guard !step.isFaulty, let labels = step.labels(view) else { return [] }
        let failures = Derivation.failures(of: step, in: context, view)
        return step.failures.compactMap { answer in
            if labels.names.isEmpty { return cannotFail(step, answer) }
            if let label = answer.label {
                if labels.names == ["false"] { return hasNoLabels(step, label, answer) }
                if !labels.names.contains(label.value) { return unknown(label, labels.names, step) }
            } else if labels.names.count > 1, failures.filter({ $0.likelihood != .impossible }).count > 1 {
                return ambiguous(answer, labels.names)
            }
            let meant = failures.filter { answer.label == nil || $0.label == answer.label?.value }
            let isImpossible = !meant.isEmpty && meant.allSatisfy { $0.likelihood == .impossible }
            return isImpossible && !isDefault(answer, meant) ? impossible(answer, meant[0]) : nil
        }
    }

    /// The answer says what would be answered without it, which helps a reader and harms nobody.
    private static func isDefault(_ answer: FailureAnswer, _ failures: [StepFailure]) -> Bool {
        let standard = ["absent": 404, "rule": 422, "unique": 409, "referenced": 409, "illegal": 409]
        return answer.code == nil && failures.contains { standard[$0.label] == answer.status }
    }

    // MARK: Messages

    private static func cannotFail(_ step: Step, _ answer: FailureAnswer) -> Diagnostic {
        finding(
            "This step cannot fail, yet an answer stands beside it",
            at: answer.span,
            because: [DiagnosticLabel(step.span, "the step")],
            leadsTo: "The case that was meant is taken care of nowhere.",
            help: "Remove the answer, or move it to the step that can fail."
        )
    }

    private static func hasNoLabels(_ step: Step, _ label: Located<String>, _ answer: FailureAnswer) -> Diagnostic {
        finding(
            "`require` fails in one way only and takes no label",
            at: label.span,
            leadsTo: "The label `\(label.value)` names a failure that the step does not have.",
            help: "Remove `\(label.value):`."
        )
    }

    private static func unknown(_ label: Located<String>, _ known: [String], _ step: Step) -> Diagnostic {
        let meant = didYouMean(label.value, among: known)
        return finding(
            "This step has no failure `\(label.value)`",
            at: label.span,
            because: [DiagnosticLabel(step.span, "the step")],
            leadsTo: "The answer would never be given.",
            help: meant.map { "Did you mean `\($0)`?" }
                ?? "It knows \(known.map { "`\($0)`" }.joined(separator: ", ")).",
            fixIts: meant.map { [FixIt(meaning: $0, insteadOf: label.value, among: known, at: label.span)] } ?? []
        )
    }

    private static func ambiguous(_ answer: FailureAnswer, _ known: [String]) -> Diagnostic {
        finding(
            "This step can fail in more than one way, and the answer does not say which it is for",
            at: answer.span,
            leadsTo: "A broken rule and a taken value would get the same answer.",
            help: "Put a label before it: \(known.map { "`\($0):`" }.joined(separator: ", "))."
        )
    }

    private static func impossible(_ answer: FailureAnswer, _ failure: StepFailure) -> Diagnostic {
        finding(
            "This answer cannot happen: \(failure.why)",
            at: answer.span,
            leadsTo: "The contract of an endpoint would name what is never answered.",
            help: "Remove the answer, or mend the step that was to fail so."
        )
    }
}
