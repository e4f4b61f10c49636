import Diagnostics
import DocumentReader
import Expressions

/// Readers of a worker's row; each reports what it does not understand and gives `nil`.
extension Findings {
    func workerSyntax(_ message: String, at span: SourceSpan, help: String) {
        error("worker-syntax", message, at: span, leadsTo: "It is open how the worker runs.", help: help)
    }

    /// Reads `started`, `schedule`, `` on `Order.paid`, `Order.shipped` ``; states are checked by `isState`.
    func readTrigger(
        _ cell: Inline,
        isState: (Located<String>, Located<String>) -> Bool
    ) -> Located<Worker.Trigger>? {
        var cursor = CellCursor(cell)
        if cursor.takeWords("started") != nil, cursor.isAtEnd { return Located(.started, at: cell.span) }
        if cursor.takeWords("schedule") != nil, cursor.isAtEnd { return Located(.schedule, at: cell.span) }
        guard cursor.takeWords("on") != nil else { return noTrigger(at: cell.span) }
        var entries: [Worker.StateEntry] = []
        repeat {
            guard let code = cursor.takeCode() else { return noTrigger(at: cursor.restSpan) }
            let text = SpannedText(code)
            let parts = text.split(text.all, at: ".")
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return noTrigger(at: code.span) }
            let entry = Worker.StateEntry(entity: text.located(parts[0]), state: text.located(parts[1]))
            guard isState(entry.entity, entry.state) else { continue }
            if let first = entries.first(where: {
                $0.state.value == entry.state.value && $0.entity.value == entry.entity.value
            }) {
                duplicate("trigger", code, first: first.state.span, leadsTo: "The row says the same twice.")
            } else {
                entries.append(entry)
            }
        } while cursor.takeSymbol(",") || cursor.takeWords("and") != nil
        guard cursor.isAtEnd else { return noTrigger(at: cursor.restSpan) }
        return entries.isEmpty ? nil : Located(.entered(entries), at: cell.span)
    }

    private func noTrigger(at span: SourceSpan) -> Located<Worker.Trigger>? {
        workerSyntax(
            "This does not say what starts the worker",
            at: span,
            help: "Write `started`, `schedule`, or the states that start it: `` on `Order.paid`, `Order.shipped` ``."
        )
        return nil
    }

    /// Reads `on demand`, `every 5m`, `daily at 02:00 UTC, once when missed`.
    func readFrequency(_ cell: Inline) -> (Located<Worker.Frequency>?, missed: Located<Worker.MissedTicks>?) {
        var cursor = CellCursor(cell)
        let start = cursor.peek.span
        guard let frequency = frequency(&cursor, cell) else { return (nil, nil) }
        let span = cursor.isAtEnd ? cell.span : start
        guard cursor.takeSymbol(",") else {
            if cursor.isAtEnd { return (Located(frequency, at: span), nil) }
            noFrequency(at: cursor.restSpan)
            return (nil, nil)
        }
        let word = cursor.takeName()
        guard let word, let missed = Worker.MissedTicks(rawValue: word.value.lowercased()),
            cursor.takeWords("when", "missed") != nil, cursor.isAtEnd, frequency != .onDemand
        else {
            workerSyntax(
                "This does not say what becomes of times that were missed",
                at: word?.span ?? cursor.restSpan,
                help: "Write `skip when missed`, `once when missed` or `all when missed` behind a time."
            )
            return (Located(frequency, at: span), nil)
        }
        return (Located(frequency, at: span), Located(missed, at: word.span))
    }

    private func frequency(_ cursor: inout CellCursor, _ cell: Inline) -> Worker.Frequency? {
        if cursor.takeWords("on", "demand") != nil { return .onDemand }
        if cursor.takeWords("every") != nil, let period = takeSeconds(&cursor) { return .every(seconds: period.value) }
        if cursor.takeWords("daily", "at") != nil {
            guard let hour = cursor.takeInteger(), cursor.takeSymbol(":"), let minute = cursor.takeInteger(),
                (0...23).contains(hour.value), (0...59).contains(minute.value), cursor.takeWords("UTC") != nil
            else {
                noFrequency(at: cell.span)
                return nil
            }
            return .daily(hour: hour.value, minute: minute.value)
        }
        if let code = cursor.takeCode() {
            _ = cursor.takeWords("UTC")
            return readCron(code).map { .cron($0) }
        }
        noFrequency(at: cell.span)
        return nil
    }

    private func noFrequency(at span: SourceSpan) {
        workerSyntax(
            "This does not say how often the worker runs",
            at: span,
            help:
                "Write `on demand`, `every 5m`, `daily at 02:00 UTC` or a cron expression in a code span, then `, once when missed`."
        )
    }

    /// Reads `8`: how many at once.
    func readCount(_ cell: Inline, of what: String, help: String) -> Located<Int>? {
        var cursor = CellCursor(cell)
        if let count = cursor.takeInteger(), (1...100_000).contains(count.value) {
            _ = cursor.takeWords("calls") ?? cursor.takeWords("at", "once")
            if cursor.isAtEnd { return Located(count.value, at: cell.span) }
        }
        error(
            "setting-syntax",
            "`\(cell.plainText)` is no number of \(what)",
            at: cell.span,
            leadsTo: "It is open how many may run at once.",
            help: help
        )
        return nil
    }

    /// Whole seconds, more than none; nothing is taken where they do not stand here.
    func takeSeconds(_ cursor: inout CellCursor) -> Located<Int>? {
        var ahead = cursor
        guard let milliseconds = takeMilliseconds(&ahead), milliseconds.value >= 1000, milliseconds.value % 1000 == 0
        else { return nil }
        cursor = ahead
        return Located(milliseconds.value / 1000, at: milliseconds.span)
    }

    /// Whole milliseconds, more than none; nothing is taken where they do not stand here.
    func takeMilliseconds(_ cursor: inout CellCursor) -> Located<Int>? {
        var ahead = cursor
        guard let text = ahead.takeDuration(), let microseconds = ConstantText.durationInMicroseconds(text.value),
            microseconds >= 1000, microseconds % 1000 == 0
        else { return nil }
        cursor = ahead
        return Located(Int(microseconds / 1000), at: text.span)
    }
}
