import DesignModel
import Diagnostics

/// A scenario looks at a part of an answer that the answer does not have.
enum ScenarioReadsNothing: Rule {
    static let id: DiagnosticID = "scenario-reads-nothing"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: """
            A `jsonpath` of a scenario names a member that the answer does not have, or goes on behind a single value; by the
            entity or the view that `Success` names and what wraps it, or by the body of the error.
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
        view.exchanges.flatMap { exchange -> [Diagnostic] in
            guard let status = exchange.status?.value, let endpoint = view.endpoint(for: exchange) else { return [] }
            let isSuccess = status == endpoint.success.status
            let forms = isSuccess ? [view.form(of: endpoint)] : view.errorForms(of: endpoint, status: status)
            return paths(in: exchange).compactMap { text, span in
                guard let path = JSONPath(text), let first = forms.first,
                    let deadEnd = first.deadEnd(of: path),
                    forms.allSatisfy({ $0.deadEnd(of: path) != nil })
                else { return nil }
                let cause = isSuccess ? endpoint.success.span : view.design.errorShape?.span ?? endpoint.errorsSpan
                return readsNothing(text, span, deadEnd, endpoint, DiagnosticLabel(cause, "what it answers"))
            }
        }
    }

    /// Those of captures and asserts; that something is not there may well be asserted.
    private static func paths(in exchange: HurlEntry) -> [(text: String, span: SourceSpan)] {
        let captures = exchange.captures.map { ($0.source, $0.span) }
        let asserts = exchange.asserts.filter { $0.predicate != .notExists }.map { ($0.source, $0.span) }
        return (captures + asserts).compactMap { source, span in
            if case .jsonPath(let text) = source { (text, span) } else { nil }
        }
    }

    // MARK: Messages

    private static func readsNothing(
        _ path: String,
        _ span: SourceSpan,
        _ deadEnd: AnswerForm.DeadEnd,
        _ endpoint: Endpoint,
        _ cause: DiagnosticLabel
    ) -> Diagnostic {
        finding(
            "The answer of \(endpoint.title) has no `\(path)`",
            at: span,
            because: [cause],
            leadsTo: "The scenario would fail whatever the service does.",
            help: help(deadEnd)
        )
    }

    private static func help(_ deadEnd: AnswerForm.DeadEnd) -> String {
        switch deadEnd.reason {
        case .hasNoBody: "The answer has no body: look at `status` or a header, or let the endpoint show something."
        case .isValue: "`\(deadEnd.reached)` is a single value: end the path there."
        case .isList: "`\(deadEnd.reached)` is a list: pick a row, `\(deadEnd.reached)[0]`."
        case .isNoList: "`\(deadEnd.reached)` is no list: name one of its members."
        case .lacks(let name, let known):
            didYouMean(name, among: known).map { "Did you mean `\(deadEnd.reached).\($0)`?" }
                ?? "`\(deadEnd.reached)` has \(known.map { "`\($0)`" }.joined(separator: ", "))."
        }
    }
}
