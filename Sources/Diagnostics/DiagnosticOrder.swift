extension Sequence<Diagnostic> {
    /// In the order of the document, each finding once.
    ///
    /// At one place the gravest comes first. Two findings are the same if their id, place and message are.
    public func inOrder() -> [Diagnostic] {
        var seen: Set<Identity> = []
        return enumerated()
            .sorted { left, right in
                (OrderKey(left.element), left.offset) < (OrderKey(right.element), right.offset)
            }
            .map(\.element)
            .filter { seen.insert(Identity($0)).inserted }
    }

    /// How many there are of a severity.
    public func count(of severity: Severity) -> Int {
        count { $0.severity == severity }
    }

    /// Such as `2 errors, 1 warning`; `no findings` where there are none.
    public var counted: String {
        let nouns: [(Severity, String)] = [
            (.error, "error"), (.danger, "danger"), (.warning, "warning"), (.note, "note"),
        ]
        let parts = nouns.compactMap { severity, noun -> String? in
            let count = count(of: severity)
            return count == 0 ? nil : "\(count) \(noun)\(count == 1 ? "" : "s")"
        }
        return parts.isEmpty ? "no findings" : parts.joined(separator: ", ")
    }
}

private struct Identity: Hashable {
    let id: DiagnosticID
    let span: SourceSpan
    let message: String

    init(_ diagnostic: Diagnostic) {
        id = diagnostic.id
        span = diagnostic.primary.span
        message = diagnostic.message
    }
}

private struct OrderKey: Comparable {
    let span: SourceSpan
    let severity: Severity
    let id: String
    let message: String

    init(_ diagnostic: Diagnostic) {
        span = diagnostic.primary.span
        severity = diagnostic.severity
        id = diagnostic.id.rawValue
        message = diagnostic.message
    }

    static func < (left: OrderKey, right: OrderKey) -> Bool {
        if left.span != right.span { return left.span < right.span }
        if left.severity != right.severity { return left.severity > right.severity }
        return (left.id, left.message) < (right.id, right.message)
    }
}
