import DesignModel

/// Plans the indexes of a table: those of the design in the form that its lists use, one for each foreign key that none
/// of them begins with, and one for each list's order that none of them gives.
struct IndexPlanner {
    let table: String
    let columns: [MemberPlan]
    /// The lists of the table's rows.
    let lists: [Endpoint]

    private var sorted: Set<String> { Set(lists.flatMap(\.sortFields).map(\.field)) }

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
        for list in lists where !list.isNarrowed {
            guard let order = list.sortFields.first else { continue }
            let wanted = plan([], then: order, purpose: "the order of \(list.title)")
            if !plans.contains(where: { $0.columns.first?.name == wanted.columns.first?.name && $0.ordersByFirst }) {
                plans.append(wanted)
            }
        }
        // Two spellings of one index are one.
        return plans.enumerated().filter { index, plan in
            !plans[..<index].contains { $0.columns == plan.columns }
        }.map(\.element)
    }

    private func leadingColumn(_ plan: IndexPlan) -> String? {
        if case .column(let name, _)? = plan.columns.first { name } else { nil }
    }

    /// A list compares the columns before the one it is sorted by, and its ties follow the id. So an index serves an order
    /// where it ends with that column and the id: there is one for each column of it that a list is sorted by.
    private func plans(for index: Index) -> [IndexPlan] {
        let sorted = sorted
        let compared = Set(lists.flatMap(\.filteredFields))
        var plans: [IndexPlan] = []
        for (position, column) in index.columns.enumerated() {
            if sorted.contains(column.field) {
                plans.append(plan(Array(index.columns[..<position]), then: column, purpose: index.purpose))
            }
            let isReference = columns.contains { $0.name == column.field && $0.referencedEntity != nil }
            guard isReference || compared.contains(column.field) else { break }
        }
        return plans.isEmpty ? [plan(index.columns, then: nil, purpose: index.purpose)] : plans
    }

    /// - Parameter order: what a list is sorted by: a `one of` by its rank.
    private func plan(_ compared: [Index.Column], then order: Index.Column?, purpose: String) -> IndexPlan {
        var parts = [table]
        var planned: [IndexPlan.Column] = []
        for column in compared {
            guard let member = columns.first(where: { $0.name == column.field }) else { continue }
            planned.append(.column(member.column, descending: column.descending))
            parts.append(member.column)
        }
        if let order, let member = columns.first(where: { $0.name == order.field }) {
            if let words = member.words {
                planned.append(.rank(member.column, words: words, descending: order.descending))
                parts.append(member.column + "_rank")
            } else {
                planned.append(.column(member.column, descending: order.descending))
                parts.append(member.column)
            }
            planned.append(.column("id", descending: order.descending))
        }
        return IndexPlan(name: parts.joined(separator: "_"), columns: planned, isUnique: false, purpose: purpose)
    }
}

extension Endpoint {
    /// Whether the list shows the rows of one parent only, or another part of the table.
    fileprivate var isNarrowed: Bool {
        if case .list(_, let condition, _) = does.value { condition != nil } else { true }
    }
}

extension IndexPlan {
    /// Whether rows come in the order of the first column, ties by id.
    fileprivate var ordersByFirst: Bool { columns.count == 2 && columns.last?.name == "id" }
}

extension IndexPlan.Column {
    fileprivate var name: String {
        switch self {
        case .column(let name, _), .rank(let name, _, _): name
        }
    }
}
