import DesignModel
import Diagnostics

/// A field that is written and never looked at.
enum FieldNobodyReads: Rule {
    static let id: DiagnosticID = "field-nobody-reads"
    static let severity = Severity.warning
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: "A field is written, and no answer, view, query, rule, guard or step looks at it.",
        whyItMatters:
            "It costs storage and care, and somebody has to send it; or the answer that was to show it forgets it.",
        bad: """
            | source | text(1..80) | | Where the customer heard of us. |

            (and every endpoint answers with a view that leaves `source` out)
            """,
        good: "| source | `source` | |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let read = view.readFields
        let whole = view.wholeEntities
        let written = view.writtenFields.union(view.clientFields)
        let sql = Set(view.queries.flatMap { words(ofSQL: $0.sql.value) })
        return view.entities.filter { !whole.contains($0.name.value) }.flatMap { entity in
            entity.fields.filter { field in
                let path = FieldPath(entity: entity.name.value, field: field.name.value)
                return written.contains(path) && !read.contains(path) && !isStructure(field)
                    && !sql.contains(field.name.value.lowercased())
            }.map { nobodyReads($0, entity) }
        }
    }

    /// References and unique values do their work by being there.
    private static func isStructure(_ field: Field) -> Bool {
        !field.type.value.referencedEntities.isEmpty || field.rules.isUnique != nil || !field.rules.uniqueWith.isEmpty
            || field.rules.computed != nil
    }

    private static func words(ofSQL text: String) -> [String] {
        text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }.map { $0.filter { $0 != "_" } }
    }

    // MARK: Messages

    private static func nobodyReads(_ field: Field, _ entity: Entity) -> Diagnostic {
        finding(
            "Nothing looks at `\(entity.name.value).\(field.name.value)`",
            at: field.name.span,
            leadsTo: "It would be asked for and kept, and never used.",
            help: "Show it in an answer or a view, use it in a step, or remove the field."
        )
    }
}
