import DesignModel
import Diagnostics

/// A scenario looks at a part of an answer that the answer does not have, or compares it with what it never is.
///
/// What an answer shows is in `Scenarios/`: `AnswerShape` and `AnswerLook`.
enum ScenarioReadsNothing: Rule {
    static let id: DiagnosticID = "scenario-reads-nothing"
    static let explanation = Explanation(
        fault: """
            A `jsonpath` of a scenario names a member that the answer does not have, goes on behind a single value, or is compared
            with a value that is never there; by the entity or the view that `Success` names and what wraps it, or by the body
            of the error.
            """,
        whyItMatters: "The scenario would fail whatever the service does.",
        bad: """
            | GET | /articles/{slug} | read Article | anyone | 200 {article: ArticleView} | 404 | REQ-002 |

            ```hurl
            GET /articles/on-wine
            HTTP 200
            [Asserts]
            jsonpath "$.title" == "On wine"
            ```
            """,
        good: """
            ```hurl
            GET /articles/on-wine
            HTTP 200
            [Asserts]
            jsonpath "$.article.title" == "On wine"
            ```
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        Impossibility.told(view.answerableExchanges.flatMap { impossibleLooks($0.exchange, $0.status, view) })
    }

    private static func impossibleLooks(
        _ exchange: TriedExchange,
        _ status: Located<Int>,
        _ view: DesignView
    ) -> [Impossibility] {
        let shapes = view.shapes(ofAnswer: status.value, of: exchange.endpoint)
        let looks = shapes.map {
            AnswerLook(view: view, endpoint: exchange.endpoint, shape: $0, isError: status.value >= 400)
        }
        let captures = exchange.entry.captures.compactMap { capture -> Impossibility? in
            guard case .jsonPath(let path) = capture.source else { return nil }
            return inEach(of: looks) { $0.fault(at: path, capture.sourceSpan) }
        }
        let asserts = exchange.entry.asserts.compactMap { assert -> Impossibility? in
            // That something is not shown may be just what is tried.
            guard case .jsonPath(let path) = assert.source, assert.predicate != .notExists else { return nil }
            return inEach(of: looks) { $0.fault(at: path, of: assert) }
        }
        return captures + asserts
    }

    /// The fault in the first of the bodies that may be answered, if there is one in all of them.
    private static func inEach(of looks: [AnswerLook], _ fault: (AnswerLook) -> Impossibility?) -> Impossibility? {
        let faults = looks.compactMap(fault)
        return faults.count == looks.count ? faults.first : nil
    }
}
