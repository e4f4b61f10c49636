import DesignModel
import Diagnostics

/// A secret that everybody knows.
enum SecretWithDefault: Rule {
    static let id: DiagnosticID = "secret-with-default"
    static let severity = Severity.danger
    static let explanation = Explanation(
        fault: "A `secret` in `Configuration` has a default.",
        whyItMatters: "A service whose operator forgot to set it would run with a secret that stands in its design.",
        bad: "| `JWT_SECRET` | secret text(32..) | `change-me-change-me-change-me-change` | Key of the tokens. |",
        good: "| `JWT_SECRET` | secret text(32..) | required | Key of the tokens. |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.design.configuration.compactMap { variable in
            guard case .secret = variable.type.value, case .standard = variable.need.value else { return nil }
            return withDefault(variable)
        }
    }

    // MARK: Messages

    private static func withDefault(_ variable: Variable) -> Diagnostic {
        finding(
            "The secret `\(variable.name.value)` has a default",
            at: variable.need.span,
            leadsTo: "Whoever reads the design can sign in wherever nobody changed it.",
            help: "Write `required`.",
            fixIts: [FixIt("write `required`", replacing: variable.need.span, with: "required")]
        )
    }
}
