import Expressions

extension FieldTypeGrammar {
    /// `{ name: TYPE, … }`, in inputs and results.
    static let record = FieldTypeGrammar(
        word: "{",
        spelling: "{ name: TYPE, … }",
        read: readRecord,
        valueType: { type in
            guard case .record(let members) = type else { return nil }
            return .record(members.map { ValueType.Member(name: $0.name, type: $0.type.valueType) })
        },
        accepts: { _, _ in nil }
    )

    /// The cursor stands behind the `{`.
    private static func readRecord(_ reader: inout TypeReader) -> FieldType {
        let help = "Write `{ name: TYPE, other: TYPE }`."
        var members: [FieldType.Member] = []
        while !reader.cursor.takeSymbol("}") {
            guard let name = reader.cursor.takeName(), reader.cursor.takeSymbol(":") else {
                return reader.fail("Expected `name: TYPE`, found \(reader.cursor.peek.described)", help: help)
            }
            reader.findings.checkStyle(name, "a member", .lowerCamel)
            guard !members.contains(where: { $0.name == name.value }) else {
                return reader.fail(
                    "`\(name.value)` stands here for the second time",
                    at: name.span,
                    help: "Rename one of them."
                )
            }
            let type = reader.nested { $0.read() }
            if type == .faulty { return .faulty }
            members.append(FieldType.Member(name: name.value, type: type))
            let isLast = reader.cursor.peek.isSymbol("}")
            guard isLast || (reader.cursor.takeSymbol(",") && !reader.cursor.peek.isSymbol("}")) else {
                return reader.fail("Expected `,` or `}`, found \(reader.cursor.peek.described)", help: help)
            }
        }
        guard !members.isEmpty else {
            return reader.fail("The record has no members", at: reader.cursor.span, help: help)
        }
        if reader.place == .field { reader.refuse(.recordField) }
        return .record(members)
    }
}
