import Diagnostics
import DocumentReader

/// Readers of an integration's settings; each reports what it does not understand and gives `nil`.
extension Findings {
    /// `HTTPS JSON`.
    func readWire(_ cell: Inline) -> Located<Integration.Wire>? {
        let key = matchKey(cell.plainText)
        if let wire = Integration.Wire.allCases.first(where: { matchKey($0.rawValue) == key }) {
            return Located(wire, at: cell.span)
        }
        settingSyntax("`\(cell.plainText)` is no protocol", at: cell.span, help: "Write `HTTPS JSON` or `HTTP JSON`.")
        return nil
    }

    /// `none`, ``bearer `VAR` ``, ``header `X-Api-Key` `VAR` ``, ``basic `USER` `PASSWORD` ``.
    func readCallAuthentication(
        _ cell: Inline,
        variable: (Located<String>) -> Located<String>?
    ) -> Located<Integration.Authentication>? {
        var cursor = CellCursor(cell)
        if cursor.takeWords("none") != nil, cursor.isAtEnd { return Located(.none, at: cell.span) }
        if cursor.takeWords("bearer") != nil, let name = cursor.takeName(), cursor.isAtEnd {
            return variable(name).map { Located(.bearer($0.value), at: cell.span) }
        }
        if cursor.takeWords("header") != nil, let header = cursor.takeName(), let name = cursor.takeName(),
            cursor.isAtEnd
        {
            return variable(name).map { Located(.header(name: header.value, variable: $0.value), at: cell.span) }
        }
        if cursor.takeWords("basic") != nil, let user = cursor.takeName(), let password = cursor.takeName(),
            cursor.isAtEnd
        {
            guard let user = variable(user), let password = variable(password) else { return nil }
            return Located(.basic(user: user.value, password: password.value), at: cell.span)
        }
        settingSyntax(
            "This does not say how the service proves who it is",
            at: cell.span,
            help: "Write ``bearer `VAR` ``, ``header `X-Api-Key` `VAR` ``, ``basic `USER` `PASSWORD` `` or `none`."
        )
        return nil
    }

    /// `2s, connect 500ms, 3s in all`.
    func readTimeout(_ cell: Inline) -> Located<Integration.Timeout>? {
        let help = "Write `2s, connect 500ms, 3s in all`: one attempt, its connection, all attempts together."
        var cursor = CellCursor(cell)
        guard let attempt = takeMilliseconds(&cursor) else {
            settingSyntax("`\(cell.plainText)` is no timeout", at: cell.span, help: help)
            return nil
        }
        var timeout = Integration.Timeout(attempt: attempt.value)
        while cursor.takeSymbol(",") {
            if timeout.connect == nil, cursor.takeWords("connect") != nil, let time = takeMilliseconds(&cursor) {
                timeout.connect = time.value
            } else if timeout.inAll == nil, let time = takeMilliseconds(&cursor), cursor.takeWords("in", "all") != nil {
                timeout.inAll = time.value
            } else {
                settingSyntax("Expected `connect 500ms` or `3s in all`", at: cursor.restSpan, help: help)
                return nil
            }
        }
        guard cursor.isAtEnd else {
            settingSyntax("Expected `,`, found \(cursor.peek.described)", at: cursor.restSpan, help: help)
            return nil
        }
        if let connect = timeout.connect, connect > timeout.attempt {
            settingSyntax("Connecting may take longer than the attempt that it is part of", at: cell.span, help: help)
        } else if let inAll = timeout.inAll, inAll < timeout.attempt {
            settingSyntax("All attempts together may take less than one of them", at: cell.span, help: help)
        } else {
            return Located(timeout, at: cell.span)
        }
        return nil
    }

    /// `none`, `2 times, exponential 100ms to 1s, on timeout, 429, 5xx`.
    func readRetry(_ cell: Inline) -> Located<Integration.Retry>? {
        let help = "Write `none` or `2 times, exponential 100ms to 1s, on timeout, 429, 5xx`."
        var cursor = CellCursor(cell)
        if cursor.takeWords("none") != nil, cursor.isAtEnd { return Located(.none, at: cell.span) }
        let count = cursor.takeWords("once") != nil ? 1 : cursor.takeInteger()?.value
        guard let count, (1...100).contains(count), count == 1 || cursor.takeWords("times") != nil else {
            settingSyntax("`\(cell.plainText)` does not say how often to try again", at: cell.span, help: help)
            return nil
        }
        _ = cursor.takeWords("time")
        let backoff = takeBackoff(&cursor)
        var causes: [Integration.Retry.Cause] = []
        if cursor.takeSymbol(",") {
            guard cursor.takeWords("on") != nil else {
                settingSyntax("Expected `exponential …` or `on …`", at: cursor.restSpan, help: help)
                return nil
            }
            repeat {
                guard let cause = retryCause(&cursor) else {
                    settingSyntax("`\(cursor.restText)` is nothing to try again on", at: cursor.restSpan, help: help)
                    return nil
                }
                if !causes.contains(cause) { causes.append(cause) }
            } while cursor.takeSymbol(",")
        }
        guard cursor.isAtEnd else {
            settingSyntax("Expected `,`, found \(cursor.peek.described)", at: cursor.restSpan, help: help)
            return nil
        }
        return Located(.times(count, backoff: backoff, on: causes), at: cell.span)
    }

    private func retryCause(_ cursor: inout CellCursor) -> Integration.Retry.Cause? {
        if cursor.takeWords("timeout") != nil { return .timeout }
        if cursor.takeWords("connection") != nil { return .connection }
        guard let number = cursor.takeInteger() else { return nil }
        if cursor.peek.isAttached, cursor.peek.kind == .word, cursor.peek.text.lowercased() == "xx" {
            cursor.take()
            return (1...5).contains(number.value) ? .statusClass(number.value) : nil
        }
        return (100...599).contains(number.value) ? .status(number.value) : nil
    }

    /// `open at 50% of 20 calls in 30s, probe after 15s`.
    func readCircuitBreaker(_ cell: Inline) -> Located<Integration.CircuitBreaker>? {
        var cursor = CellCursor(cell)
        guard cursor.takeWords("open", "at") != nil, let percent = cursor.takeInteger(), cursor.takeSymbol("%"),
            (1...100).contains(percent.value), cursor.takeWords("of") != nil, let calls = cursor.takeInteger(),
            calls.value > 0, cursor.takeWords("calls") != nil, cursor.takeWords("in") != nil,
            let window = takeMilliseconds(&cursor), cursor.takeSymbol(","), cursor.takeWords("probe", "after") != nil,
            let probe = takeMilliseconds(&cursor), cursor.isAtEnd
        else {
            settingSyntax(
                "`\(cell.plainText)` does not say when to stop calling",
                at: cell.span,
                help: "Write `open at 50% of 20 calls in 30s, probe after 15s`."
            )
            return nil
        }
        let breaker = Integration.CircuitBreaker(
            percent: percent.value,
            calls: calls.value,
            windowMilliseconds: window.value,
            probeMilliseconds: probe.value
        )
        return Located(breaker, at: cell.span)
    }
}
