import Diagnostics

extension ExpressionParser {
    /// Reads `{ name: value, … }`, as behind `create Ticket`; an empty list and a diagnostic if no `{` stands here.
    public mutating func parseRecordBody() -> [ExpressionSyntax.Entry] { nestedRecord().entries }

    /// Reads `(name: value, …)`, as behind `call Payments.charge`; an empty list and a diagnostic if no `(` stands here.
    public mutating func parseLabelledArguments() -> [ExpressionSyntax.Entry] {
        guard expectSymbol("(", help: "Arguments are written `(name: value, …)`.") else { return [] }
        let entries = nested { $0.parseEntries(until: ")") }
        expectSymbol(")")
        return entries
    }

    mutating func nestedRecord() -> (entries: [ExpressionSyntax.Entry], span: SourceSpan) {
        let start = peek.span
        guard expectSymbol("{", help: "Fields are written `{ name: value, … }`.") else { return ([], start) }
        let entries = nested { $0.parseEntries(until: "}") }
        let end = peek.span
        expectSymbol("}")
        return (entries, start.union(end))
    }

    /// `name: value` separated by commas; a name may stand in quotes, and each only once.
    private mutating func parseEntries(until closing: String) -> [ExpressionSyntax.Entry] {
        var entries: [ExpressionSyntax.Entry] = []
        while !peek.isSymbol(closing), !isAtEnd {
            guard let name = takeText() ?? expectIdentifier("a name") else { return entries }
            guard expectSymbol(":", help: "Write `\(name.value): value`.") else { return entries }
            if entries.contains(where: { $0.name.value == name.value }) {
                report("`\(name.value)` is given twice", at: name.span, help: "Keep one of them.")
                return entries
            }
            entries.append(ExpressionSyntax.Entry(name: name, value: parseExpression()))
            guard takeSymbol(",") else { break }
        }
        return entries
    }
}
