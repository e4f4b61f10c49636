import DesignModel
import Diagnostics

/// A worker that leaves open how it runs.
enum WorkerIncomplete: Rule {
    static let id: DiagnosticID = "worker-incomplete"
    static let explanation = Explanation(
        fault: """
            The row of a worker lacks its trigger, timeout, attempts, backoff, dead letter, idempotency, concurrency or
            monitoring.
            """,
        whyItMatters: """
            Nobody waits for a worker. What it does when it fails, is delivered twice or hangs has to be decided before,
            since nobody sees it happen.
            """,
        bad: "| Book | on `Parcel.paid` | on demand | retry 5 times | | | 8 | | REQ-003 |",
        good: """
            | Book | on `Parcel.paid` | on demand | retry 5 times, exponential 1s to 5m; then dead-letter and alert | `input.parcel.id` | 20s | 8 | alert when oldest > 10m | REQ-003 |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.workers.flatMap { worker in
            (emptyCells(of: worker) + incompletePolicy(of: worker))
                .filter { !view.isTroubled(in: $0.cell) }
                .map { lacks(worker, $0) }
        }
    }

    private struct Lack {
        /// Completes "The worker `Book` has no …".
        var what: String
        var cell: SourceSpan
        var consequence: String
        var help: String
    }

    private static func emptyCells(of worker: Worker) -> [Lack] {
        var found: [Lack] = []
        func need(_ isThere: Bool, _ what: String, _ cell: SourceSpan, _ consequence: String, _ help: String) {
            if !isThere { found.append(Lack(what: what, cell: cell, consequence: consequence, help: help)) }
        }
        need(
            worker.trigger != nil,
            "trigger",
            worker.cells.trigger,
            "Nothing would ever start it.",
            "Write `started`, `schedule`, or the state that starts it: `` on `Parcel.paid` ``."
        )
        need(
            worker.onFailure != nil,
            "attempts, no backoff and no dead letter",
            worker.cells.onFailure,
            "Work that fails once would be lost, and nobody would know.",
            "Write `retry 5 times, exponential 1s to 5m; then dead-letter and alert`."
        )
        // Without its heading a worker has no inputs to name its work by, which has been reported.
        need(
            worker.idempotentBy != nil || worker.span == worker.rowSpan,
            "idempotency",
            worker.cells.idempotentBy,
            "A job that is delivered twice would do its work twice.",
            "Write in `Idempotent by` what names the piece of work: `` `input.\(inputExample(worker))` ``."
        )
        need(
            worker.timeout != nil,
            "timeout",
            worker.cells.timeout,
            "An attempt that hangs would hold its place for ever.",
            "Write how long one attempt may take: `20s`."
        )
        need(
            worker.concurrency != nil,
            "concurrency",
            worker.cells.concurrency,
            "A burst of work would run all at once and take the database from the requests.",
            "Write how many pieces of work may run at once: `4`."
        )
        need(
            !worker.monitoring.isEmpty,
            "monitoring",
            worker.cells.monitoring,
            "Work that is late or keeps failing would be noticed by customers first.",
            "Write `alert when oldest > 10m`, `alert when failures > 20% over 10m` or `alert when late > 1h`."
        )
        return found
    }

    private static func incompletePolicy(of worker: Worker) -> [Lack] {
        guard let policy = worker.onFailure else { return [] }
        var found: [Lack] = []
        if policy.value.retries != .none, policy.value.backoff == nil {
            found.append(
                Lack(
                    what: "backoff",
                    cell: policy.span,
                    consequence: "All attempts would be over before whatever failed has recovered.",
                    help: "Write how long to wait between attempts: `, exponential 1s to 5m`."
                )
            )
        }
        // What is retried without end never gets there: a rule of its own.
        if !policy.value.deadLetters, policy.value.retries != .endless {
            found.append(
                Lack(
                    what: "dead letter",
                    cell: policy.span,
                    consequence: "Work whose last attempt fails would be lost.",
                    help: "Add `; then dead-letter and alert`."
                )
            )
        }
        return found
    }

    private static func inputExample(_ worker: Worker) -> String {
        guard let input = worker.inputs.first else { return "order.id" }
        return input.type.value.refersTo == nil ? input.name.value : input.name.value + ".id"
    }

    // MARK: Messages

    private static func lacks(_ worker: Worker, _ lack: Lack) -> Diagnostic {
        finding(
            "The worker `\(worker.name.value)` has no \(lack.what)",
            at: lack.cell.isEmpty ? worker.name.span : lack.cell,
            leadsTo: lack.consequence,
            help: lack.help
        )
    }
}
