import DesignModel
import Diagnostics

/// A list's order makes the database sort every row.
enum SortWithoutIndex: Rule {
    static let id: DiagnosticID = "sort-without-index"
    static let severity = Severity.warning
    static let explanation = Explanation(
        fault: "A list can be sorted by a field that no index and no `unique` begins with.",
        whyItMatters: "Each page would sort the whole table before its first row is known.",
        bad: """
            | Parameter | Type | Default | Filter |
            |---|---|---|---|
            | sort | sort by `priority` | `priority` | – |
            """,
        good: """
            | Index | Purpose |
            |---|---|
            | `priority, createdAt` | the list by priority |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.endpoints.flatMap { endpoint -> [Diagnostic] in
            guard case .list(let name, _, _) = endpoint.does.value, let entity = view.entity(name),
                !view.isTroubled(below: entity.span)
            else { return [] }
            // Where a filter lacks the same index, that rule has spoken of it.
            let filtered = view.endpoints(of: name).flatMap(\.parameters)
                .compactMap { $0.filter.flatMap { view.filteredColumn($0, of: entity) } }
            let served = view.leadingColumns(of: entity).union(filtered)
            return endpoint.parameters.flatMap { parameter -> [Diagnostic] in
                guard case .sort(let fields) = parameter.type.value else { return [] }
                return fields.filter { !served.contains($0) }.map { without($0, parameter, endpoint, entity) }
            }
        }
    }

    // MARK: Messages

    private static func without(
        _ column: String,
        _ parameter: Endpoint.Parameter,
        _ endpoint: Endpoint,
        _ entity: Entity
    ) -> Diagnostic {
        finding(
            "\(endpoint.title) sorts by `\(column)`, and no index of `\(entity.name.value)` begins with it",
            at: parameter.type.span,
            because: [DiagnosticLabel(entity.name.span, "its index table")],
            leadsTo: "Each page sorts the whole table.",
            help: "Add `` | `\(column)` | the list by \(column) | `` to the index table, or take it out of the sort."
        )
    }
}
