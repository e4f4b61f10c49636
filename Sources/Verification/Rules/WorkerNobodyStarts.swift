import DesignModel
import Diagnostics

/// A worker that never runs.
enum WorkerNobodyStarts: Rule {
    static let id: DiagnosticID = "worker-nobody-starts"
    static let needsWholeDesign = true
    static let explanation = Explanation(
        fault: """
            The trigger of a worker is `started`, and no step `start` outside itself names it; or it is `schedule`, and
            no time is given.
            """,
        whyItMatters:
            "The work looks as if it were done, and never is. That a scenario starts it by hand changes nothing.",
        bad: "| Refund | started | on demand | … |",
        good: """
            | Transition | Who | Guard | Effects | Requirements |
            |---|---|---|---|---|
            | cancel | customer where `self.customer == me` | | `start Refund(order: self)` | REQ-007 |
            """
    )

    static func check(_ view: DesignView) -> [Diagnostic] {
        view.workers.compactMap { worker in
            switch worker.trigger?.value {
            case .started: isStarted(worker, view) ? nil : neverStarted(worker)
            case .schedule: isScheduled(worker, view) ? nil : neverDue(worker)
            case .entered, nil: nil
            }
        }
    }

    private static func isStarted(_ worker: Worker, _ view: DesignView) -> Bool {
        let others = view.workers.filter { $0.name.value != worker.name.value }.flatMap(\.steps).flatMap(\.everyStep)
        return (view.stepsOfRequests + others).contains { step in
            if case .start(let started, _, _) = step.kind { started.value == worker.name.value } else { false }
        }
    }

    private static func isScheduled(_ worker: Worker, _ view: DesignView) -> Bool {
        worker.frequency?.value.period != nil
            || (worker.frequency == nil && view.isTroubled(in: worker.cells.frequency))
    }

    // MARK: Messages

    private static func neverStarted(_ worker: Worker) -> Diagnostic {
        let inputs = worker.inputs.map { "\($0.name.value): …" }.joined(separator: ", ")
        return finding(
            "No step starts the worker `\(worker.name.value)`",
            at: worker.name.span,
            because: [DiagnosticLabel(worker.cells.trigger, "it waits to be started")],
            leadsTo: "Its work would never be done.",
            help: "Add a step `start \(worker.name.value)(\(inputs))`, or let a state start it: `` on `Order.paid` ``."
        )
    }

    private static func neverDue(_ worker: Worker) -> Diagnostic {
        let cell = worker.cells.frequency
        return finding(
            "`\(worker.name.value)` runs by a schedule that has no time",
            at: cell.isEmpty ? worker.name.span : cell,
            because: [DiagnosticLabel(worker.cells.trigger, "it waits for the clock")],
            leadsTo: "Its work would never be done.",
            help: "Write when it is due: `daily at 02:00 UTC, once when missed`, or `every 5m, skip when missed`."
        )
    }
}
