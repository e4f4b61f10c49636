/// What a check found out: never a tick on trust.
public struct Evidence: Sendable, Equatable, Codable {
    public enum Verdict: String, Sendable, Codable {
        case passed, failed
        /// What was to be judged did not run; it counts as not passed.
        case unknown
    }

    /// In kebab case: `no-stubs`.
    public var check: String
    /// The question that the check answers: "No stub, TODO, placeholder or not-implemented marker in any source".
    public var title: String
    public var verdict: Verdict
    /// One sentence with figures: what was run or read, on what, with what result.
    public var summary: String
    /// Each thing that fails the check, with its place.
    public var faults: [String]

    public init(check: String, title: String, verdict: Verdict, summary: String, faults: [String] = []) {
        self.check = check
        self.title = title
        self.verdict = verdict
        self.summary = summary
        self.faults = faults
    }
}

/// One of the ten questions of the gate.
public protocol Check: Sendable {
    var id: String { get }
    var title: String { get }
    func judge(_ subject: GateSubject) -> Evidence
}

extension Check {
    func passed(_ summary: String) -> Evidence {
        Evidence(check: id, title: title, verdict: .passed, summary: summary)
    }

    func unknown(_ summary: String) -> Evidence {
        Evidence(check: id, title: title, verdict: .unknown, summary: summary)
    }

    /// Passed where there is no fault; `summary` tells what was looked at.
    func verdict(_ faults: [String], _ summary: String) -> Evidence {
        Evidence(check: id, title: title, verdict: faults.isEmpty ? .passed : .failed, summary: summary, faults: faults)
    }
}
