import DesignModel
import Diagnostics

/// A row below `Errors` that comes too late.
enum ErrorCaseShadowed: Rule {
    static let id: DiagnosticID = "error-case-shadowed"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: "Each error that a case of `Errors` is for fits an earlier row already, and the first that fits counts.",
        whyItMatters: "The row says how clients know these errors, and they would get them as the earlier row says.",
        bad: """
            | Case | Status | Body |
            |---|---|---|
            | 409 | – | `{message: title}` |
            | unique | 422 | `{errors: fields}` |
            """,
        good: """
            | Case | Status | Body |
            |---|---|---|
            | unique | 422 | `{errors: fields}` |
            | 409 | – | `{message: title}` |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        guard let shape = view.design.errorShape, let errors = view.everyError else { return [] }
        return shape.cases.enumerated().compactMap { index, row in
            let own = errors.filter { $0.fits(row.kind.value) }
            guard let example = own.first, index > 0 else { return nil }
            let earlier = shape.cases.prefix(index)
            let isShadowed = own.allSatisfy { error in earlier.contains { error.fits($0.kind.value) } }
            guard isShadowed, let first = earlier.first(where: { example.fits($0.kind.value) }) else { return nil }
            return shadowed(row, first)
        }
    }

    // MARK: Messages

    private static func shadowed(_ row: ErrorShape.Case, _ first: ErrorShape.Case) -> Diagnostic {
        finding(
            "Nothing is left for the case \(row.kind.value.text)",
            at: row.kind.span,
            because: [DiagnosticLabel(first.kind.span, "this row comes first and takes it")],
            leadsTo: "Clients would get these errors as the earlier row says.",
            help: "Move this row above `\(first.kind.value.text.filter { $0 != "`" })`, or remove it."
        )
    }
}
