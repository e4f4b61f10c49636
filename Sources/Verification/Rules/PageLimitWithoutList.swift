import DesignModel
import Diagnostics

/// A limit of pages where there are none.
enum PageLimitWithoutList: Rule {
    static let id: DiagnosticID = "page-limit-without-list"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: "`Limits` says how long a page is, and no endpoint answers page by page.",
        whyItMatters: "The limit bounds nothing: a list was forgotten, or the row was copied from another design.",
        bad: "| Page | 50, at most 200 |",
        good: "| GET | /tickets | list Ticket | agent | 200 list of Ticket | 400, 401, 403 | REQ-006 |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        guard let page = view.design.limits.page, !view.endpoints.isEmpty else { return [] }
        return view.endpoints.contains(where: \.isPaged) ? [] : [withoutList(page.span)]
    }

    // MARK: Messages

    private static func withoutList(_ span: SourceSpan) -> Diagnostic {
        finding(
            "`Page` bounds nothing: no endpoint answers page by page",
            at: span,
            leadsTo: "Nothing could be built from this row.",
            help: "Remove the row, or add the endpoint `list E` that was to be paged."
        )
    }
}

extension Endpoint {
    /// A list that is not given as a whole.
    var isPaged: Bool {
        if case .list = does.value { !success.isWholeList } else { false }
    }
}
