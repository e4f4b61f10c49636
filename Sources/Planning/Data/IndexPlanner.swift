import DesignModel

/// Plans the indexes of a table: those of the design, and one for each foreign key that none of them begins with.
struct IndexPlanner {
    let table: String
    let columns: [MemberPlan]
    let sortedBy: Set<String>
    let filteredBy: Set<String>

    func indexes(declared: [Index], uniques: [UniquePlan], foreignKeys: [ForeignKeyPlan]) -> [IndexPlan] {
        var plans = declared.filter { !$0.isUnique }.flatMap(plans)
        var leading = Set(plans.compactMap { leadingColumn($0) })
        leading.formUnion(uniques.compactMap { $0.members.first?.column })
        for key in foreignKeys where leading.insert(key.member.column).inserted {
            plans.append(
                IndexPlan(
                    name: table + "_" + key.member.column,
                    columns: [.column(key.member.column, descending: false)],
                    isUnique: false,
                    purpose: "the reference to \(key.table)"
                )
            )
        }
        // Two spellings of one index are one.
        return plans.enumerated().filter { index, plan in
            !plans[..<index].contains { $0.columns == plan.columns }
        }.map(\.element)
    }

    private func leadingColumn(_ plan: IndexPlan) -> String? {
        if case .column(let name, _)? = plan.columns.first { name } else { nil }
    }

    /// A `one of` that a list is sorted by stands in the index by its rank. Where a list also picks one word of it
    /// first, that needs the word itself, so there are two indexes.
    private func plans(for index: Index) -> [IndexPlan] {
        let ranked = plan(index, ranks: true)
        guard let first = index.columns.first, filteredBy.contains(first.field), words(of: first) != nil,
            sortedBy.contains(first.field), index.columns.count > 1
        else { return [ranked] }
        return [plan(index, ranks: false), ranked]
    }

    private func plan(_ index: Index, ranks: Bool) -> IndexPlan {
        var parts = [table]
        var planned: [IndexPlan.Column] = []
        for (position, column) in index.columns.enumerated() {
            guard let member = columns.first(where: { $0.name == column.field }) else { continue }
            if let words = words(of: column), sortedBy.contains(column.field), ranks || position > 0 {
                planned.append(.rank(member.column, words: words, descending: column.descending))
                parts.append(member.column + "_rank")
            } else {
                planned.append(.column(member.column, descending: column.descending))
                parts.append(member.column)
            }
        }
        // A list's ties follow the id, in the direction of the key before it.
        if let last = index.columns.last, sortedBy.contains(last.field) {
            planned.append(.column("id", descending: last.descending))
        }
        return IndexPlan(
            name: parts.joined(separator: "_"),
            columns: planned,
            isUnique: false,
            purpose: index.purpose
        )
    }

    private func words(of column: Index.Column) -> [String]? {
        guard let member = columns.first(where: { $0.name == column.field }), case .oneOf(let words) = member.type
        else {
            return nil
        }
        return words
    }
}
