import Diagnostics
import DocumentReader

extension Findings {
    /// Reads `retry 5 times, exponential 1s to 5m; then dead-letter and alert`.
    func readFailurePolicy(_ cell: Inline) -> Located<Worker.FailurePolicy>? {
        var cursor = CellCursor(cell)
        guard let (retries, backoff) = readRetries(&cursor) else { return noPolicy(at: cell.span) }
        var policy = Worker.FailurePolicy(retries: retries, backoff: backoff, deadLetters: false, alerts: false)
        let isContinued = retries != .none && (cursor.takeSymbol(";") || cursor.takeSymbol(","))
        if cursor.takeWords("then") != nil || isContinued, cursor.isAtEnd { return noPolicy(at: cell.span) }
        if cursor.takeWords("dead-letter") != nil {
            policy.deadLetters = true
            policy.alerts = cursor.takeWords("and", "alert") != nil
        } else {
            policy.alerts = cursor.takeWords("alert") != nil
        }
        guard cursor.isAtEnd else { return noPolicy(at: cursor.restSpan) }
        return Located(policy, at: cell.span)
    }

    private func readRetries(_ cursor: inout CellCursor) -> (Worker.FailurePolicy.Retries, Backoff?)? {
        if cursor.takeWords("no", "retry") != nil {
            _ = cursor.takeSymbol(";") || cursor.takeSymbol(",")
            return (.none, nil)
        }
        guard cursor.takeWords("retry") != nil else {
            return cursor.peek.key == "dead letter" || cursor.peek.key == "alert" ? (.none, nil) : nil
        }
        let retries: Worker.FailurePolicy.Retries
        if cursor.takeWords("forever") != nil || cursor.takeWords("endlessly") != nil {
            retries = .endless
        } else if cursor.takeWords("once") != nil {
            retries = .times(1)
        } else if let count = cursor.takeInteger(), count.value > 0, cursor.takeWords("times") != nil {
            retries = .times(count.value)
        } else {
            return nil
        }
        guard cursor.peek.isSymbol(","), let backoff = takeBackoff(&cursor) else {
            return cursor.peek.isSymbol(",") ? nil : (retries, nil)
        }
        return (retries, backoff)
    }

    /// `, exponential 1s to 5m` or `, fixed 10s`; nothing is taken where none stands here.
    func takeBackoff(_ cursor: inout CellCursor) -> Backoff? {
        var ahead = cursor
        guard ahead.takeSymbol(",") else { return nil }
        if ahead.takeWords("fixed") != nil, let time = takeMilliseconds(&ahead) {
            cursor = ahead
            return Backoff(kind: .fixed, firstMilliseconds: time.value, mostMilliseconds: time.value)
        }
        guard ahead.takeWords("exponential") != nil, let first = takeMilliseconds(&ahead),
            ahead.takeWords("to") != nil, let most = takeMilliseconds(&ahead), first.value <= most.value
        else { return nil }
        cursor = ahead
        return Backoff(kind: .exponential, firstMilliseconds: first.value, mostMilliseconds: most.value)
    }

    private func noPolicy(at span: SourceSpan) -> Located<Worker.FailurePolicy>? {
        workerSyntax(
            "This does not say what becomes of work that fails",
            at: span,
            help: "Write `retry 5 times, exponential 1s to 5m; then dead-letter and alert`."
        )
        return nil
    }

    /// Reads `alert when failures > 5% over 10m; oldest > 5m`.
    func readMonitoring(_ cell: Inline) -> [Worker.Alert] {
        CellCursor.parts(of: cell, separatedBy: ";").compactMap { part in
            var cursor = part
            _ = cursor.takeWords("alert", "when")
            if let condition = alertCondition(&cursor), cursor.isAtEnd {
                return Worker.Alert(condition: condition, span: part.span)
            }
            workerSyntax(
                "This does not say when to raise an alert",
                at: part.span,
                help: "Write `alert when failures > 5% over 10m`, `alert when oldest > 5m` or `alert when late > 1h`."
            )
            return nil
        }
    }

    private func alertCondition(_ cursor: inout CellCursor) -> Worker.Alert.Condition? {
        if cursor.takeWords("failures") != nil {
            guard cursor.takeSymbol(">"), let percent = cursor.takeInteger(), percent.value < 100,
                cursor.takeSymbol("%"), cursor.takeWords("over") != nil, let window = takeSeconds(&cursor)
            else { return nil }
            return .failures(percent: percent.value, overSeconds: window.value)
        }
        let isOldest = cursor.takeWords("oldest") != nil
        guard isOldest || cursor.takeWords("late") != nil, cursor.takeSymbol(">"), let time = takeSeconds(&cursor)
        else { return nil }
        return isOldest ? .oldest(seconds: time.value) : .late(seconds: time.value)
    }
}
