import DesignModel
import Diagnostics

/// A wrapped list that is paged by a cursor, which it has no place for.
enum PageWithoutNext: Rule {
    static let id: DiagnosticID = "page-without-next"
    static let severity = Severity.warning
    static let explanation = Explanation(
        fault: """
            `Success` wraps a list in members of its own, and lists are paged by cursor: the answer has no place for the cursor
            of the next page.
            """,
        whyItMatters: "Callers would get the first page, and never the second one.",
        bad: """
            | Convention | Value |
            |---|---|
            | Paging | cursor |

            | GET | /articles | list Article | anyone | 200 {articles: list of ArticleView} | 400 | REQ-002 |
            """,
        good: """
            | Convention | Value |
            |---|---|
            | Paging | offset by `limit` and `offset` |

            | GET | /articles | list Article | anyone | 200 {articles: list of ArticleView} | 400 | REQ-002 |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let paging = view.design.conventions.paging
        if let heading = view.design.headings[.conventions], view.isTroubled(below: heading) { return [] }
        guard paging == nil || paging?.value == .cursor else { return [] }
        return view.endpoints.filter { endpoint in
            guard case .list = endpoint.does.value else { return false }
            return !endpoint.success.members.isEmpty && !endpoint.success.isWholeList
        }.map { withoutNext($0, paging?.span) }
    }

    // MARK: Messages

    private static func withoutNext(_ endpoint: Endpoint, _ paging: SourceSpan?) -> Diagnostic {
        finding(
            "\(endpoint.title) is paged by cursor, and its answer has no place for the next one",
            at: endpoint.success.span,
            because: paging.map { [DiagnosticLabel($0, "how lists are paged")] } ?? [],
            leadsTo: "Callers would never get to the second page.",
            help:
                "Write ``| Paging | offset by `limit` and `offset` |`` below `## Conventions`, or `[…]` for all rows at once."
        )
    }
}
