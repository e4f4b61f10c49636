import Diagnostics

/// The reference page of all rules, as Markdown; `wright explain` shows one entry of it.
public func ruleReference() -> String {
    let entries = (allRules + refusals).sorted { $0.id.rawValue < $1.id.rawValue }.map { "## \(explanation(of: $0))" }
    let introduction = """
        # Rules

        What the verifier finds in a design that was understood. An *error* cannot be built; a *danger* could be built and
        is unsafe in production; both stop the build. A *danger* or a *warning* can be waived in the table `Waivers`.
        `not-built-yet` is no rule of `check`: a design with such a part can be right, and `plan` and `build` refuse it.
        """
    return ([introduction] + entries).joined(separator: "\n\n") + "\n"
}

/// The reference of one rule; `nil` where there is none with this id.
public func ruleExplanation(_ id: String) -> String? {
    (allRules + refusals).first { $0.id.rawValue == id }.map { "# \(explanation(of: $0))\n" }
}

/// The ids of all rules, sorted.
public var ruleIDs: [String] { allRules.map { $0.id.rawValue }.sorted() }

private func explanation(of rule: any Rule.Type) -> String {
    let explanation = rule.explanation
    return """
        \(rule.id) (\(rule.severity.rawValue))

        \(explanation.fault)

        \(explanation.whyItMatters)

        Wrong:

        \(block(explanation.bad))

        Right:

        \(block(explanation.good))
        """
}

/// A fence longer than any in the example.
private func block(_ example: String) -> String {
    let fence = example.contains("```") ? "````" : "```"
    return "\(fence)markdown\n\(example)\n\(fence)"
}
