import DesignModel
import Diagnostics

/// A row below `Errors` is for an error that nothing causes.
enum ErrorCaseCannotHappen: Rule {
    static let id: DiagnosticID = "error-case-cannot-happen"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: "A case of `Errors` is for errors that no endpoint can answer.",
        whyItMatters: """
            Either the design forgot the rule, the guard or the step that was to cause it, or the case is written otherwise
            there: then clients get that error in another shape.
            """,
        bad: """
            | Case | Status | Body |
            |---|---|---|
            | 409 `email_in_use` | 422 | `{errors: fields}` |

            (and the field is called `email`: the error is `email_taken`)
            """,
        good: """
            | Case | Status | Body |
            |---|---|---|
            | 409 `email_taken` | 422 | `{errors: fields}` |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        guard let shape = view.design.errorShape, let errors = view.everyError else { return [] }
        return shape.cases.filter { row in !errors.contains { $0.fits(row.kind.value) } }.map { row in
            cannotHappen(row, errors)
        }
    }

    // MARK: Messages

    private static func cannotHappen(_ row: ErrorShape.Case, _ errors: [ErrorMeaning]) -> Diagnostic {
        var help = "Remove the row, or add to the design what was to cause it."
        if case .code(let code, let status) = row.kind.value {
            let codes = Set(errors.filter { $0.status == status }.compactMap(\.code)).sorted()
            let meant = didYouMean(code, among: codes)
            let others = Set(errors.filter { $0.code == code }.map(\.status)).sorted()
            if let meant {
                help = "Did you mean `\(meant)`?"
            } else if let other = others.first {
                help = "By its meaning `\(code)` is a \(other); the column `Status` says what it is answered with."
            }
        }
        return finding(
            "No endpoint answers \(row.kind.value.text)",
            at: row.kind.span,
            leadsTo: "The row would be for nothing, and the error that is meant would look otherwise.",
            help: help
        )
    }
}

extension DesignView {
    /// Every error that some endpoint can answer, by its meaning; `nil` where something was not understood.
    var everyError: [ErrorMeaning]? {
        guard !endpoints.isEmpty else { return nil }
        var found: Set<ErrorMeaning> = []
        for endpoint in endpoints {
            guard let meanings = meanings(of: endpoint) else { return nil }
            found.formUnion(meanings)
        }
        // Before an endpoint is known: a path that nothing has, a request that is none.
        found.formUnion(ErrorMeaning.unsaid + [ErrorMeaning(400)])
        return found.sorted { ($0.status, $0.code ?? "") < ($1.status, $1.code ?? "") }
    }
}
