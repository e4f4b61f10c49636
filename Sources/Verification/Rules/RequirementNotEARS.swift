import DesignModel
import Diagnostics

/// A requirement that has not the form of one: it says not when, or not who, or not one thing.
enum RequirementNotEARS: Rule {
    static let id: DiagnosticID = "requirement-not-ears"
    static let explanation = Explanation(
        fault: """
            A requirement is not in the form "[While …,] [When …,] the system shall …", "If …, then the system shall …" or
            "Where …, the system shall …", with exactly one "shall".
            """,
        whyItMatters:
            "A sentence without its trigger, its system or its single duty is built as each reader happens to understand it.",
        bad: "| REQ-001 | Customers should be able to report problems. | Scenario: Report |",
        good: "| REQ-001 | When a customer reports a problem, the system shall open a ticket. | Scenario: Report |"
    )

    private static let openings: Set<String> = ["when", "while", "where", "if"]
    private static let substitutes: Set<String> = ["must", "should", "will", "may", "can", "could", "would"]

    /// Words that stand in no name of a system.
    private static let notInNames: Set<String> = ["a", "an", "the", "is", "are", "be", "to", "of", "and"]

    static func check(_ view: DesignView) -> [Diagnostic] {
        let subjects = Subjects(view.design)
        return view.sentences.compactMap { requirement, tokens in
            tokens.isEmpty ? nil : fault(of: tokens, requirement, subjects)
        }
    }

    /// Who may stand before `shall`, in small letters, and who may not.
    private struct Subjects {
        /// The design and its components.
        let systems: Set<String>
        let people: Set<String>

        init(_ design: Design) {
            let names = [design.name.value] + design.components.map(\.name.value)
            systems = Set(names.map(inSmallLetters))
            people = Set(design.roles.map { inSmallLetters($0.name.value) } + ["user", "users"])
        }
    }

    private static func fault(of tokens: [ProseToken], _ requirement: Requirement, _ subjects: Subjects) -> Diagnostic?
    {
        let duties = tokens.filter { $0.word == "shall" }
        guard let duty = duties.first, let place = tokens.firstIndex(where: { $0.word == "shall" }) else {
            return withoutShall(tokens.first { substitutes.contains($0.word) }, requirement)
        }
        if duties.count > 1 { return severalDuties(duties, requirement) }
        let clauses = tokens[..<place].split { $0.isSign(",") }
        guard var subject = clauses.last, let opening = clauses.first?.first else { return noSystem(duty, requirement) }
        let isAnswerToFault = subject.first?.word == "then"
        if isAnswerToFault { subject = subject.dropFirst() }
        if !isSystem(subject, subjects) {
            let isRunOn = clauses.count == 1 && openings.contains(opening.word) && endsWithSystem(subject)
            return isRunOn ? withoutComma(opening, requirement) : noSystem(subject.last ?? duty, requirement)
        }
        if clauses.count == 1 { return nil }
        if !openings.contains(opening.word) { return strangeOpening(opening, requirement) }
        let isCondition = clauses.dropLast().contains { $0.first?.word == "if" }
        return isCondition && !isAnswerToFault ? withoutThen(subject.first ?? duty, requirement) : nil
    }

    /// `the system`, `the payment service`: an article and a few words, none of them a role's; or the design's name.
    private static func isSystem(_ subject: ArraySlice<ProseToken>, _ subjects: Subjects) -> Bool {
        let words = subject.map(\.word)
        let name = words.joined(separator: " ")
        if subjects.systems.contains(name) { return true }
        if name.hasPrefix("the "), subjects.systems.contains(String(name.dropFirst(4))) { return true }
        guard words.first == "the", (2...5).contains(words.count), let last = words.last else { return false }
        return !words.contains("") && !subjects.people.contains(last)
            && words.dropFirst().allSatisfy { !notInNames.contains($0) }
    }

    private static func endsWithSystem(_ clause: ArraySlice<ProseToken>) -> Bool {
        let words = clause.suffix(3).map(\.word)
        return words.dropLast().contains("the")
    }

    // MARK: Messages

    private static let pattern =
        "Write `When …, the system shall …`, `While …, the system shall …`, `If …, then the system shall …`, or `The system shall …`."

    private static func malformed(
        _ what: String,
        at span: SourceSpan,
        because: [DiagnosticLabel] = [],
        leadsTo consequence: String,
        help: String = pattern,
        fixIts: [FixIt] = []
    ) -> Diagnostic {
        finding(what, at: span, because: because, leadsTo: consequence, help: help, fixIts: fixIts)
    }

    private static func withoutShall(_ substitute: ProseToken?, _ requirement: Requirement) -> Diagnostic {
        malformed(
            substitute.map { "\(requirement.id.value) says `\($0.text)` instead of `shall`" }
                ?? "\(requirement.id.value) does not say what the system shall do",
            at: substitute?.span ?? requirement.prose.span,
            leadsTo: "It would be open whether this is a duty, a wish or a fact.",
            fixIts: substitute.map { [FixIt("write `shall`", replacing: $0.span, with: "shall")] } ?? []
        )
    }

    private static func severalDuties(_ duties: [ProseToken], _ requirement: Requirement) -> Diagnostic {
        malformed(
            "\(requirement.id.value) says `shall` \(duties.count == 2 ? "twice" : "\(duties.count) times")",
            at: duties[1].span,
            because: [DiagnosticLabel(duties[0].span, "the first duty")],
            leadsTo: "One of the duties could be missing while the requirement counts as met.",
            help: "Make a requirement of its own of each."
        )
    }

    private static func noSystem(_ token: ProseToken, _ requirement: Requirement) -> Diagnostic {
        malformed(
            "\(requirement.id.value) does not name the system that shall do it",
            at: token.span,
            leadsTo: "It would be open whether the service or somebody else has this duty."
        )
    }

    private static func withoutComma(_ opening: ProseToken, _ requirement: Requirement) -> Diagnostic {
        malformed(
            "\(requirement.id.value) does not end its `\(opening.text)` with a comma",
            at: opening.span,
            leadsTo: "Readers could draw the line between the occasion and the duty at different places."
        )
    }

    private static func strangeOpening(_ opening: ProseToken, _ requirement: Requirement) -> Diagnostic {
        malformed(
            "\(requirement.id.value) begins with `\(opening.text)`, which opens no condition",
            at: opening.span,
            leadsTo: "It would be open when the duty holds."
        )
    }

    private static func withoutThen(_ subject: ProseToken, _ requirement: Requirement) -> Diagnostic {
        malformed(
            "\(requirement.id.value) lacks `then` behind its `If`",
            at: subject.span,
            leadsTo: "The answer to a fault would not be told from the ordinary case.",
            help: "Write `If …, then the system shall …`.",
            fixIts: [
                FixIt(
                    "write `then`",
                    replacing: SourceSpan(file: subject.span.file, start: subject.span.start, end: subject.span.start),
                    with: "then ",
                    isSafe: true
                )
            ]
        )
    }
}
