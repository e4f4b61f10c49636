import DesignModel
import Diagnostics

/// A variable whose type does not hold what it is for.
enum VariableOfWrongType: Rule {
    static let id: DiagnosticID = "variable-of-wrong-type"
    static let explanation = Explanation(
        fault:
            """
            A variable that every service reads, the key of `Authentication`, or the address or the key of an
            integration has a type that does not fit its use.
            """,
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
            if let wanted = wantedOfCalls(variable, view) ?? wantedOfCallers(variable, view) {
                return wrongType(variable, wanted: wanted)
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

    /// Where another system is, and how the service shows it who it is.
    private static func wantedOfCalls(_ variable: Variable, _ view: DesignView) -> String? {
        let name = variable.name.value
        let type = variable.type.value
        for integration in view.integrations {
            if integration.baseURL?.value == name, type != .url, type != .secret(.url) { return "url" }
            guard integration.authentication?.value.variables.contains(name) ?? false else { continue }
            if case .basic(name, _) = integration.authentication?.value { continue }
            if case .secret = type { continue }
            return "secret text(8..), so that it is never shown or logged"
        }
        return nil
    }

    /// How callers show who they are: where the issuer's keys are, and what API keys are compared with.
    private static func wantedOfCallers(_ variable: Variable, _ view: DesignView) -> String? {
        let authentication = view.design.authentication
        let type = variable.type.value
        if authentication?.keySet?.value == variable.name.value, type != .url, type != .secret(.url) { return "url" }
        guard authentication?.apiKey?.value.variable.value == variable.name.value else { return nil }
        if case .secret(.list(.text)) = type { return nil }
        if case .secret(.text) = type { return nil }
        return "secret list of text(64..64): the SHA-256 of each key, in hex"
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
