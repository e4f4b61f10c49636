import Foundation
import Testing

@testable import Gate
@testable import Planning

/// Verdicts on a small folder, and on runs that did or did not happen.
struct GateReportTests {
    static let endpoint = "GET /things/{id}"

    static func planned(_ function: String, answer: String? = nil, kind: PlannedTest.Kind = .success) -> PlannedTest {
        PlannedTest(
            layer: .api,
            reach: .integration,
            kind: kind,
            subject: endpoint,
            target: "ThingsAPITests",
            suite: "ReadThingRouteTests",
            function: function,
            title: function,
            requirements: ["REQ-001"],
            answer: answer
        )
    }

    static func inventory(tests: [PlannedTest], workers: Int = 0) -> Inventory {
        Inventory(
            format: Inventory.currentFormat,
            service: "Things",
            executable: "things",
            requirements: [.init(id: "REQ-001", sentence: "The system shall show things.")],
            items: [],
            tests: tests,
            endpoints: [.init(name: endpoint, errors: ["404"])],
            variables: [],
            testTargets: [.init(layer: .api, targets: ["ThingsAPITests"])],
            endToEndTarget: nil,
            workers: workers,
            integrations: 0
        )
    }

    static func run(_ outcomes: [(String, TestResult.Outcome)]) -> LayerRun {
        LayerRun(
            layer: .api,
            title: "API",
            command: "swift test",
            exitCode: outcomes.contains { $0.1 == .failed } ? 1 : 0,
            seconds: 1,
            results: outcomes.map {
                TestResult(identifier: "ThingsAPITests.ReadThingRouteTests/\($0.0)()", outcome: $0.1, seconds: 0.1)
            },
            output: ""
        )
    }

    static func subject(_ tests: [PlannedTest], _ runs: [LayerRun], workers: Int = 0) -> GateSubject {
        GateSubject(
            folder: URL(filePath: "/nonexistent"),
            inventory: inventory(tests: tests, workers: workers),
            sources: [],
            runs: runs,
            packages: nil
        )
    }

    @Test func whatWasNotRunIsUnknownAndNotPassed() {
        let subject = Self.subject([Self.planned("shows")], [])
        #expect(TestsPass().judge(subject).verdict == .unknown)
        #expect(EndpointsAnswerErrors().judge(subject).verdict == .unknown)
        #expect(DependenciesPinned().judge(subject).verdict == .unknown)
        #expect(RunsEndToEnd().judge(subject).verdict == .unknown)
        #expect(!GateReport(subject).isOpen)
    }

    @Test func aDesignWithoutWorkersPassesWithThatAsItsEvidence() {
        let evidence = WorkersHandleFailure().judge(Self.subject([], []))
        #expect(evidence.verdict == .passed)
        #expect(evidence.summary == "the design has 0 workers")
    }

    @Test func workersWithoutTestsAreUnknown() {
        #expect(WorkersHandleFailure().judge(Self.subject([], [], workers: 2)).verdict == .unknown)
    }

    @Test func anErrorThatNoTestProvokesFails() {
        let subject = Self.subject([Self.planned("shows")], [Self.run([("shows", .passed)])])
        let evidence = EndpointsAnswerErrors().judge(subject)
        #expect(evidence.verdict == .failed)
        #expect(evidence.faults == ["GET /things/{id}: no test provokes 404"])
    }

    @Test func anErrorWhoseTestPassedIsProven() {
        let subject = Self.subject([Self.planned("misses", answer: "404")], [Self.run([("misses", .passed)])])
        #expect(EndpointsAnswerErrors().judge(subject).verdict == .passed)
    }

    @Test(arguments: [TestResult.Outcome.failed, .skipped])
    func aTestThatDidNotPassFails(outcome: TestResult.Outcome) {
        let subject = Self.subject([Self.planned("shows")], [Self.run([("shows", outcome), ("other", .passed)])])
        #expect(TestsPass().judge(subject).verdict == .failed)
    }

    @Test func aPlannedTestThatDidNotRunFails() {
        let subject = Self.subject([Self.planned("shows"), Self.planned("misses")], [Self.run([("shows", .passed)])])
        let evidence = TestsPass().judge(subject)
        #expect(evidence.verdict == .failed)
        #expect(evidence.faults == ["ThingsAPITests.ReadThingRouteTests/misses() did not run"])
    }

    @Test func anEndpointWithOneTestFails() {
        let subject = Self.subject([Self.planned("shows")], [])
        #expect(TestsCheckAnswers().judge(subject).faults.contains("GET /things/{id} has 1 tests"))
    }
}
