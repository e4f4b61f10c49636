import DocumentReader

extension Reading {
    private static let grammar = TableGrammar(name: "table of limits", columns: [.limit, .value])

    func readLimits() -> Limits {
        var limits = Limits()
        guard let part = outline.parts[.limits] else { return limits }
        limits.span = part.heading.span
        readSettings(
            part,
            Self.grammar,
            [
                ("Body", { limits.body = self.findings.readSize($0) }),
                ("Page", { limits.page = self.findings.readPage($0) }),
                ("Rate per caller", { limits.rate = self.findings.readRate($0) }),
            ]
        )
        return limits
    }
}
