import DesignModel
import Diagnostics

/// A status that anything may change to anything.
enum StatusOutsideLifecycle: Rule {
    static let id: DiagnosticID = "status-outside-lifecycle"
    static let severity = Severity.warning
    static let explanation = Explanation(
        fault: """
            A field such as `status` or `stage` with a `one of` type is changed by a step or by an update, instead of by the
            transitions of a lifecycle.
            """,
        whyItMatters:
            "Every value may follow every other: nobody has said who may do what, when, and what comes with it.",
        bad: "| status | one of `new`, `paid`, `shipped` | default `new` | How far it is. |",
        good: """
            ```mermaid
            stateDiagram-v2
                [*] --> new
                new --> paid : pay
                paid --> shipped : ship
                shipped --> [*]
            ```
            """
    )

    private static let names: Set<String> = ["status", "state", "stage", "phase"]

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.entities.flatMap { entity in
            entity.fields.filter { $0.type.value.isOneOf && names.contains(nameWords($0.name.value).last ?? "") }
                .compactMap { field in
                    change(of: field, entity, view).map { outside(field, entity, $0, view) }
                }
        }
    }

    /// The first place that changes it.
    private static func change(of field: Field, _ entity: Entity, _ view: DesignView) -> SourceSpan? {
        for step in view.everyStep {
            if case .set(_, entity.name.value, let name, _) = step.kind, name.value == field.name.value {
                return step.span
            }
        }
        guard field.isWrittenAtUpdate else { return nil }
        return view.endpoints.first { endpoint in
            if case .update(entity.name.value, _) = endpoint.does.value { true } else { false }
        }?.does.span
    }

    // MARK: Messages

    private static func outside(_ field: Field, _ entity: Entity, _ change: SourceSpan, _ view: DesignView)
        -> Diagnostic
    {
        let lifecycle = view.lifecycle(of: entity.name.value)
        let name = "\(entity.name.value).\(field.name.value)"
        return finding(
            lifecycle == nil ? "`\(name)` changes without a lifecycle" : "`\(name)` changes outside the lifecycle",
            at: field.name.span,
            because: [DiagnosticLabel(change, "changed here")]
                + (lifecycle.map { [DiagnosticLabel($0.entity.span, "which has states already")] } ?? []),
            leadsTo: "Every value could follow every other, whoever asks.",
            help: lifecycle == nil
                ? "Draw `### Lifecycle: \(entity.name.value)`, whose states take the place of the field."
                : "Make its values states of the lifecycle, or give it a name that says what else it is."
        )
    }
}
