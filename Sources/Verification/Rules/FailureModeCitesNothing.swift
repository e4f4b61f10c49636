import DesignModel
import Diagnostics

/// A failure is noticed or mended by something that the design does not have.
enum FailureModeCitesNothing: Rule {
    static let id: DiagnosticID = "failure-mode-cites-nothing"
    static let severity = Severity.danger
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: """
            `Detection` or `Recovery` of a failure mode cites a mechanism, as a circuit breaker, a dead letter, a timer,
            a unique constraint or a foreign key, that this component's design does not have; or a scenario that there is not.
            """,
        whyItMatters: """
            The table reads as if somebody had taken care. On the day of the failure nothing notices it, and what was to
            mend it was never built.
            """,
        bad: """
            | Two registrations of one name at once | unique constraint | the later one answers 409 | none needed | 0s |

            (and no field of the component is `unique`)
            """,
        good: """
            | name | text(1..120) | unique | The name of the customer. |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.design.components.flatMap { component in
            component.failureModes.flatMap { mode in
                let mechanisms = [("Detection", mode.detection), ("Recovery", mode.recovery)].flatMap { column, cell in
                    let words = SpokenWords(cell.value)
                    return Mechanism.all.compactMap { mechanism -> Diagnostic? in
                        guard let cited = mechanism.names.first(where: { words.contains($0) }),
                            !mechanism.isThere(mode, component, view)
                        else { return nil }
                        return citesNothing(mode, column, cell, cited, mechanism)
                    }
                }
                return mechanisms + [namesNoScenario(mode, view)].compactMap { $0 }
            }
        }
    }

    /// `Scenario: NAME` beside a known fault; without one, nothing tries the row, which is a fault of its own.
    private static func namesNoScenario(_ mode: FailureMode, _ view: DesignView) -> Diagnostic? {
        let words = mode.detection.value.split(separator: ":", maxSplits: 1)
        guard words.count == 2, words[0].lowercased() == "scenario", KnownFault.isNamed(in: mode.name.value, view),
            !view.design.scenarios.contains(where: { SpokenWords(mode.detection.value).contains($0.name.value) })
        else { return nil }
        return finding(
            "Detection of `\(mode.name.value)` names no scenario of the design",
            at: mode.detection.span,
            leadsTo: "Whoever relies on this row believes that it is tried.",
            help: "Write `Scenario: NAME` with the name of a scenario, or say what shows the failure."
        )
    }

    // MARK: Messages

    private static func citesNothing(
        _ mode: FailureMode,
        _ column: String,
        _ cell: Located<String>,
        _ cited: SpokenWords,
        _ mechanism: Mechanism
    ) -> Diagnostic {
        let shown = ["if match": "If-Match", "idempotency key": "Idempotency-Key"][cited.text] ?? cited.text
        return finding(
            "\(column) of `\(mode.name.value)` cites `\(shown)`, and nothing in the design gives one",
            at: cell.span,
            leadsTo: "Whoever relies on this row waits for something that was never built.",
            help: "Design it, as \(mechanism.place), or write what there is."
        )
    }
}
