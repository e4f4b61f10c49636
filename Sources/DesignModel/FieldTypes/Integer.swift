extension FieldTypeGrammar {
    /// `integer(0..100)`: 64 bits with a sign.
    static let integer = FieldTypeGrammar(
        word: "integer",
        spelling: "integer(0..100)",
        read: { reader in
            reader.readBounds("integer(0..100)", mayBeNegative: true).map(FieldType.integer) ?? .faulty
        },
        valueType: { if case .integer = $0 { .integer } else { nil } },
        accepts: { text, type in
            guard case .integer(let bounds) = type else { return nil }
            guard let value = Int(text), !text.hasPrefix("+") else { return false }
            return value >= bounds.least ?? .min && value <= bounds.most ?? .max
        }
    )
}
