import DesignModel
import Diagnostics

/// A deletion is to empty a field that may not be empty.
enum OnDeleteClearsRequired: Rule {
    static let id: DiagnosticID = "on-delete-clears-required"
    static let explanation = Explanation(
        fault: "A required reference says `on delete clear`.",
        whyItMatters:
            "The deletion would have to leave a row that breaks its own rule, so that the database refuses it.",
        bad: "| agent | Agent | on delete clear | Who works on it. |",
        good: "| agent | Agent | optional, on delete clear | Who works on it. |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.entities.flatMap { entity in
            entity.fields.compactMap { field in
                guard case .reference = field.type.value, field.rules.isOptional == nil,
                    let rule = field.rules.onDelete,
                    rule.value == .clear
                else { return nil }
                return clears(field, rule.span, entity)
            }
        }
    }

    // MARK: Messages

    private static func clears(_ field: Field, _ rule: SourceSpan, _ entity: Entity) -> Diagnostic {
        finding(
            "`\(entity.name.value).\(field.name.value)` is required and cannot be cleared",
            at: rule,
            leadsTo: "Every deletion that should clear it would fail.",
            help: "Make the field `optional`, or write `on delete restrict` or `on delete cascade`."
        )
    }
}
