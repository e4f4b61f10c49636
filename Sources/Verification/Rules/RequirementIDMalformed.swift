import DesignModel
import Diagnostics

/// A requirement's id cannot be told from other words.
enum RequirementIDMalformed: Rule {
    static let id: DiagnosticID = "requirement-id-malformed"
    static let explanation = Explanation(
        fault: "The id of a requirement is not letters, a hyphen and digits, as in `REQ-001`.",
        whyItMatters:
            "Ids are looked for in headings, tables, tests and doc comments: one that looks like any other word is not found there.",
        bad:
            "| Opening tickets | When a customer reports a problem, the system shall open a ticket. | Scenario: Report |",
        good: "| REQ-001 | When a customer reports a problem, the system shall open a ticket. | Scenario: Report |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.design.requirements.filter { !isWellFormed($0.id.value) }.map(malformed)
    }

    /// `REQ-001`, `R-1`, `REQ-API-12`.
    private static func isWellFormed(_ id: String) -> Bool {
        let parts = id.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 2, let number = parts.last, !number.isEmpty, let first = parts[0].utf8.first else {
            return false
        }
        let isLetter: (UInt8) -> Bool = { (65...90).contains($0 & 0xDF) }
        let isDigit: (UInt8) -> Bool = { (48...57).contains($0) }
        return number.utf8.allSatisfy(isDigit) && isLetter(first)
            && parts.dropLast().allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { isLetter($0) || isDigit($0) } }
    }

    // MARK: Messages

    private static func malformed(_ requirement: Requirement) -> Diagnostic {
        finding(
            requirement.id.value.isEmpty
                ? "This requirement has no id" : "`\(requirement.id.value)` is no id of a requirement",
            at: requirement.id.value.isEmpty ? requirement.span : requirement.id.span,
            leadsTo: "Nothing in the design or in the service could be traced to it.",
            help: "Write letters, a hyphen and digits: `REQ-001`."
        )
    }
}
