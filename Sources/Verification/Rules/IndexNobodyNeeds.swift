import DesignModel
import Diagnostics

/// An index that no list, flow or query can use to its end.
enum IndexNobodyNeeds: Rule {
    static let id: DiagnosticID = "index-nobody-needs"
    static let severity = Severity.warning
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault:
            "Nothing in the design looks for rows in a way that uses all columns of an index, or another index holds the same columns first.",
        whyItMatters:
            "Every write pays for every index; one that serves no reader is cost alone, or the filter that was to use it is missing.",
        bad: """
            | Index | Purpose |
            |---|---|
            | `state` | the queue |
            | `state, priority` | the queue by priority |
            """,
        good: """
            | Index | Purpose |
            |---|---|
            | `state, priority` | the queue by priority |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.entities.flatMap { entity -> [Diagnostic] in
            let accesses = view.rowAccesses(to: entity.name.value)
            return entity.indexes.enumerated().compactMap { position, index in
                guard !index.isUnique, !index.columns.isEmpty else { return nil }
                let columns = index.columns.map(\.field)
                if let other = longer(than: index, at: position, in: entity) {
                    return covered(index, by: other, entity)
                }
                let used = accesses.map { $0.usedColumns(of: columns) }.max() ?? 0
                return used < columns.count ? unused(index, column: columns[used], entity) : nil
            }
        }
    }

    /// Another index that begins with the same columns; of two equal ones the later is too many.
    private static func longer(than index: Index, at position: Int, in entity: Entity) -> Index? {
        entity.indexes.enumerated().first { otherPosition, other in
            guard otherPosition != position, other.columns.starts(with: index.columns) else { return false }
            return other.columns.count > index.columns.count || otherPosition < position
        }?.element
    }

    // MARK: Messages

    private static func covered(_ index: Index, by other: Index, _ entity: Entity) -> Diagnostic {
        finding(
            "This index of `\(entity.name.value)` is the beginning of another",
            at: index.span,
            because: [DiagnosticLabel(other.span, "which serves the same searches")],
            leadsTo: "Every write would pay for both.",
            help: "Remove this row."
        )
    }

    private static func unused(_ index: Index, column: String, _ entity: Entity) -> Diagnostic {
        finding(
            "Nothing looks for a `\(entity.name.value)` in a way that uses `\(column)` of this index",
            at: index.span,
            leadsTo: "Every write would pay for an index that no reader uses.",
            help: "Remove `\(column)` or the row, or add the filter, sort or flow that was to use it."
        )
    }
}
