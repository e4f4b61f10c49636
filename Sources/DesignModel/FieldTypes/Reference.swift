extension FieldTypeGrammar {
    /// The name of an entity: in JSON its row's id. It has no word of its own.
    static let reference = FieldTypeGrammar(
        word: "",
        spelling: "",
        read: { _ in .faulty },
        valueType: { if case .reference(let entity) = $0 { .entity(entity) } else { nil } },
        accepts: { _, _ in nil }
    )
}
