extension FieldTypeGrammar {
    /// `set of ENTITY`: shared rows.
    static let set = FieldTypeGrammar(
        word: "set",
        spelling: "set of ENTITY",
        read: { reader in
            guard reader.cursor.takeWords("of") != nil else {
                return reader.fail("Expected `of` behind `set`", help: "Write `set of ENTITY`.")
            }
            let element = reader.nested { $0.read() }
            guard case .reference(let entity) = element else {
                return element == .faulty
                    ? .faulty
                    : reader.fail(
                        "A set holds rows of an entity",
                        at: reader.cursor.span,
                        help: "Write `list of TYPE`."
                    )
            }
            reader.refuse(.sets)
            return .setOf(entity)
        },
        valueType: { if case .setOf(let entity) = $0 { .collection(entity) } else { nil } },
        accepts: { _, _ in nil }
    )
}
