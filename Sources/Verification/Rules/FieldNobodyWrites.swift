import DesignModel
import Diagnostics

/// A field that only the service may write, and that no flow writes.
enum FieldNobodyWrites: Rule {
    static let id: DiagnosticID = "field-nobody-writes"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: "A field is `set by service`, and no step of a flow or a transition sets it.",
        whyItMatters: "It would hold its default, or null, for ever: a step is missing, or the field is.",
        bad: """
            | resolvedAt | timestamp | optional, set by service | When it was resolved. |

            (and no step `set self.resolvedAt = …`)
            """,
        good: "| 2 | `set self.resolvedAt = now()` | |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let written = view.writtenFields
        return view.entities.flatMap { entity in
            entity.fields.filter { field in
                field.rules.isSetByService != nil && field.name.value != "id"
                    && !written.contains(FieldPath(entity: entity.name.value, field: field.name.value))
            }.map { nobodyWrites($0, entity) }
        }
    }

    // MARK: Messages

    private static func nobodyWrites(_ field: Field, _ entity: Entity) -> Diagnostic {
        finding(
            "No step sets `\(entity.name.value).\(field.name.value)`, which only the service may write",
            at: field.name.span,
            because: field.rules.isSetByService.map { [DiagnosticLabel($0, "clients may not")] } ?? [],
            leadsTo: "The field would keep its first value for ever.",
            help: "Add the step that sets it, let clients write it, or remove the field."
        )
    }
}
