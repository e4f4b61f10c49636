import DesignModel
import Diagnostics

/// A requirement that nobody can fail.
enum RequirementVague: Rule {
    static let id: DiagnosticID = "requirement-vague"
    static let severity = Severity.warning
    static let explanation = Explanation(
        fault: """
            A requirement holds a vague word ("fast", "appropriate"), leaves a list open ("etc.", "such as"), or promises
            without exception ("always", "never", "100 %").
            """,
        whyItMatters:
            "No scenario can tell whether it is met: the architect and whoever builds it will each have meant something else.",
        bad: "| REQ-008 | When a lead asks for the workload, the system shall answer quickly. | Scenario: Workload |",
        good:
            "| REQ-008 | When a lead asks for the workload, the system shall answer within 2 seconds. | Scenario: Workload |"
    )

    private static let vague: Set<String> = [
        "fast", "faster", "quick", "quickly", "slow", "easy", "easily", "simple", "simply", "user-friendly",
        "intuitive",
        "appropriate", "appropriately", "adequate", "adequately", "reasonable", "reasonably", "sufficient",
        "sufficiently", "efficient", "efficiently", "flexible", "robust", "seamless", "seamlessly", "timely",
        "promptly",
        "soon", "normally", "usually", "generally", "typically", "often", "sometimes", "several", "various", "many",
        "approximately", "roughly", "nearly", "modern", "optimal", "suitable", "suitably", "proper", "properly",
        "relevant", "sensible", "convenient", "conveniently", "scalable", "performant", "state-of-the-art", "and/or",
    ]
    private static let vaguePhrases = Phrases([
        ["as", "soon", "as", "possible"], ["if", "possible"], ["where", "possible"], ["when", "possible"],
        ["if", "necessary"], ["where", "necessary"], ["when", "necessary"], ["as", "needed"], ["if", "needed"],
        ["as", "appropriate"], ["as", "required"],
    ])
    private static let openLists = Phrases([
        ["etc"], ["and", "so", "on"], ["and", "so", "forth"], ["and", "the", "like"], ["such", "as"], ["e.g"],
        ["for", "example"], ["for", "instance"], ["including", "but", "not", "limited", "to"], ["among", "others"],
    ])
    private static let absolutes = Phrases([
        ["always"], ["never"], ["at", "all", "times"], ["at", "any", "time"], ["under", "all", "circumstances"],
        ["without", "exception"], ["in", "all", "cases"], ["every", "time"],
    ])

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.sentences.compactMap { requirement, tokens in
            tokens.indices.lazy.compactMap { fault(at: $0, in: tokens, requirement) }.first
        }
    }

    /// One finding for a requirement: it is written anew as a whole.
    private static func fault(at index: Int, in tokens: [ProseToken], _ requirement: Requirement) -> Diagnostic? {
        if let found = openLists.phrase(at: index, in: tokens) { return openList(found.text, found.span, requirement) }
        if let found = absolutes.phrase(at: index, in: tokens) ?? hundredPercent(at: index, in: tokens) {
            return absolute(found.text, found.span, requirement)
        }
        if let found = vaguePhrases.phrase(at: index, in: tokens) { return vague(found.text, found.span, requirement) }
        let token = tokens[index]
        return vague.contains(token.word) ? vague(token.text, token.span, requirement) : nil
    }

    private static func hundredPercent(at index: Int, in tokens: [ProseToken]) -> (text: String, span: SourceSpan)? {
        guard tokens[index].text == "100", index + 1 < tokens.count,
            tokens[index + 1].isSign("%") || tokens[index + 1].word == "percent"
        else { return nil }
        return ("100 %", tokens[index].span.union(tokens[index + 1].span))
    }

    // MARK: Messages

    private static func vague(_ words: String, _ span: SourceSpan, _ requirement: Requirement) -> Diagnostic {
        finding(
            "`\(words)` in \(requirement.id.value) can be neither met nor missed",
            at: span,
            leadsTo: "Whoever builds it decides what it means.",
            help: "Say how much, how long, which, or under what condition."
        )
    }

    private static func openList(_ words: String, _ span: SourceSpan, _ requirement: Requirement) -> Diagnostic {
        finding(
            "`\(words)` in \(requirement.id.value) leaves open what else is meant",
            at: span,
            leadsTo: "What is not named would not be built, or be guessed.",
            help: "Name all of it."
        )
    }

    private static func absolute(_ words: String, _ span: SourceSpan, _ requirement: Requirement) -> Diagnostic {
        finding(
            "`\(words)` in \(requirement.id.value) promises what no service keeps without exception",
            at: span,
            leadsTo: "The first outage breaks the requirement, and nobody has said what may happen then.",
            help: "Say under what condition it holds, and what happens otherwise."
        )
    }
}
