import DesignModel
import Diagnostics

/// A scenario makes too few rows for the answer that it expects.
enum ScenarioFallsShort: Rule {
    static let id: DiagnosticID = "scenario-falls-short"
    static let explanation = Explanation(
        fault: """
            A scenario expects the answer of a step that counts rows, and all the rows that it makes are fewer than the step
            needs for it.
            """,
        whyItMatters: "The scenario would fail, although the service does what the step says.",
        bad: """
            - 2 `Ticket { customer: cora, agent: abe, state: "assigned" }`

            (and `desk_full` is expected, which is answered from 20 tickets on)
            """,
        good: """
            - 20 `Ticket { customer: cora, agent: abe, state: "assigned" }`
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.design.scenarios.filter { !view.isTroubled(below: $0.span) }.flatMap { check($0, view) }
    }

    private static func check(_ scenario: Scenario, _ view: DesignView) -> [Diagnostic] {
        var rows: [String: Int] = [:]
        var places: [String: SourceSpan] = [:]
        var found: [Diagnostic] = []
        for part in scenario.parts {
            switch part {
            case .actor: break
            case .event(let event):
                // How many rows workers and timers make is not known.
                if event.value.letsWorkersRun { return found }
            case .rows(let made):
                rows[nounOf(made.entity.value), default: 0] += made.count
                places[nounOf(made.entity.value)] = made.span
            case .exchange(let exchange):
                guard let endpoint = view.endpoint(for: exchange) else { continue }
                if let bound = bound(behind: exchange, endpoint, view), case .things(let noun) = bound.unit,
                    let made = rows[noun], made < bound.value, let place = places[noun]
                {
                    found.append(fallsShort(place, made, bound))
                }
                // Every request that may make a row counts as one that has.
                for entity in created(by: endpoint, view) where view.entity(entity) != nil {
                    rows[nounOf(entity), default: 0] += 1
                }
            }
        }
        return found
    }

    private static func nounOf(_ entity: String) -> String { nameWords(entity).last.map(singular) ?? entity }

    /// What the step compares with whose answer the request expects.
    private static func bound(behind exchange: HurlEntry, _ endpoint: Endpoint, _ view: DesignView) -> StatedBound? {
        let codes = view.assertedCodes(of: exchange).map(\.code)
        let step = view.flow(of: endpoint)?.steps.first { step in
            step.failures.contains { failure in failure.code.map(codes.contains) ?? false }
        }
        // Only a step that goes on below the bound: `require rows.size() < 20`.
        guard let step, case .require(let condition) = step.kind,
            case .binary(let sign, let left, _) = condition.withoutConversion.kind,
            sign == .less || sign == .lessOrEqual,
            case .call = left.withoutConversion.kind
        else { return nil }
        return view.bounds(of: step, []).first
    }

    /// The entities of which a request may make rows.
    private static func created(by endpoint: Endpoint, _ view: DesignView) -> Set<String> {
        let steps = view.flow(of: endpoint)?.steps.flatMap(\.everyStep) ?? []
        var entities = Set(
            steps.compactMap { step in
                if case .create(_, let name, _) = step.kind { name.value } else { nil }
            }
        )
        if case .create(let entity) = endpoint.does.value { entities.insert(entity) }
        return entities
    }

    // MARK: Messages

    private static func fallsShort(_ place: SourceSpan, _ made: Int, _ bound: StatedBound) -> Diagnostic {
        finding(
            "\(made) rows are too few: the expected answer is given from \(bound.value) on",
            at: place,
            because: [DiagnosticLabel(bound.span, "the bound")],
            leadsTo: "The scenario would fail although the service does what is designed.",
            help: "Make \(bound.value) rows, or mend the bound."
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
