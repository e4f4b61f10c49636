extension FieldTypeGrammar {
    /// `text(1..80)`: Unicode, its length in scalars.
    static let text = FieldTypeGrammar(
        word: "text",
        spelling: "text(1..80)",
        read: { reader in
            reader.readBounds("text(1..80)", mayBeNegative: false).map(FieldType.text) ?? .faulty
        },
        valueType: { if case .text = $0 { .text } else { nil } },
        accepts: { text, type in
            guard case .text(let bounds) = type else { return nil }
            let length = text.unicodeScalars.count
            return length >= bounds.least ?? 0 && length <= bounds.most ?? .max
        }
    )
}
