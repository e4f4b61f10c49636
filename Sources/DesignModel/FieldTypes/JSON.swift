extension FieldTypeGrammar {
    static let json = FieldTypeGrammar(
        word: "json",
        spelling: "json",
        read: { reader in
            reader.refuse(.json)
            return .json
        },
        valueType: { $0 == .json ? .json : nil },
        accepts: { _, _ in nil }
    )
}
