import Planning

/// Every planned test ran and passed; none was skipped, none is missing.
struct TestsPass: Check {
    let id = "tests-pass"
    let title = "The tests pass"

    func judge(_ subject: GateSubject) -> Evidence {
        let due = subject.inventory.testTargets.filter { !$0.targets.isEmpty }.map(\.layer)
        let missing = due.filter { layer in !subject.runs.contains { $0.layer == layer } }
        guard missing.isEmpty else {
            return unknown("not run: the tests of " + missing.map(\.title).joined(separator: ", "))
        }
        let results = subject.results
        var faults = subject.runs.filter { !$0.isGreen }.map { "\($0.command) ended with \($0.exitCode)" }
        faults += results.values.filter { $0.outcome != .passed }.map { "\($0.identifier): \($0.outcome.rawValue)" }
            .sorted()
        faults += subject.inventory.tests.filter { results[$0.identifier] == nil }.map {
            "\($0.identifier) did not run"
        }
        let figures = subject.runs.map { "\($0.title) \($0.passed)" }.joined(separator: ", ")
        return verdict(
            faults,
            "\(results.count) tests run and passed (\(figures)); \(subject.inventory.tests.count) planned"
        )
    }
}
