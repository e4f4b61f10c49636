import DesignModel
import Diagnostics

/// A variable whose type does not hold what it is for.
enum VariableOfWrongType: Rule {
    static let id: DiagnosticID = "variable-of-wrong-type"
    static let explanation = Explanation(
        fault:
            "A variable that every service reads, or the key of `Authentication`, has a type that does not fit its use.",
        whyItMatters:
            "The service would accept a value at start that it cannot work with, or a key that can be guessed.",
        bad: "| `JWT_SECRET` | text(8..) | required | Key that signs and verifies tokens. |",
        good: "| `JWT_SECRET` | secret text(32..) | required | Key that signs and verifies tokens. |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.design.configuration.compactMap { variable in
            if variable.type.value == .faulty { return nil }
            if let known = ServiceVariable.all.first(where: { $0.name == variable.name.value }) {
                return known.fits(variable.type.value) ? nil : wrongType(variable, wanted: known.wanted)
            }
            guard view.design.authentication?.key?.value == variable.name.value, !isKey(variable.type.value) else {
                return nil
            }
            return wrongType(
                variable,
                wanted: "secret text(32..): 32 characters at least, since HS256 is as strong as its key"
            )
        }
    }

    private static func isKey(_ type: FieldType) -> Bool {
        guard case .secret(.text(let bounds)) = type else { return false }
        return (bounds.least ?? 0) >= 32
    }

    // MARK: Messages

    private static func wrongType(_ variable: Variable, wanted: String) -> Diagnostic {
        finding(
            "The type of `\(variable.name.value)` does not fit its use",
            at: variable.type.span,
            leadsTo: "The service would accept a value at start that it cannot work with.",
            help: "Write \(wanted)."
        )
    }
}
