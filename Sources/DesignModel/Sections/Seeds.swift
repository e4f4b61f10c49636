import Diagnostics
import DocumentReader
import Expressions

extension Reading {
    /// Reads `### Seed: ENTITY`: a column per field, a row per row.
    func readSeeds(_ outline: OutlineComponent) -> [Seed] {
        outline.parts(.seed).compactMap { part in
            guard !part.name.value.isEmpty, isEntity(part.name, leadsTo: "These rows belong to nothing.") else {
                return nil
            }
            var seed = Seed(
                entity: part.name,
                requirements: findings.readRequirements(of: part.heading, known: names.requirements),
                rows: [],
                span: part.heading.span
            )
            for case .table(let table) in part.section.blocks { seed.rows += readRows(table, of: part.name) }
            if seed.rows.isEmpty, !part.section.blocks.contains(where: { if case .table = $0 { true } else { false } })
            {
                findings.missingTable(
                    TableGrammar(name: "table of rows", columns: [.field]),
                    "Seed: \(part.name.value)",
                    part.heading.span
                )
            }
            return seed
        }
    }

    private func readRows(_ table: Table, of entity: Located<String>) -> [Seed.Row] {
        let members = (schema.fields(ofEntity: entity.value) ?? []).filter { member in
            member.name == "id" || !unsaidFields.contains(member.name)
        }
        var columns: [Int: ValueType.Member] = [:]
        for (index, header) in table.header.enumerated() {
            let name = header.located
            if let member = members.first(where: { $0.name == name.value }) {
                columns[index] = member
            } else {
                findings.unknown("field", name, among: members.map(\.name), leadsTo: "Its values would be dropped.")
            }
        }
        return table.rows.map { row in
            var fields: [Step.Assignment] = []
            for (index, cell) in row.cells.enumerated() where !cell.isNone {
                guard let member = columns[index] else { continue }
                let value = seedValue(cell, member.type)
                fields.append(Step.Assignment(name: table.header[index].located, value: value))
            }
            // A column that is no field has been reported; the fields missing may be its.
            if columns.count == table.header.count { checkComplete(fields, row.span, entity) }
            return Seed.Row(fields: fields, span: row.span)
        }
    }

    /// A row cannot be inserted without a value for each required field.
    private func checkComplete(_ fields: [Step.Assignment], _ row: SourceSpan, _ entity: Located<String>) {
        let missing = (entities[entity.value]?.fields ?? []).filter { field in
            field.isRequiredAtCreation && !fields.contains { $0.name.value == field.name.value }
        }
        guard !missing.isEmpty else { return }
        findings.error(
            "missing-field",
            "\(entity.value) needs \(missing.map { "`\($0.name.value)`" }.joined(separator: ", ")) too",
            at: row,
            because: missing.map { DiagnosticLabel($0.name.span, "required, without a default") },
            leadsTo: "The row could not be inserted.",
            help: "Fill the cells, or make the fields `optional`."
        )
    }

    /// A literal, bare or in a code span. A reference stands as the id of its row.
    private func seedValue(_ cell: Inline, _ type: ValueType) -> TypedExpression {
        var type = type
        if case .entity(let entity) = type.unwrapped {
            type = schema.field("id", of: entity) ?? .uuid
        }
        let text = cell.located
        let isWord = if case .oneOf = type.unwrapped { true } else { false }
        let isBare = isWord || [ValueType.text, .uuid, .date, .timestamp, .duration].contains(type.unwrapped)
        if isBare, !text.value.hasPrefix("\"") { return bareValue(text, as: type) }
        return check(text, in: Surroundings(), as: type)
    }
}
