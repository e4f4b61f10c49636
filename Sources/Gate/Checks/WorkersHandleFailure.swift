/// Every worker has passed tests of its trigger, success, failure and retry.
struct WorkersHandleFailure: Check {
    let id = "workers-handle-failure"
    let title = "Every worker handles failure"

    func judge(_ subject: GateSubject) -> Evidence {
        guard subject.inventory.workers > 0 else { return passed("the design has 0 workers") }
        return unknown("the design has \(subject.inventory.workers) workers and no test of them was run")
    }
}
