import DesignModel
import Diagnostics
import Expressions

/// A step or an input gives a name that nothing uses.
enum NameNeverUsed: Rule {
    static let id: DiagnosticID = "name-never-used"
    static let severity = Severity.warning
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: "A `let` names a value, or a flow takes an input, that no later step uses.",
        whyItMatters: "Either the step that was to use it is missing, or clients send something that is thrown away.",
        bad: """
            | 1 | `let agent = find Agent where email == input.email` | |
            | 2 | `set self.subject = input.subject` | |
            """,
        good: "| 1 | `set self.subject = input.subject` | |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let rows = view.lifecycles.flatMap { view.rows(of: $0) }.map(\.ownSteps)
        let flows = view.flows.flatMap { flow in
            unusedInputs(flow.inputs, flow.steps, of: "flow `\(flow.name.value)`") + unusedNames(in: flow.steps)
        }
        let workers = view.workers.flatMap { worker in
            let known = worker.idempotentBy?.value ?? []
            return unusedInputs(worker.inputs, worker.steps, also: known, of: "worker `\(worker.name.value)`")
                + unusedNames(in: worker.steps)
        }
        return flows + workers + rows.flatMap { unusedNames(in: $0) }
    }

    private static func unusedInputs(
        _ inputs: [Input],
        _ steps: [Step],
        also others: [TypedExpression] = [],
        of owner: String
    ) -> [Diagnostic] {
        let steps = steps.flatMap(\.everyStep)
        let expressions = steps.flatMap(\.expressions) + others
        let parts =
            expressions.flatMap(\.everyPart) + inputs.flatMap { $0.rules.conditions }.flatMap(\.expression.everyPart)
        let usesWhole =
            parts.filter { $0.kind == .name("input") }.count
            > parts.filter { if case .member(let base, _) = $0.kind { base.kind == .name("input") } else { false } }
            .count
        if usesWhole { return [] }
        return inputs.filter { input in
            !parts.contains { part in
                if case .member(let base, input.name.value) = part.kind { base.kind == .name("input") } else { false }
            } && !steps.contains { $0.target?.value == "input." + input.name.value }
        }.map { unused("input", $0.name, of: owner) }
    }

    /// A row that `get` finds is used by being found: the flow goes on only if it is there.
    private static func unusedNames(in steps: [Step]) -> [Diagnostic] {
        let all = steps.flatMap(\.everyStep)
        return all.indices.compactMap { index in
            if case .get = all[index].kind { return nil }
            guard let name = all[index].boundName else { return nil }
            let isUsed = all[(index + 1)...].contains { step in
                step.target?.value == name.value || step.target?.value.hasPrefix(name.value + ".") == true
                    || step.expressions.contains { $0.uses(name: name.value) }
            }
            return isUsed ? nil : unused("name", name, of: "")
        }
    }

    // MARK: Messages

    private static func unused(_ kind: String, _ name: Located<String>, of owner: String) -> Diagnostic {
        finding(
            kind == "input"
                ? "The \(owner) never uses its input `\(name.value)`"
                : "No later step uses `\(name.value)`",
            at: name.span,
            leadsTo: kind == "input"
                ? "A value would be sent that is thrown away." : "The value would be made and thrown away.",
            help: "Remove it, or add the step that was to use it."
        )
    }
}
