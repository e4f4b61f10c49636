import DesignModel
import Diagnostics

/// A component whose failures nobody has thought through.
enum FailureModesTooFew: Rule {
    static let id: DiagnosticID = "failure-modes-too-few"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: "A component names fewer than three failure modes.",
        whyItMatters:
            "A store, two callers at once and a process that dies can fail everywhere: what happens then is to be known before it happens.",
        bad: """
            | Failure mode | Detection | Impact | Recovery | RTO |
            |---|---|---|---|---|
            | Database down | readiness probe | requests answer 503 | reconnect with backoff | 30s |
            """,
        good: """
            | Failure mode | Detection | Impact | Recovery | RTO |
            |---|---|---|---|---|
            | Database down | readiness probe | requests answer 503 | reconnect with backoff | 30s |
            | Two editors change a row at once | version in `If-Match` | the later one answers 412 | read again | 0s |
            | The process dies between commit and answer | Idempotency-Key on the retry | the retry gets the stored answer | restart | 10s |
            """
    )

    static let least = 3

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.design.components.filter { $0.failureModes.count < least }.map(tooFew)
    }

    // MARK: Messages

    private static func tooFew(_ component: Component) -> Diagnostic {
        let count = component.failureModes.count
        let number = count == 0 ? "no failure mode" : count == 1 ? "one failure mode only" : "two failure modes only"
        return finding(
            "The component `\(component.name.value)` names \(number)",
            at: component.failureModesSpan ?? component.name.span,
            leadsTo:
                "What happens when the store, a rival request or the process itself fails would be found out in production.",
            help: "Name at least \(least) below `### Failure modes`, each with detection, impact, recovery and RTO."
        )
    }
}
