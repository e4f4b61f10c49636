import DesignModel
import Diagnostics
import DocumentReader
import Testing

@testable import Verification

@Suite("The examples are silent under each rule of workers, calls and failure modes, also where other rules speak")
struct ExamplesSilentTests {
    static let rules: [any Rule.Type] = [
        CallWithoutKey.self, CallsAmplify.self, CommittedBeforeFailure.self, DeadLetterWithoutAlert.self,
        DeadlineTooShort.self, DependencyWithoutFailureMode.self, FailureModeCitesNothing.self,
        FailureModeIncomplete.self, FailureModeUntried.self, FailureModesTooFew.self, IntegrationIncomplete.self,
        RequirementWithoutIf.self, RetryAtTwoLayers.self, RetryCannotSucceed.self, RetryNotIdempotent.self,
        RetryWithoutEnd.self, WaitsWithoutTimeout.self, WorkerIncomplete.self, WorkerNobodyStarts.self,
        WorkerOverlapsItself.self,
    ]

    @Test(arguments: ["tickets.md", "orders.md"])
    func silent(example: String) throws {
        let source = SourceText(name: example, text: try TestFiles.example(example))
        let document = readDocument(files: [source])
        let (design, _) = understand(document)
        let view = DesignView(design)
        let findings = Self.rules.flatMap { $0.check(view) }
        #expect(findings.map { $0.summary(in: source) } == [])
    }
}
