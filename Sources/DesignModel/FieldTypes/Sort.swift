extension FieldTypeGrammar {
    /// `` sort by `createdAt`, `price` ``, in list parameters.
    static let sort = FieldTypeGrammar(
        word: "sort",
        spelling: "sort by `createdAt`",
        read: { reader in
            guard reader.place == .parameter, reader.depth == 0 else {
                return reader.fail(
                    "`sort by` has a meaning in the parameters of a list only",
                    at: reader.cursor.span,
                    help: TypeReader.help
                )
            }
            guard reader.cursor.takeWords("by") != nil else {
                return reader.fail("Expected `by` behind `sort`", help: "Write ``sort by `createdAt`, `price` ``.")
            }
            let fields = reader.readNames(allowingQuoted: false)
            guard !fields.isEmpty else {
                return reader.fail("`sort by` names no field", help: "Write ``sort by `createdAt`, `price` ``.")
            }
            for (index, field) in fields.enumerated() {
                guard let first = fields[..<index].first(where: { $0.value == field.value }) else { continue }
                reader.findings.duplicate("field", field, first: first.span, leadsTo: "The list says the same twice.")
            }
            return .sort(by: fields.map(\.value))
        },
        valueType: { if case .sort = $0 { .text } else { nil } },
        accepts: { text, type in
            guard case .sort(let fields) = type else { return nil }
            return fields.contains(text.hasPrefix("-") ? String(text.dropFirst()) : text)
        }
    )
}
