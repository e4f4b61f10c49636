import Diagnostics

extension FieldTypeGrammar {
    /// `` one of `a`, `b` ``: sorts as declared.
    static let oneOf = FieldTypeGrammar(
        word: "one",
        spelling: "one of `a`, `b`",
        read: { reader in
            guard reader.cursor.takeWords("of") != nil else {
                return reader.fail("Expected `of` behind `one`", help: "Write ``one of `a`, `b` ``.")
            }
            let values = reader.readNames(allowingQuoted: true)
            guard !values.isEmpty else {
                return reader.fail("`one of` names no value", help: "Write ``one of `a`, `b` ``.")
            }
            var seen: [String: SourceSpan] = [:]
            for value in values {
                if let first = seen.updateValue(value.span, forKey: value.value) {
                    reader.findings.duplicate(
                        "value",
                        value,
                        first: first,
                        leadsTo: "The list of values is not what was meant."
                    )
                }
            }
            return .oneOf(values.map(\.value))
        },
        valueType: { if case .oneOf(let words) = $0 { .oneOf(words) } else { nil } },
        accepts: { text, type in
            guard case .oneOf(let words) = type else { return nil }
            return words.contains(text)
        }
    )
}
