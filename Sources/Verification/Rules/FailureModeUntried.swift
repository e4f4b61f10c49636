import DesignModel
import Diagnostics

/// A failure mode that nothing can bring about before it happens.
enum FailureModeUntried: Rule {
    static let id: DiagnosticID = "failure-mode-untried"
    static let severity = Severity.warning
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: """
            A failure mode is none of the known faults (`NAME down`, `slow`, `errors` or `garbage`, `Database down`,
            `Worker NAME crashes` or `is delivered twice`, `Two … at once`, `Process dies …`), its `Detection` names no
            scenario, and no contract answers it.
            """,
        whyItMatters: "What the row promises is a guess until it is tried, and it would first be tried in production.",
        bad: "| Disk full | alert | writes answer 503 | make room | 1h |",
        good: "| Database down | readiness probe | requests answer 503 | reconnect with backoff | 30s |"
    )

    /// What the tests of every contract provoke.
    private static let ofContracts = [
        "foreign key", "unique constraint", "version", "if match", "row lock", "lock", "idempotency key",
    ]

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.design.components.flatMap { component in
            component.failureModes.filter { !isTried($0, in: component, view) && !citesNothing($0, component, view) }
                .map { untried($0, view) }
        }
    }

    /// A mechanism that the design does not have is a fault of its own.
    private static func citesNothing(_ mode: FailureMode, _ component: Component, _ view: DesignView) -> Bool {
        let detection = SpokenWords(mode.detection.value)
        return Mechanism.all.contains { mechanism in
            mechanism.names.contains { detection.contains($0) } && !mechanism.isThere(mode, component, view)
        }
    }

    private static func isTried(_ mode: FailureMode, in component: Component, _ view: DesignView) -> Bool {
        if KnownFault.isNamed(in: mode.name.value, view) { return true }
        let detection = SpokenWords(mode.detection.value)
        let isScenario = view.spokenScenarios.named(in: detection).contains { place in
            detection.contains("scenario")
                || detection.text == SpokenWords(view.design.scenarios[place].name.value).text
        }
        return isScenario || (!component.endpoints.isEmpty && ofContracts.contains { detection.contains($0) })
    }

    // MARK: Messages

    private static func untried(_ mode: FailureMode, _ view: DesignView) -> Diagnostic {
        let meant = KnownFault.meant(by: mode.name.value, view)
        return finding(
            "Nothing can try the failure mode `\(mode.name.value)`",
            at: mode.name.span,
            leadsTo: "What it promises would first be tried in production.",
            help: meant.map { "Did you mean `\($0)`?" }
                ?? "Name a known fault, as `Database down` or `Two … at once`, or the scenario that tries it, in `Detection`: `Scenario: NAME`."
        )
    }
}
