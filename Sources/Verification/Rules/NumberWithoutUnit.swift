import DesignModel
import Diagnostics

/// A number that does not say of what.
enum NumberWithoutUnit: Rule {
    static let id: DiagnosticID = "number-without-unit"
    static let explanation = Explanation(
        fault: "A number in a requirement, or the RTO of a failure mode, is followed by nothing that it counts.",
        whyItMatters: "Thirty of what: seconds, minutes, tickets? One of them is built, another is meant.",
        bad: "| REQ-003 | If an order is unpaid after 30, then the system shall expire it. | Scenario: Expiry |",
        good:
            "| REQ-003 | If an order is unpaid after 30 minutes, then the system shall expire it. | Scenario: Expiry |"
    )

    /// A word that goes on with the sentence instead of naming what is counted.
    private static let fillers: Set<String> = [
        "then", "the", "a", "an", "to", "in", "of", "on", "at", "by", "for", "from", "with", "when", "while", "if",
        "where", "shall", "is", "are", "it", "its", "that", "which", "after", "before", "until", "per", "and", "or",
    ]
    /// A word behind which a number tells how much. Behind any other it may be a name: `status 409`, `store 3`.
    private static let leading: Set<String> = [
        "for", "after", "within", "than", "to", "of", "in", "by", "under", "below", "above", "over", "beyond", "up",
        "down", "every", "each", "least", "most", "about", "around", "nearly", "almost", "exactly", "only", "just",
        "until", "before", "from", "between", "and", "or", "first", "last", "next", "any", "all", "is", "are", "be",
        "exceed", "exceeds", "reach", "reaches", "equal", "equals", "has", "have", "hold", "holds", "keep", "show",
        "send", "allow", "accept", "refuse", "on",
    ]

    static func check(_ view: DesignView) -> [Diagnostic] {
        let requirements = view.sentences.compactMap { requirement, tokens -> Diagnostic? in
            tokens.indices.first { isBare($0, in: tokens) }.map { bare(tokens[$0], requirement.id.value) }
        }
        let modes = view.design.components.flatMap(\.failureModes).filter { mode in
            let time = mode.recoveryTime.value
            return !time.isEmpty && time != "0" && time.utf8.allSatisfy { (48...57).contains($0) }
        }
        return requirements + modes.map(bareTime)
    }

    private static func isBare(_ index: Int, in tokens: [ProseToken]) -> Bool {
        guard tokens[index].kind == .number else { return false }
        if index > 0 {
            guard leading.contains(tokens[index - 1].word) else { return false }
        }
        guard index + 1 < tokens.count else { return true }
        let next = tokens[index + 1]
        // In `1 to 5 stars` the second number has the unit.
        if ["to", "or", "and", "of"].contains(next.word) || next.isSign("–-"), index + 2 < tokens.count,
            tokens[index + 2].kind == .number
        {
            return false
        }
        return next.isSign(".,;:)") || fillers.contains(next.word)
    }

    // MARK: Messages

    private static func bare(_ number: ProseToken, _ requirement: String) -> Diagnostic {
        finding(
            "`\(number.text)` in \(requirement) does not say of what",
            at: number.span,
            leadsTo: "The unit would be a guess.",
            help: "Write what is counted behind it: `\(number.text) minutes`."
        )
    }

    private static func bareTime(_ mode: FailureMode) -> Diagnostic {
        finding(
            "The RTO of `\(mode.name.value)` has no unit",
            at: mode.recoveryTime.span,
            leadsTo: "Whoever is woken by it would not know how long it may last.",
            help: "Write `\(mode.recoveryTime.value)s`, `\(mode.recoveryTime.value)m` or `\(mode.recoveryTime.value)h`."
        )
    }
}
