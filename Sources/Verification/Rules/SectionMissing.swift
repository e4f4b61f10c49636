import DesignModel
import Diagnostics

/// A section that every service needs is not there.
enum SectionMissing: Rule {
    static let id: DiagnosticID = "section-missing"
    static let explanation = Explanation(
        fault: "The design has no `Requirements`, no `Component`, no `Limits`, no `Configuration` or no `Scenarios`.",
        whyItMatters:
            "Each of them decides something that would otherwise be guessed: what is promised, how much is allowed, how it is judged.",
        bad: """
            # Tickets

            ## Component: Desk
            """,
        good: """
            # Tickets

            ## Requirements

            ## Component: Desk

            ## Limits

            ## Configuration

            ## Scenarios
            """
    )

    private static let needed: [(heading: Design.Heading, title: String, lack: String)] = [
        (.requirements, "Requirements", "Nobody could say what the service is to do, and nothing could be traced."),
        (.limits, "Limits", "Requests, pages and callers would have no bound."),
        (.configuration, "Configuration", "The service could not be told where to listen and where its data is."),
        (.scenarios, "Scenarios", "Nothing but the design itself would judge the service."),
    ]

    static func check(_ view: DesignView) -> [Diagnostic] {
        var found = needed.filter { view.design.headings[$0.heading] == nil }.map {
            missing("## \($0.title)", leadsTo: $0.lack, view)
        }
        if view.design.components.isEmpty {
            found.append(missing("## Component: NAME", leadsTo: "The service would have nothing in it.", view))
        }
        return found
    }

    // MARK: Messages

    private static func missing(_ heading: String, leadsTo consequence: String, _ view: DesignView) -> Diagnostic {
        finding(
            "The design has no `\(heading)`",
            at: view.design.name.span,
            leadsTo: consequence,
            help: "Add the heading `\(heading)` with its table; `wright new` writes an example."
        )
    }
}
