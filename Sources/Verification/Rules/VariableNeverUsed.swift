import DesignModel
import Diagnostics

/// A variable that the service never reads.
enum VariableNeverUsed: Rule {
    static let id: DiagnosticID = "variable-never-used"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: "`Configuration` declares a variable that neither the design nor the service itself uses.",
        whyItMatters: "Whoever runs the service sets it, and believes that it does something.",
        bad: "| `MAIL_URL` | url | required | The mail service. |",
        good: "| `LOG_LEVEL` | one of `debug`, `info`, `error` | `info` | How much is logged. |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        var used = Set(ServiceVariable.all.map(\.name) + view.namedVariables.map(\.value))
        // Where alerts are posted to, if it is set.
        if !view.workers.isEmpty { used.insert("ALERT_WEBHOOK_URL") }
        // A secret is most probably the key that `Authentication` lacks, which is a finding of its own.
        let lacksKey = view.design.authentication.map { $0.key == nil } ?? !view.design.roles.isEmpty
        return view.design.configuration.filter { variable in
            !used.contains(variable.name.value) && !(lacksKey && variable.type.value.isSecret)
        }.map { neverUsed($0, used) }
    }

    // MARK: Messages

    private static func neverUsed(_ variable: Variable, _ used: Set<String>) -> Diagnostic {
        let meant = didYouMean(variable.name.value, among: used.sorted())
        return finding(
            "Nothing uses the variable `\(variable.name.value)`",
            at: variable.name.span,
            leadsTo: "Whoever sets it would believe that it does something.",
            help: meant.map { "Did you mean `\($0)`?" } ?? "Remove the row, or use the variable."
        )
    }
}

extension FieldType {
    fileprivate var isSecret: Bool { if case .secret = self { true } else { false } }
}
