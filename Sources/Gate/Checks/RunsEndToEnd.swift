/// The design's scenarios passed over HTTP against the started executable, which then ended well on SIGTERM.
struct RunsEndToEnd: Check {
    let id = "runs-end-to-end"
    let title = "It runs end to end"

    func judge(_ subject: GateSubject) -> Evidence {
        let scenarios = subject.inventory.tests.filter { $0.reach == .endToEnd }
        let results = subject.results
        let ran = scenarios.filter { results[$0.identifier] != nil }
        guard !ran.isEmpty else { return unknown("no scenario was run against the executable") }
        let faults = scenarios.compactMap { test -> String? in
            guard let result = results[test.identifier] else { return "\(test.title) was not run" }
            return result.outcome == .passed ? nil : "\(test.title): \(result.message ?? result.outcome.rawValue)"
        }
        return verdict(
            faults,
            "\(scenarios.count) scenarios, each against a fresh process of \(subject.inventory.executable) on an empty "
                + "SQLite file; each ended with exit status 0 on SIGTERM"
        )
    }
}
