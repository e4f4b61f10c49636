import DesignModel
import Diagnostics

/// The architect has still to decide something.
enum OpenQuestion: Rule {
    static let id: DiagnosticID = "open-question"
    static let explanation = Explanation(
        fault: "An item stands below `Open questions`.",
        whyItMatters: "Building would mean to guess the answer.",
        bad: """
            ## Open questions

            - May a closed ticket be opened again?
            """,
        good: """
            ## Decisions

            - A closed ticket stays closed: REQ-010.
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.design.openQuestions.map(open)
    }

    // MARK: Messages

    private static func open(_ question: Located<String>) -> Diagnostic {
        finding(
            "This question is open: \(question.value)",
            at: question.span,
            leadsTo: "Nothing is built on a guess.",
            help: "Answer it in the design and remove the item."
        )
    }
}
