extension FieldTypeGrammar {
    /// Stored as a hash, never returned.
    static let password = FieldTypeGrammar(
        word: "password",
        spelling: "password",
        read: { reader in
            reader.refuse(.password)
            return .password
        },
        valueType: { $0 == .password ? .text : nil },
        accepts: { _, _ in nil }
    )
}
