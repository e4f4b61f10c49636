import DesignModel
import Diagnostics
import Expressions

/// What is known where a step stands.
struct StepContext {
    /// Values of the names given so far.
    var values: [String: TypedExpression] = [:]
    /// Names of rows that this very flow inserts.
    var created: Set<String> = []
    var inputs: [String: Input] = [:]
    /// Members of what a loop goes through, and of what a call has answered, by the name of the step.
    var members: [String: [FieldType.Member]] = [:]
    /// Names of loops over what the caller has sent.
    var namesOfCaller: Set<String> = []
    var ownRows = OwnRows()

    /// For the steps of a transition's row, which have no inputs.
    init() {}

    init(_ flow: Flow) {
        ownRows = OwnRows(flow)
        inputs = Dictionary(flow.inputs.map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// An expression with the name of an earlier `let` replaced by what it stands for.
    func resolved(_ value: TypedExpression) -> TypedExpression {
        let value = value.withoutConversion
        if case .name(let name) = value.kind, let meant = values[name] { return meant.withoutConversion }
        return value
    }
}

extension Derivation {
    mutating func deriveSteps(_ steps: [Step], in context: StepContext, _ view: DesignView) {
        var context = context
        for step in steps {
            derive(step, in: context, view)
            deriveSteps(step.substeps, in: context.inside(step), view)
            context.note(step, view)
        }
    }

    private mutating func derive(_ step: Step, in context: StepContext, _ view: DesignView) {
        if step.isFaulty { markIncomplete() }
        for failure in Self.failures(of: step, in: context, view) {
            // A rule of its own speaks of an answer that cannot happen; the contract may name what the step names.
            if failure.likelihood == .impossible, !failure.isWritten { continue }
            add(
                failure.status,
                failure.code,
                failure.likelihood == .certain ? .certain : .possible,
                as: failure.kind,
                because: failure.why,
                at: failure.cause
            )
        }
        if case .transition(_, let entity, let event) = step.kind { deriveEffects(event.value, entity, view) }
    }
}

extension StepContext {
    /// What is known within a loop.
    func inside(_ step: Step) -> StepContext {
        guard case .forEach(let name, let list, _) = step.kind else { return self }
        var inner = self
        inner.ownRows.enter(loop: name.value, over: list)
        if list.uses(name: "input") { inner.namesOfCaller.insert(name.value) }
        // `input.lines`, also in another order or without some of them.
        let source = list.everyPart.first { part in
            if case .member(let base, _) = part.kind, case .name("input") = base.kind { true } else { false }
        }
        if case .member(_, let input)? = source?.kind, case .list(.record(let members))? = inputs[input]?.type.value,
            list.type == source?.type
        {
            inner.members[name.value] = members
        }
        return inner
    }

    mutating func note(_ step: Step, _ view: DesignView) {
        ownRows.note(step)
        if case .call(let name?, let integration, let operation, _) = step.kind {
            let called = view.integration(integration.value)?.operation(operation.value)
            members[name.value] = called?.success.members
        }
        if case .bind(let name, let value) = step.kind { values[name.value] = value }
        if case .create(let name?, _, _) = step.kind { created.insert(name.value) }
    }
}
