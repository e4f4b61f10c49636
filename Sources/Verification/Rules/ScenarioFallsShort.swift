import DesignModel
import Diagnostics
import Expressions

/// A scenario makes too few rows for the answer that it expects.
enum ScenarioFallsShort: Rule {
    static let id: DiagnosticID = "scenario-falls-short"
    static let explanation = Explanation(
        fault: """
            A scenario expects the answer of a step that counts rows, and of the rows that it makes fewer can be counted than the
            step needs for it: rows of another state, or with another value of a field, do not count.
            """,
        whyItMatters: "The scenario would fail, although the service does what the step says.",
        bad: """
            - 19 `Ticket { customer: cora, agent: abe, state: "assigned" }`
            - 1 `Ticket { customer: cora }`

            (and `desk_full` is expected, which is answered from 20 tickets in the state `assigned` on)
            """,
        good: """
            - 20 `Ticket { customer: cora, agent: abe, state: "assigned" }`
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.design.scenarios.filter { !view.isTroubled(below: $0.span) }.flatMap { check($0, view) }
    }

    private static func check(_ scenario: Scenario, _ view: DesignView) -> [Diagnostic] {
        var rows: [Scenario.Rows] = []
        var requests: [(entry: HurlEntry, endpoint: Endpoint)] = []
        var found: [Diagnostic] = []
        for part in scenario.parts {
            switch part {
            case .actor: break
            case .event(let event):
                // How many rows workers and timers make is not known.
                if event.value.letsWorkersRun { return found }
            case .rows(let made): rows.append(made)
            case .exchange(let exchange):
                guard let endpoint = view.endpoint(for: exchange) else { continue }
                if let bound = bound(behind: exchange, endpoint, view) {
                    let counted = bound.rows
                    let made = rows.filter { $0.entity.value == counted.entity }
                    let all = made.filter { counted.mayHold($0, view) }.map(\.count).reduce(0, +)
                    let more = requests.map { counted.most(madeBy: $0.endpoint, view) }
                    if let place = made.last(where: { counted.mayHold($0, view) }) ?? made.last, !more.contains(nil) {
                        let sum = all + more.compactMap { $0 }.reduce(0, +)
                        if sum < bound.bound.value {
                            found.append(fallsShort(place, sum, bound.bound, counted, exchange, view))
                        }
                    }
                }
                // What is refused leaves nothing behind.
                if exchange.status.map({ $0.value < 400 }) ?? true { requests.append((exchange, endpoint)) }
            }
        }
        return found
    }

    /// What the step compares with whose answer the request expects, and the rows that it counts.
    private static func bound(behind exchange: HurlEntry, _ endpoint: Endpoint, _ view: DesignView)
        -> (bound: StatedBound, rows: CountedRows)?
    {
        let codes = view.assertedCodes(of: exchange).map(\.code)
        let step = view.flow(of: endpoint)?.steps.first { step in
            step.failures.contains { failure in failure.code.map(codes.contains) ?? false }
        }
        // Only a step that goes on below the bound: `require rows.size() < 20`.
        guard let step, case .require(let condition) = step.kind,
            case .binary(let sign, let left, _) = condition.withoutConversion.kind,
            sign == .less || sign == .lessOrEqual,
            case .call(_, let arguments) = left.withoutConversion.kind,
            let rows = arguments.first.flatMap({ CountedRows($0) }),
            let bound = view.bounds(of: step, []).first, case .things = bound.unit
        else { return nil }
        return (bound, rows)
    }

    // MARK: Messages

    private static func fallsShort(
        _ place: Scenario.Rows,
        _ made: Int,
        _ bound: StatedBound,
        _ rows: CountedRows,
        _ exchange: HurlEntry,
        _ view: DesignView
    ) -> Diagnostic {
        var because = [DiagnosticLabel(bound.span, "the bound")]
        because += rows.demands.map { DiagnosticLabel($0.span, "only rows like this count") }
        because += exchange.status.map { [DiagnosticLabel($0.span, "expected here")] } ?? []
        return finding(
            "\(made) rows are too few: the expected answer is given from \(bound.value) on",
            at: place.span,
            because: because,
            leadsTo: "The scenario would fail although the service does what is designed.",
            help: "Make \(bound.value) rows\(rows.like), or mend the bound."
        )
    }
}

extension Scenario.Event {
    /// Whether workers or timers may do something by it.
    fileprivate var letsWorkersRun: Bool {
        switch self {
        case .passes, .workersRun, .start: true
        case .answers, .system, .clockIs, .wasCalled, .deadLetters, .alertWasRaised: false
        }
    }
}
