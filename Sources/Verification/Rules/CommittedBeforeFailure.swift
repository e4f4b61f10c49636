import DesignModel
import Diagnostics

/// A flow fails halfway, and what it has done before stays.
enum CommittedBeforeFailure: Rule {
    static let id: DiagnosticID = "committed-before-failure"
    static let severity = Severity.danger
    static let explanation = Explanation(
        fault: """
            A step can fail behind a call that has changed something, or a call can fail behind rows that were written
            before it, and nothing says what becomes of them.
            """,
        whyItMatters: """
            Each call ends a transaction. A failure answer rolls back its own one only: what was written before the
            call, and what the other system has done, stands. The customer reads an error and is charged all the same.
            """,
        bad: """
            | 1 | `let charge = call Bank.charge(amount: self.total, reference: self.number)` | declined: 402 `declined`; unavailable: 503 `bank_unavailable` |
            | 2 | `require Stock.exists(s, s.pieces > 0)` | 409 `out_of_stock` |
            """,
        good: """
            | 1 | `require Stock.exists(s, s.pieces > 0)` | 409 `out_of_stock` |
            | 2 | `let charge = call Bank.charge(amount: self.total, reference: self.number)` | declined: 402 `declined`; unavailable: 503 `bank_unavailable` |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let flows = view.flows.compactMap { first(in: $0.steps, .flow($0), StepContext($0), view) }
        let rows = view.lifecycles.flatMap { view.rows(of: $0) }
        return flows + rows.compactMap { first(in: $0.ownSteps, .transition($0), StepContext(), view) }
    }

    /// What the steps so far have done.
    private struct Done {
        /// Rows written since the last call: a failure takes them back.
        var written: [Step] = []
        var committed: [Step] = []
        var calls: [Call] = []
        /// A row whose state says how far the work has come, or a worker that looks after it.
        var isLookedAfter = false
    }

    private static func first(
        in steps: [Step],
        _ caller: Call.Caller,
        _ context: StepContext,
        _ view: DesignView
    ) -> Diagnostic? {
        guard !view.calls(in: steps, of: caller).isEmpty else { return nil }
        var done = Done()
        return walk(steps, caller, context, view, &done)
    }

    private static func walk(
        _ steps: [Step],
        _ caller: Call.Caller,
        _ context: StepContext,
        _ view: DesignView,
        _ done: inout Done
    ) -> Diagnostic? {
        var context = context
        for step in steps {
            if step.isFaulty { return nil }
            if case .call = step.kind {
                guard let call = view.calls(in: [step], of: caller).first else { return nil }
                if let found = checkCall(call, &done) { return found }
            } else if let call = done.calls.last, canFail(step, done, context, view) {
                return afterCall(step, call)
            }
            note(step, view, &done)
            // Two branches may exclude each other: what is done in one is known within it only.
            var inner = done
            if let found = walk(step.substeps, caller, context.inside(step), view, &inner) { return found }
            if case .forEach = step.kind { done = inner }
            context.note(step, view)
        }
        return nil
    }

    private static func checkCall(_ call: Call, _ done: inout Done) -> Diagnostic? {
        if !done.isLookedAfter { done.committed += done.written }
        done.written = []
        if let written = done.committed.first { return callAfterWrite(call, written) }
        if let earlier = done.calls.last { return afterCall(call.step, earlier) }
        if !call.operation.onlyReads { done.calls.append(call) }
        return nil
    }

    /// What asks for the answer of the call itself cannot come before it.
    private static func canFail(_ step: Step, _ done: Done, _ context: StepContext, _ view: DesignView) -> Bool {
        let answers = done.calls.compactMap(\.step.boundName?.value)
        if step.expressions.contains(where: { part in answers.contains { part.uses(name: $0) } }) { return false }
        // A run that is open on the row keeps its state.
        if case .transition(let target, _, _) = step.kind, target.value == "self" { return false }
        if case .custom(_, let name, _) = step.kind { return !(view.custom(name.value)?.errors.isEmpty ?? true) }
        return Derivation.failures(of: step, in: context, view).contains { $0.likelihood != .impossible }
    }

    private static func note(_ step: Step, _ view: DesignView, _ done: inout Done) {
        switch step.kind {
        case .create(_, let entity, _), .ensure(let entity, _):
            if view.lifecycle(of: entity.value) != nil { done.isLookedAfter = true } else { done.written.append(step) }
        case .set(_, let entity, _, _), .delete(_, let entity):
            if view.lifecycle(of: entity) == nil { done.written.append(step) }
        case .deleteWhere: done.written.append(step)
        case .transition, .start: done.isLookedAfter = true
        case .bind, .get, .find, .require, .when, .forEach, .call, .custom, .giveBack, .faulty: break
        }
    }

    // MARK: Messages

    private static func afterCall(_ step: Step, _ call: Call) -> Diagnostic {
        let name = "\(call.integration.name.value).\(call.operation.name.value)"
        return finding(
            "This step can fail when `\(name)` has already been done",
            at: step.span,
            because: [DiagnosticLabel(call.step.span, "this call is not taken back")],
            leadsTo: "The caller would read that it failed, and what `\(call.operation.name.value)` did would stand.",
            help:
                "Do it before the call; or, behind it, branch with `if` and start a worker that makes the call good again."
        )
    }

    private static func callAfterWrite(_ call: Call, _ written: Step) -> Diagnostic {
        let name = "\(call.integration.name.value).\(call.operation.name.value)"
        return finding(
            "`\(name)` can fail when what an earlier step has written is already committed",
            at: call.step.span,
            because: [DiagnosticLabel(written.span, "committed before the call")],
            leadsTo: "The caller would read that it failed, and the row would stay as if it had not.",
            help:
                "Write the row behind the call; or write one with a lifecycle, whose state says that the call is still to come."
        )
    }
}
