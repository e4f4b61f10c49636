import DesignModel
import Diagnostics

/// Some errors keep the shape that clients know, and the others do not.
enum ErrorShapeIncomplete: Rule {
    static let id: DiagnosticID = "error-shape-incomplete"
    static let severity = Severity.warning
    static let explanation = Explanation(
        fault: "`Errors` has cases and no `any other`: what fits none of them is answered as RFC 9457 has it.",
        whyItMatters: """
            Clients of the existing API know one shape. Those errors that nobody thinks of (405, 413, 429, 500) would come in
            another one, and only then.
            """,
        bad: """
            | Case | Status | Body |
            |---|---|---|
            | rule | 422 | `{errors: fields}` |
            """,
        good: """
            | Case | Status | Body |
            |---|---|---|
            | rule | 422 | `{errors: fields}` |
            | any other | – | `{errors: {body: [title]}}` |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        guard let shape = view.design.errorShape, !shape.cases.isEmpty, shape.anyOther == nil,
            !view.isTroubled(below: shape.span)
        else { return [] }
        return [incomplete(shape)]
    }

    // MARK: Messages

    private static func incomplete(_ shape: ErrorShape) -> Diagnostic {
        finding(
            "`Errors` does not say how any other error looks",
            at: shape.span,
            leadsTo: "Clients would get some errors in a shape that they do not know.",
            help: "Add a row, such as ``| any other | – | `{errors: {body: [title]}}` |``."
        )
    }
}
