import DesignModel
import Diagnostics

/// A worker may still be at one tick of the clock when the next one comes, and nothing says what happens then.
enum WorkerOverlapsItself: Rule {
    static let id: DiagnosticID = "worker-overlaps-itself"
    static let severity = Severity.danger
    static let explanation = Explanation(
        fault: """
            The longest run of a scheduled worker, attempts × timeout + backoff, is longer than its period, it may run
            more than once at a time, and nothing is said of times that were missed.
            """,
        whyItMatters: """
            On a bad day two runs change the same rows at once, each with what the other has not written yet. That day
            is not in any test.
            """,
        bad: """
            | Sweep | schedule | every 1m | retry 5 times, exponential 1s to 5m; then dead-letter and alert | `input.time` | 20s | 4 | alert when late > 1h | REQ-005 |
            """,
        good: """
            | Sweep | schedule | every 1m, skip when missed | retry 5 times, exponential 1s to 5m; then dead-letter and alert | `input.time` | 20s | 1 | alert when late > 1h | REQ-005 |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.workers.compactMap { worker in
            guard case .schedule = worker.trigger?.value, let frequency = worker.frequency,
                let period = frequency.value.period, let run = worker.longestRun,
                let concurrency = worker.concurrency, concurrency.value > 1, worker.missed == nil,
                run.milliseconds > period * 1000, tellsTicksApart(worker),
                !view.isTroubled(in: worker.cells.frequency)
            else { return nil }
            return overlaps(worker, run, period: period, frequency, concurrency)
        }
    }

    /// Where the tick is no part of what names the work, a second start joins the first.
    private static func tellsTicksApart(_ worker: Worker) -> Bool {
        worker.idempotentBy?.value.contains { $0.uses(name: "input") } ?? false
    }

    // MARK: Messages

    private static func overlaps(
        _ worker: Worker,
        _ run: WorstCase,
        period: Int,
        _ frequency: Located<Worker.Frequency>,
        _ concurrency: Located<Int>
    ) -> Diagnostic {
        finding(
            "`\(worker.name.value)` can run for \(run.sum), longer than its period of \(period) s",
            at: frequency.span,
            because: [
                DiagnosticLabel(worker.cells.timeout, "the time of one attempt"),
                DiagnosticLabel(worker.cells.onFailure, "the attempts and what is between them"),
                DiagnosticLabel(concurrency.span, "so many may run at once"),
            ],
            leadsTo: "The next run would start beside one that still works, and both would change the same rows.",
            help: "Write `1` in Concurrency, or behind the time what becomes of missed ones: `, skip when missed`."
        )
    }
}
