import Diagnostics
import DocumentReader

/// Readers of the cells below `Errors`.
extension Findings {
    /// Reads `unique`, `any other`, `404`, ``409 `out_of_stock` ``.
    func readErrorCase(_ cell: Inline) -> Located<ErrorShape.Kind>? {
        var cursor = CellCursor(inside: cell)
        if cursor.peek.kind == .number { return readStatusCase(&cursor, cell) }
        let key = matchKey(cell.located.value)
        if let word = ErrorShape.Kind.words.first(where: { matchKey($0.text) == key }) {
            return Located(word.kind, at: cell.span)
        }
        unknown(
            "case",
            cell.located,
            among: ErrorShape.Kind.words.map(\.text),
            leadsTo: "It is open which errors would look like this.",
            help:
                "Cases are \(ErrorShape.Kind.words.map { "`\($0.text)`" }.joined(separator: ", ")), a status, or a status with its code."
        )
        return nil
    }

    private func readStatusCase(_ cursor: inout CellCursor, _ cell: Inline) -> Located<ErrorShape.Kind>? {
        guard let status = cursor.takeInteger() else {
            notAStatus(cursor.peek.described, at: cell.span)
            return nil
        }
        let code = cursor.takeName()
        guard cursor.isAtEnd else {
            behindStatus(cursor)
            return nil
        }
        guard isErrorStatus(status) else { return nil }
        guard let code else { return Located(.status(status.value), at: cell.span) }
        checkStyle(code, "an error code", .lowerSnake)
        return Located(.code(code.value, status: status.value), at: cell.span)
    }

    func readErrorStatus(_ cell: Inline) -> Located<Int>? {
        var cursor = CellCursor(inside: cell)
        guard let status = cursor.takeInteger(), cursor.isAtEnd else {
            notAStatus("`\(cell.plainText)`", at: cell.span)
            return nil
        }
        return isErrorStatus(status) ? Located(status.value, at: cell.span) : nil
    }

    private func isErrorStatus(_ status: Located<Int>) -> Bool {
        if (400...599).contains(status.value) { return true }
        errorShapeSyntax("\(status.value) is the status of no error", at: status.span, help: "Errors are 400 to 599.")
        return false
    }

    private func notAStatus(_ found: String, at span: SourceSpan) {
        errorShapeSyntax("Expected a status, found \(found)", at: span, help: "Write a number from 400 to 599.")
    }

    private func behindStatus(_ cursor: CellCursor) {
        errorShapeSyntax(
            "Expected the code of an error, found \(cursor.peek.described)",
            at: cursor.restSpan,
            help: "Write a status, or a status with its code: ``409 `out_of_stock` ``."
        )
    }

    private func errorShapeSyntax(_ message: String, at span: SourceSpan, help: String) {
        error("error-shape-syntax", message, at: span, leadsTo: "Clients would get another error.", help: help)
    }

    // MARK: Placeholders

    /// `{min}` and `{max}`, where the rule has a bound.
    func checkPlaceholders(in message: Located<String>, of word: ErrorShape.RuleWord) {
        let text = SpannedText(message)
        var index = text.all.lowerBound
        while let open = text.bytes[index...].firstIndex(of: UInt8(ascii: "{")) {
            guard let close = text.bytes[open...].firstIndex(of: UInt8(ascii: "}")) else {
                return errorShapeSyntax(
                    "The placeholder has no end",
                    at: text.span(open..<text.all.upperBound),
                    help: "Write `{min}` or `{max}`."
                )
            }
            check(placeholder: text.located(text.trimmed(open + 1..<close)), of: word)
            index = close + 1
        }
    }

    private func check(placeholder name: Located<String>, of word: ErrorShape.RuleWord) {
        let known = ["min", "max"]
        guard known.contains(name.value) else {
            return unknown("placeholder", name, among: known, leadsTo: "Callers would read it as it stands here.")
        }
        guard !word.hasBounds else { return }
        errorShapeSyntax(
            "The rule `\(word.rawValue)` has no `{\(name.value)}`",
            at: name.span,
            help: "`{min}` and `{max}` stand in the messages of `too short`, `too long` and `range`."
        )
    }
}
