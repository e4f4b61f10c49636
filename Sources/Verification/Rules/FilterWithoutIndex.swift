import DesignModel
import Diagnostics
import Expressions

/// A list's filter makes the database look at every row.
enum FilterWithoutIndex: Rule {
    static let id: DiagnosticID = "filter-without-index"
    static let severity = Severity.warning
    static let explanation = Explanation(
        fault: "A list can be filtered by a field that no index, no `unique` and no reference begins with.",
        whyItMatters:
            "Each such request reads the whole table: fast with the first hundred rows, an outage with the first million.",
        bad: """
            | Parameter | Type | Default | Filter |
            |---|---|---|---|
            | plan | one of `free`, `business` | – | `self.plan == input.plan` |
            """,
        good: """
            | Index | Purpose |
            |---|---|
            | `plan, createdAt desc` | the list by plan |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.endpoints.flatMap { endpoint -> [Diagnostic] in
            guard case .list(let name, _, _) = endpoint.does.value, let entity = view.entity(name),
                !view.isTroubled(below: entity.span)
            else { return [] }
            let leading = view.leadingColumns(of: entity)
            return endpoint.parameters.compactMap { parameter in
                guard let filter = parameter.filter, let column = view.filteredColumn(filter, of: entity),
                    !leading.contains(column)
                else { return nil }
                return without(parameter, column, endpoint, entity)
            }
        }
    }

    // MARK: Messages

    private static func without(
        _ parameter: Endpoint.Parameter,
        _ column: String,
        _ endpoint: Endpoint,
        _ entity: Entity
    ) -> Diagnostic {
        finding(
            "\(endpoint.title) filters by `\(column)`, and no index of `\(entity.name.value)` begins with it",
            at: parameter.filter?.span ?? parameter.span,
            because: [DiagnosticLabel(entity.name.span, "its index table")],
            leadsTo: "Each such request reads the whole table.",
            help: "Add `` | `\(column), createdAt desc` | the list by \(column) | `` to the index table."
        )
    }
}
