import DesignModel
import Diagnostics

/// The format has it, and no service is written from it yet: no fault of a design, and no rule of `verify`.
enum NotBuiltYet: Rule {
    static let id: DiagnosticID = "not-built-yet"
    static let explanation = Explanation(
        fault: "The design uses a part of the format that is understood, but that no service is written from yet.",
        whyItMatters:
            "The service would lack something that the design promises: it is refused by name instead of being left out.",
        bad: """
            | # | Step | On failure |
            |---|---|---|
            | 1 | `let charge = call Payments.charge(amount: self.total)` | unavailable: 503 `payments_unavailable` |
            """,
        good: """
            | # | Step | On failure |
            |---|---|---|
            | 1 | `let charge = custom Charge(amount: self.total)` | declined: 402 `card_declined` |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let renamed = view.endpoints.flatMap { endpoint in
            (ContractComparison(endpoint, in: view)?.renamed ?? []).map(\.error.span)
        }
        return view.design.beyondToday.map { notBuilt($0.feature, at: $0.span) }
            + renamed.map { notBuilt("A code of one's own for an error that has none", at: $0) }
    }

    /// What a design can do today in place of a part; keys are words of the part's name.
    private static let substitutes = [
        ("Worker", "Let a caller start the work: a `flow` behind an endpoint of its own."),
        ("Integration", "Write the logic by hand as `Custom: NAME`, or keep the other system out of this service."),
        ("call", "Write the logic by hand as `Custom: NAME`."),
        ("start", "Do the work in the flow itself."),
        ("timer", "Give the transition an event and an endpoint, and let a scheduler call it."),
        ("computed", "Show the value in a `View`, or set it in a flow."),
        ("Children", "Make it an entity of its own with a reference `on delete cascade`."),
        ("Shared rows", "Make the membership an entity of its own with two references."),
        ("Seed", "Create the rows by requests."),
        ("Paging", "Remove the line: lists are paged by cursor."),
        ("JWKS", "Use HS256 with a key from a variable."),
        ("API key", "Use `bearer JWT` for this role."),
        ("`if`", "Make two flows of it, or use `condition ? a : b` in the expression."),
        ("`for`", "Work on one row for each request."),
        ("ensure", "Use `find` and `create`."),
        ("Scenario bullets", "Say it by requests and by rows: `` - 3 `Ticket { … }` ``."),
    ]

    // MARK: Messages

    private static func notBuilt(_ feature: String, at span: SourceSpan) -> Diagnostic {
        let substitute = substitutes.first { feature.lowercased().contains($0.0.lowercased()) }?.1
        return finding(
            "No service is written from this yet: \(feature)",
            at: span,
            leadsTo: "The service would leave out what the design promises.",
            help: substitute ?? "Leave it out of the design for now."
        )
    }
}
