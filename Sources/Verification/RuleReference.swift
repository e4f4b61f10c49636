import Diagnostics

/// The reference page of all that a check can find, as Markdown; `wright explain` shows one entry of it.
public func ruleReference() -> String {
    let introduction = """
        # Rules

        What `wright check` finds. An *error* cannot be built; a *danger* could be built and is unsafe in production; both stop
        the build. A *danger* or a *warning* can be waived in the table `Waivers`.

        `not-built-yet` is no fault of a design: one with such a part can be right, and `plan` and `build` refuse it.

        The first part is about designs that were understood, the second about what cannot be read as the format says.
        """
    let rules = entries((allRules + refusals).map(Entry.init))
    let reading = ["## Reading"] + entries(readingFaults.map(Entry.init))
    return ([introduction, "## Verification"] + rules + reading).joined(separator: "\n\n") + "\n"
}

/// The reference of one rule, or of one fault of reading; `nil` where there is none with this id.
public func ruleExplanation(_ id: String) -> String? {
    entry(id).map { "# \($0.text)\n" }
}

/// The ids of all rules, sorted.
public var ruleIDs: [String] { allRules.map { $0.id.rawValue }.sorted() }

/// Every id that a finding can have, sorted: those of the rules, of reading, and of what no service is written from yet.
public var explainedIDs: [String] {
    Set((allRules + refusals).map { $0.id.rawValue } + readingFaults.map(\.id.rawValue)).sorted()
}

/// How grave what is found under an id is; `nil` where there is none with this id.
public func explainedSeverity(of id: String) -> Severity? { entry(id)?.severity }

/// A sentence or two on each id: what it finds.
public var ruleDescriptions: [String: String] {
    let all = readingFaults.map(Entry.init) + (allRules + refusals).map(Entry.init)
    return Dictionary(
        all.map { ($0.id.rawValue, $0.explanation.fault.replacing("\n", with: " ")) },
        uniquingKeysWith: { $1 }
    )
}

/// A fault that is found while a document is read, before any rule looks at it.
struct ReadingFault: Sendable {
    let id: DiagnosticID
    let explanation: Explanation

    init(_ id: DiagnosticID, _ fault: String, why: String, bad: String, good: String) {
        self.id = id
        explanation = Explanation(fault: fault, whyItMatters: why, bad: bad, good: good)
    }
}

private struct Entry {
    let id: DiagnosticID
    let severity: Severity
    let explanation: Explanation

    init(_ rule: any Rule.Type) {
        id = rule.id
        severity = rule.severity
        explanation = rule.explanation
    }

    /// Whatever cannot be read is an error: it cannot be built.
    init(_ fault: ReadingFault) {
        id = fault.id
        severity = .error
        explanation = fault.explanation
    }

    var text: String {
        """
        \(id) (\(severity.rawValue))

        \(explanation.fault)

        \(explanation.whyItMatters)

        Wrong:

        \(Self.block(explanation.bad))

        Right:

        \(Self.block(explanation.good))
        """
    }

    /// A fence longer than any in the example.
    private static func block(_ example: String) -> String {
        let fence = example.contains("```") ? "````" : "```"
        return "\(fence)markdown\n\(example)\n\(fence)"
    }
}

private func entry(_ id: String) -> Entry? {
    (allRules + refusals).first { $0.id.rawValue == id }.map(Entry.init)
        ?? readingFaults.first { $0.id.rawValue == id }.map(Entry.init)
}

private func entries(_ all: [Entry]) -> [String] {
    all.sorted { $0.id.rawValue < $1.id.rawValue }.map { "### " + $0.text }
}
