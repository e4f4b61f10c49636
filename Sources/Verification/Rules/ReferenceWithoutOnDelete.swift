import DesignModel
import Diagnostics

/// A reference does not say what becomes of it when its target is deleted.
enum ReferenceWithoutOnDelete: Rule {
    static let id: DiagnosticID = "reference-without-on-delete"
    static let explanation = Explanation(
        fault: "A field that refers to another entity has no `on delete` among its rules.",
        whyItMatters:
            "Whether a deletion is refused, takes rows with it or empties the field is a decision about data that cannot be guessed.",
        bad: "| customer | Customer | immutable | Who reported it. |",
        good: "| customer | Customer | immutable, on delete restrict | Who reported it. |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.entities.flatMap { entity in
            entity.fields.filter {
                needsOnDelete($0) && $0.rules.onDelete == nil && !view.isTroubled(in: $0.rules.span)
            }
            .map { without($0, entity) }
        }
    }

    private static func needsOnDelete(_ field: Field) -> Bool {
        switch field.type.value {
        case .reference, .setOf: true
        default: false
        }
    }

    // MARK: Messages

    private static func without(_ field: Field, _ entity: Entity) -> Diagnostic {
        let target = field.type.value.referencedEntities.first ?? ""
        let choices =
            field.rules.isOptional == nil
            ? "`on delete restrict` or `on delete cascade`" : "`on delete restrict`, `cascade` or `clear`"
        return finding(
            "`\(entity.name.value).\(field.name.value)` does not say what happens when its `\(target)` is deleted",
            at: field.type.span,
            leadsTo: "Deleting a `\(target)` would be refused, delete more, or leave a gap: by chance.",
            help: "Add \(choices) to its rules."
        )
    }
}
