extension FieldTypeGrammar {
    /// `secret TYPE`, in Configuration: never shown, never logged.
    static let secret = FieldTypeGrammar(
        word: "secret",
        spelling: "secret TYPE",
        read: { reader in
            guard reader.place == .variable, reader.depth == 0 else {
                return reader.fail(
                    "`secret` has a meaning in Configuration only",
                    at: reader.cursor.span,
                    help: "Write the rule `sensitive`."
                )
            }
            let inner = reader.nested { $0.read() }
            return inner == .faulty ? .faulty : .secret(inner)
        },
        valueType: { if case .secret(let inner) = $0 { inner.valueType } else { nil } },
        accepts: { text, type in if case .secret(let inner) = type { inner.accepts(text) } else { nil } }
    )
}
