import DesignModel
import Diagnostics

/// One request, or one piece of work, becomes many calls to another system.
enum CallsAmplify: Rule {
    static let id: DiagnosticID = "calls-amplify"
    static let severity = Severity.warning
    static let explanation = Explanation(
        fault: """
            A call stands in a loop, in a flow or in a worker that a loop starts, and rounds × attempts come to more
            than 100 calls at worst, or to as many as there are rows.
            """,
        whyItMatters: """
            At the worst moment, when the other system is slow or down, each request costs it a hundred. It cannot
            recover, and the service waits with it.
            """,
        bad: """
            | 1 | `for line in input.lines` | |
            | 1.1 | `call Carrier.book(reference: line.reference)` | unavailable: 503 `carrier_unavailable` |

            (`lines` is a list of `1..50`; `Carrier` is tried 3 times)
            """,
        good: """
            | 1 | `call Carrier.bookAll(references: input.lines.map(l, l.reference))` | unavailable: 503 `carrier_unavailable` |
            """
    )

    static let most = 100

    static func check(_ view: DesignView) -> [Diagnostic] {
        var worst: [SourceSpan: CallPath] = [:]
        for path in view.amplifiedCalls where path.most.map({ $0 > most }) ?? true {
            if let known = worst[path.call.step.span], (known.most ?? .max) >= (path.most ?? .max) { continue }
            worst[path.call.step.span] = path
        }
        return worst.values.map(amplifies)
    }

    // MARK: Messages

    private static func amplifies(_ path: CallPath) -> Diagnostic {
        let name = "\(path.call.integration.name.value).\(path.call.operation.name.value)"
        let rounds = path.loops.map { loop in
            switch loop.times {
            case .atMost(let times): "\(times) rounds"
            case .rows(let entity): "every row of `\(entity)`"
            }
        }
        let factors = (rounds + ["\(path.attempts) \(path.attempts == 1 ? "attempt" : "attempts")"])
            .joined(separator: " × ")
        let total = path.most.map { " = \($0) times" } ?? ", without a limit"
        var labels = path.loops.map { DiagnosticLabel($0.span, "the rounds") }
        if let span = path.attemptsSpan, path.attempts > 1 { labels.append(DiagnosticLabel(span, "the attempts")) }
        return finding(
            "`\(name)` can be called for \(factors)\(total)",
            at: path.call.step.span,
            because: labels,
            leadsTo: "One request or job alone could overload the other system, just when it is in trouble.",
            help: path.most == nil
                ? "Start a worker for each row, `start WORKER(…)`, which has its own attempts and its own time."
                : "Call once for all of them, bound the list, or try less often."
        )
    }
}
