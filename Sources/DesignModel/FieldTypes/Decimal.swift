extension FieldTypeGrammar {
    /// `decimal(12,2)`: twelve digits in all, two of them behind the point; exact.
    static let decimal = FieldTypeGrammar(
        word: "decimal",
        spelling: "decimal(12,2)",
        read: readDecimal,
        valueType: { if case .decimal = $0 { .decimal } else { nil } },
        accepts: { text, type in
            guard case .decimal(let precision, let scale) = type else { return nil }
            return isDecimal(text, precision: precision, scale: scale)
        }
    )

    /// What fits into 64 bits as a scaled integer.
    private static let mostDigits = 18

    private static func readDecimal(_ reader: inout TypeReader) -> FieldType {
        let help = "Write `decimal(12,2)`: digits in all, at most \(mostDigits), and digits behind the point."
        let start = reader.cursor.peek.span
        guard reader.cursor.takeSymbol("("), let precision = reader.cursor.takeInteger(), reader.cursor.takeSymbol(","),
            let scale = reader.cursor.takeInteger(), reader.cursor.takeSymbol(")")
        else { return reader.fail("A decimal needs its number of digits", help: help) }
        guard (1...mostDigits).contains(precision.value), scale.value <= precision.value else {
            return reader.fail("These digits are none that a decimal can have", at: start.union(scale.span), help: help)
        }
        return .decimal(precision: precision.value, scale: scale.value)
    }

    private static func isDecimal(_ text: String, precision: Int, scale: Int) -> Bool {
        let unsigned = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = unsigned.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, parts.allSatisfy({ $0.utf8.allSatisfy(isDigit) }) else {
            return false
        }
        let fraction = parts.count > 1 ? parts[1] : ""
        return fraction.count <= scale && whole.drop { $0 == "0" }.count <= precision - scale
            && (parts.count == 1 || !fraction.isEmpty)
    }
}
