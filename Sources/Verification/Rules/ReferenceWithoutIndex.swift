import DesignModel
import Diagnostics

/// Rows that refer to another cannot be found by it.
enum ReferenceWithoutIndex: Rule {
    static let id: DiagnosticID = "reference-without-index"
    static let severity = Severity.warning
    static let explanation = Explanation(
        fault: "No index begins with a field that refers to another entity.",
        whyItMatters:
            "Deleting the other row, and every list under it, reads the whole table, and holds locks while it does.",
        bad: """
            | Field | Type | Rules | Description |
            |---|---|---|---|
            | agent | Agent | optional, on delete restrict | Who works on it. |
            """,
        good: """
            | Index | Purpose |
            |---|---|
            | `agent, state` | an agent's desk and its limit |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.entities.filter { !view.isTroubled(below: $0.span) }.flatMap { entity -> [Diagnostic] in
            let leading = view.leadingColumns(of: entity)
            return entity.fields.filter { $0.type.value.refersTo != nil && !leading.contains($0.name.value) }
                .map { without($0, entity) }
        }
    }

    // MARK: Messages

    private static func without(_ field: Field, _ entity: Entity) -> Diagnostic {
        let target = field.type.value.refersTo ?? ""
        return finding(
            "No index of `\(entity.name.value)` begins with the reference `\(field.name.value)`",
            at: field.name.span,
            leadsTo: "Deleting a `\(target)` reads every `\(entity.name.value)`.",
            help: "Add `` | `\(field.name.value), createdAt` | … | `` to the index table of `\(entity.name.value)`."
        )
    }
}
