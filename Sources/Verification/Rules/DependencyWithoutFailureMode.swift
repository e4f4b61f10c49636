import DesignModel
import Diagnostics

/// Something that a component stands on can fail, and no row says what happens then.
enum DependencyWithoutFailureMode: Rule {
    static let id: DiagnosticID = "dependency-without-failure-mode"
    static let severity = Severity.warning
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: "No failure mode names an integration or a worker, or none of the whole design the database.",
        whyItMatters: """
            Whatever a component stands on is away one day. What callers get then, who notices, and how it comes back are
            to be known before.
            """,
        bad: """
            ### Integration: Carrier

            (and no failure mode begins with `Carrier`)
            """,
        good: "| Carrier down | circuit breaker | parcels wait | retries, then dead letter for staff | 1h |"
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        let rows = view.design.components.flatMap(\.failureModes)
        let names = rows.map { SpokenWords($0.name.value) }
        // A row with a name that is almost right has a finding of its own.
        let meant = Set(
            rows.filter { !KnownFault.isNamed(in: $0.name.value, view) }.compactMap {
                KnownFault.meant(by: $0.name.value, view)
            }
        )
        let namedSystems = names.flatMap { view.spokenSystems.named(in: $0) }
        let namedWorkers = names.flatMap { view.spokenWorkers.named(in: $0) }
        let systems = meant.union(namedSystems.map { view.integrations[$0].name.value })
        let workers = meant.union(namedWorkers.map { view.workers[$0].name.value })
        // Where a component has too few of them, that is the finding.
        let components = view.design.components.filter { $0.failureModes.count >= FailureModesTooFew.least }
        var found = components.flatMap { component in
            component.integrations.filter { !systems.contains($0.name.value) }.map {
                without("the integration `\($0.name.value)`", "\($0.name.value) down", at: $0.name.span)
            }
                + component.workers.filter { !workers.contains($0.name.value) }.map {
                    without("the worker `\($0.name.value)`", "Worker \($0.name.value) crashes", at: $0.name.span)
                }
        }
        if !names.contains(where: { $0.contains("database") }), components.count == view.design.components.count,
            let first = components.first(where: { !$0.entities.isEmpty })
        {
            let place = first.failureModesSpan ?? first.name.span
            found.append(without("the database", "Database down", at: place))
        }
        return found
    }

    // MARK: Messages

    private static func without(_ what: String, _ row: String, at span: SourceSpan) -> Diagnostic {
        finding(
            "No failure mode names \(what)",
            at: span,
            leadsTo: "What happens when it fails, and who notices, would be found out in production.",
            help: "Add a row, as `| \(row) | DETECTION | IMPACT | RECOVERY | RTO |`."
        )
    }
}
