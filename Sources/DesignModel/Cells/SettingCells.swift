import Diagnostics
import DocumentReader
import Expressions

extension Findings {
    func settingSyntax(_ message: String, at span: SourceSpan, help: String) {
        error("setting-syntax", message, at: span, leadsTo: "The setting would not be in force.", help: help)
    }

    /// `64 KiB`: in bytes.
    func readSize(_ cell: Inline) -> Located<Int>? {
        let units = [
            "": 1, "b": 1, "byte": 1, "kb": 1000, "kib": 1024, "mb": 1_000_000, "mib": 1_048_576, "gb": 1_000_000_000,
            "gib": 1_073_741_824,
        ]
        var cursor = CellCursor(cell)
        let count = cursor.takeInteger()
        let unit = cursor.takeName()
        guard let count, let factor = units[matchKey(unit?.value ?? "")], cursor.isAtEnd, count.value > 0 else {
            settingSyntax("`\(cell.plainText)` is no size", at: cell.span, help: "Write `64 KiB` or `1 MiB`.")
            return nil
        }
        let (bytes, overflow) = count.value.multipliedReportingOverflow(by: factor)
        guard !overflow, bytes <= 1 << 32 else {
            settingSyntax(
                "`\(cell.plainText)` is more than a request can hold",
                at: cell.span,
                help: "Write `64 KiB` or `1 MiB`."
            )
            return nil
        }
        return Located(bytes, at: cell.span)
    }

    /// `50, at most 200`.
    func readPage(_ cell: Inline) -> Located<Limits.Page>? {
        var cursor = CellCursor(cell)
        let help = "Write `50, at most 200`: the usual number of items and the greatest."
        guard let standard = cursor.takeInteger(), cursor.takeSymbol(","), cursor.takeWords("at", "most") != nil,
            let most = cursor.takeInteger(), cursor.isAtEnd
        else {
            settingSyntax("`\(cell.plainText)` is no length of a page", at: cell.span, help: help)
            return nil
        }
        guard standard.value > 0, standard.value <= most.value, most.value <= 100_000 else {
            settingSyntax("These lengths of a page do not fit together", at: cell.span, help: help)
            return nil
        }
        return Located(Limits.Page(standard: standard.value, most: most.value), at: cell.span)
    }

    /// `600 per minute`.
    func readRate(_ cell: Inline) -> Located<Limits.Rate>? {
        let units = ["second": 1, "minute": 60, "hour": 3600, "day": 86400]
        var cursor = CellCursor(cell)
        guard let count = cursor.takeInteger(), count.value > 0, cursor.takeWords("per") != nil,
            let seconds = units[cursor.take().key], cursor.isAtEnd
        else {
            settingSyntax(
                "`\(cell.plainText)` is no rate",
                at: cell.span,
                help: "Write `600 per minute`; also `per second`, `per hour`, `per day`."
            )
            return nil
        }
        return Located(Limits.Rate(requests: count.value, seconds: seconds), at: cell.span)
    }

    /// `1h`, `30m`: in whole seconds.
    func readSeconds(_ cell: Inline) -> Located<Int>? {
        var cursor = CellCursor(cell)
        let duration = cursor.takeDuration()
        guard let duration, cursor.isAtEnd, let microseconds = ConstantText.durationInMicroseconds(duration.value),
            microseconds >= 1_000_000, microseconds % 1_000_000 == 0
        else {
            settingSyntax(
                "`\(cell.plainText)` is no duration",
                at: cell.span,
                help: "Write `1h`, `30m`, `1h30m` or `7d`."
            )
            return nil
        }
        return Located(Int(microseconds / 1_000_000), at: cell.span)
    }
}
