import Expressions

extension SQLExpression {
    /// The text with its constants written out, for places where nothing can be bound: select lists, CHECKs.
    /// - Throws: `UnsupportedExpression` for a value that is known only when the service runs.
    func withConstantsInlined() throws -> String {
        var values = parameters[...]
        var result = ""
        var isQuoted = false
        for character in text {
            if character == "'" { isQuoted.toggle() }
            if character == "?", !isQuoted, let parameter = values.popFirst() {
                result += try parameter.constant()
            } else {
                result.append(character)
            }
        }
        return result
    }
}

extension SQLParameter {
    /// A constant as SQLite holds it: durations as microseconds, dates as text.
    fileprivate func constant() throws -> String {
        if case .call(let function, let arguments) = value.withoutConversion.kind,
            case .literal(.text(let text))? = arguments.first?.kind
        {
            if function == "duration", let microseconds = ConstantText.durationInMicroseconds(text) {
                return "\(microseconds)"
            }
            if function == "date", ConstantText.isDate(text) { return SQLText.text(text) }
        }
        throw UnsupportedExpression(
            "This value is known only when the service runs, and cannot stand here",
            at: value.span
        )
    }
}
