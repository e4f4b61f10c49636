/// The ten checks of the gate, in the order of the report.
public let allChecks: [any Check] = [
    ComponentsImplemented(),
    NoStubs(),
    EndpointsAnswerErrors(),
    WorkersHandleFailure(),
    TestsPass(),
    TestsCheckAnswers(),
    MigrationsTestedBothWays(),
    EnvironmentDocumented(),
    DependenciesPinned(),
    RunsEndToEnd(),
]

/// The gate's answer: all ten, or stop.
public struct GateReport: Sendable, Equatable, Codable {
    public var service: String
    public var evidence: [Evidence]

    public init(_ subject: GateSubject, checks: [any Check] = allChecks) {
        service = subject.inventory.service
        evidence = checks.map { $0.judge(subject) }
    }

    public var passed: Int { evidence.count { $0.verdict == .passed } }
    /// Whether the service may be handed off.
    public var isOpen: Bool { passed == evidence.count && !evidence.isEmpty }
}
