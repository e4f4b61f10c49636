import DocumentReader

extension Findings {
    /// The heading that a table with these columns stands below; `nil` if no table of the format looks so.
    func headingLost(above table: Table) -> String? {
        let header = table.header.map { matchKey($0.plainText) }
        return Self.tables.first { columns, _ in
            columns.allSatisfy { column in header.contains(where: column.keys.contains) }
        }?.heading
    }

    /// The columns by which each table of the format is told from all others; the first that fits counts.
    private static let tables: [(columns: [Column], heading: String)] = [
        ([.requirement, .acceptance], "## Requirements"),
        ([.role, .description], "## Roles"),
        ([.limit, .value], "## Limits"),
        ([.variable, .type], "## Configuration"),
        ([.failureMode, .detection], "### Failure modes"),
        ([.transition, .who], "### Lifecycle: ENTITY"),
        ([.method, .path], "### API"),
        ([.parameter, .filter], "#### METHOD /path"),
        ([.input, .type], "### Flow: NAME"),
        ([.field, .value], "### View: NAME of ENTITY"),
        ([.field, .type, .rules], "### Entity: NAME"),
        ([.field, .type], "### Query: NAME"),
        ([.index, .purpose], "### Entity: NAME"),
        ([.rule, .reason], "## Waivers"),
        ([.errorCase, .status], "## Errors"),
        ([.rule, .message], "## Errors"),
        ([.setting, .value], "## Authentication"),
    ]
}
