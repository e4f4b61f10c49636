/// One way in which the service looks for rows of an entity, as far as an index matters for it.
struct RowAccess: Hashable {
    /// Columns that are compared with one value, in the order written.
    var equal: [String] = []
    /// Columns that are compared by order or by their beginning.
    var ranges: [String] = []
    /// Columns that the rows may be asked for in the order of.
    var orders: [String] = []

    /// How many of the index's columns, from the first on, this access can use.
    func usedColumns(of columns: [String]) -> Int {
        var used = 0
        while used < columns.count, equal.contains(columns[used]) { used += 1 }
        // The first column that is not fixed ends it: rows lie in the order of that one.
        if used < columns.count, ranges.contains(columns[used]) || orders.contains(columns[used]) { used += 1 }
        return used
    }
}
