import DesignModel
import Diagnostics

/// Requests, pages or callers without a bound.
enum LimitAbsent: Rule {
    static let id: DiagnosticID = "limit-absent"
    static let explanation = Explanation(
        fault: "`Limits` lacks `Body`, `Page` or `Rate per caller`.",
        whyItMatters:
            "Without a bound a single caller can take the service down, by a large body, an endless page or many requests.",
        bad: """
            | Limit | Value |
            |---|---|
            | Body | 64 KiB |
            """,
        good: """
            | Limit | Value |
            |---|---|
            | Body | 64 KiB |
            | Page | 50, at most 200 |
            | Rate per caller | 600 per minute |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let limits = view.design.limits
        guard let heading = view.design.headings[.limits], !view.isTroubled(below: heading) else { return [] }
        var found: [Diagnostic] = []
        if limits.body == nil {
            found.append(absent("Body", "64 KiB", "A single request could fill the memory.", heading))
        }
        if limits.page == nil, view.endpoints.contains(where: \.isPaged) {
            found.append(absent("Page", "50, at most 200", "A list could answer with every row there is.", heading))
        }
        if limits.rate == nil {
            found.append(
                absent("Rate per caller", "600 per minute", "A single caller could keep all others out.", heading)
            )
        }
        return found
    }

    // MARK: Messages

    private static func absent(_ limit: String, _ example: String, _ consequence: String, _ heading: SourceSpan)
        -> Diagnostic
    {
        finding(
            "Limits lacks `\(limit)`",
            at: heading,
            leadsTo: consequence,
            help: "Add a row, such as `| \(limit) | \(example) |`."
        )
    }
}
